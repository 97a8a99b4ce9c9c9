// forum-server: a small book served with its discussions by the program itself, and people who take part in them.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.ts';
import { packageFile } from '../../src/package-root.ts';
import { copyBook } from '../octavo.ts';

const source = join(dirname(fileURLToPath(import.meta.url)), '../forum/book');

export type Fields = Readonly<Record<string, string | number>>;

export interface Answered {
  status: number;
  value: Readonly<Record<string, unknown>>;
  next: string;
  error: { code?: string; words?: string; details?: Readonly<Record<string, unknown>> };
}

/** Somebody who is signed in, or nobody. */
export interface Person {
  handle: string;
  cookies: Map<string, string>;
  /** Network address. */
  from: string;
  /** Sends a form of the forum. */
  does(operation: string, fields: Fields): Promise<Answered>;
  /** A page, or a part of one. */
  reads(address: string): Promise<string>;
}

export interface ForumServer {
  url: string;
  folder: string;
  /** What the server has written so far: its log, with the mails that it would send. */
  log(): string;
  nobody(): Person;
  /** Signs a new reader in by mail, with that name, which is taken in a network of their own unless told. */
  reader(handle: string, network?: string): Promise<Person>;
  /** Signs somebody in again, who has a name: a new role ends what was signed in before. */
  again(handle: string): Promise<Person>;
  administrator: Person;
  stop(): Promise<void>;
}

/** Builds the book, serves it on a free port, and makes an administrator. */
export async function forumServer(): Promise<ForumServer> {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-forum-'));
  copyBook(source, join(folder, 'book'));
  const port = await freePort();
  const words = [
    'serve',
    join(folder, 'book'),
    '--port',
    String(port),
    '--data',
    join(folder, 'data'),
    '--behind-proxy',
  ];
  const child = spawn(process.execPath, [packageFile('bin/octavo.js'), ...words], {
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = new Promise<void>((end) => child.once('close', () => end()));
  const url = `http://localhost:${port}`;
  const until = async (find: () => string | undefined): Promise<string> => {
    for (let tries = 0; tries < 600; tries++) {
      const found = find();
      if (found !== undefined) return found;
      assert.equal(child.exitCode, null, log);
      await new Promise((later) => setTimeout(later, 100));
    }
    child.kill('SIGKILL');
    throw new Error(`the server does not say what was waited for:\n${log}`);
  };
  const token = await until(() => /setup\?token=(\S+)/.exec(log)?.[1]);
  const nobody = (): Person => person(url, '');
  /** Of the last mail to an address. */
  const codeTo = (email: string): Promise<string> =>
    until(
      () =>
        log
          .split(email)
          .at(-1)
          ?.match(/code: (\d{6})/)?.[1],
    );
  const again = async (handle: string): Promise<Person> => {
    const one = person(url, handle);
    const email = `${handle}@mail.example`;
    await patiently(() => one.does('sign-in.send', { back: '/', email }));
    const code = await codeTo(email);
    await patiently(() => one.does('sign-in.code', { back: '/', email, code }));
    return one;
  };
  const reader = async (handle: string, network?: string): Promise<Person> => {
    const one = await again(handle);
    one.from = network ?? one.from;
    await patiently(() => one.does('me.name', { back: '/', handle }));
    return one;
  };
  const administrator = person(url, 'okapi');
  await administrator.does('administrator.first', { token, email: 'okapi@mail.example', handle: 'okapi' });
  return {
    url,
    folder,
    nobody,
    reader,
    again,
    administrator,
    log: () => log,
    stop: async () => {
      child.kill('SIGTERM');
      // A test that failed must not keep all others waiting.
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(late);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All readers of a test come from one network, of which only so many may come at once. */
async function patiently(does: () => Promise<Answered>): Promise<void> {
  for (let tries = 0; ; tries++) {
    const answer = await does();
    if (answer.status === 200) return;
    assert.ok(answer.status === 429 && tries < 3, JSON.stringify(answer));
    const seconds = Number(answer.error.details?.['seconds'] ?? 5);
    await new Promise((later) => setTimeout(later, seconds * 1000));
  }
}

let networks = 0;
/** Each reader comes from a network of their own, as readers do: limits are for one of them. */
export function newNetwork(): string {
  networks += 1;
  return `10.${networks >> 8}.${networks & 255}.1`;
}

function person(url: string, handle: string): Person {
  const cookies = new Map<string, string>();
  const headers = (): Record<string, string> => ({
    origin: url,
    'x-forwarded-for': one.from,
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
  };
  const one: Person = {
    handle,
    cookies,
    from: newNetwork(),
    does: async (operation, fields) => {
      const response = await fetch(`${url}/-/do/${operation}`, {
        method: 'POST',
        headers: { ...headers(), accept: 'application/json' },
        body: new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])),
        redirect: 'manual',
      });
      keep(response);
      const text = await response.text();
      const given = (text.startsWith('{') ? JSON.parse(text) : {}) as Partial<Omit<Answered, 'status'>>;
      return {
        status: response.status,
        value: given.value ?? {},
        next: given.next ?? '',
        error: given.error ?? {},
      };
    },
    reads: async (address) => {
      const response = await fetch(new URL(address, url), { headers: headers() });
      return response.text();
    },
  };
  return one;
}
