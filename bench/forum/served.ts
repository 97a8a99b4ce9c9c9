// served: the program itself serving a book with a large forum, and somebody who is signed in there.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { freePort } from '../../tests/free-port.ts';
import type { Manifest } from '../../src/compare/index.ts';
import { commands } from '../../src/forum/commands.ts';
import { startServer } from '../../src/forum/store/postgres/own-server.fixture.ts';
import { openPostgres } from '../../src/forum/store/postgres/store.ts';
import { openSqlite } from '../../src/forum/store/sqlite/store.ts';
import { packageFile } from '../../src/package-root.ts';
import { publish, publishedProgram } from '../published.ts';
import { seed, seedIndex } from './seed.ts';
import type { Size } from './seed.ts';

export interface Served {
  name: string;
  url: string;
  /** Cookies of an administrator, who may post as often as they like. */
  cookie: string;
  /** Addresses of pages of the book. */
  pages: readonly string[];
  /** What the server has used so far: seconds of processors, and megabytes now. */
  usage(): { cpu: number; memory: number };
  close(): Promise<void>;
}

interface Started {
  child: ChildProcess;
  log(): string;
}

/** Builds a small book, makes an administrator, fills the database, and serves it. */
export async function served(
  kind: 'SQLite' | 'PostgreSQL',
  size: Size,
): Promise<Served | { missing: string }> {
  const server = kind === 'PostgreSQL' ? await startServer({ durable: true }) : undefined;
  if (server !== undefined && 'missing' in server) return server;
  await publish();
  const folder = mkdtempSync(join(tmpdir(), 'octavo-bench-served-'));
  const [book, data] = [join(folder, 'book'), join(folder, 'data')];
  cpSync(packageFile('tests/forum/book'), book, { recursive: true });
  mkdirSync(data);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const words = ['serve', book, '--port', String(port), '--data', data, '--behind-proxy'];
  if (server) words.push('--database', server.url);
  const first = await start(words, /setup\?token=(\S+)/);
  const cookie = await becomeAdministrator(url, /setup\?token=(\S+)/.exec(first.log())?.[1] ?? '');
  await stop(first.child);
  const manifest = JSON.parse(readFileSync(join(book, '_build/html/anchors.json'), 'utf8')) as Manifest;
  await fill(server?.url, join(data, 'octavo.db'), size, manifest);
  const { child } = await start(words, /serving {2}/);
  return {
    name: kind,
    url,
    cookie,
    pages: manifest.pages.map(({ address }) => `/${address}.html`),
    usage: () => usageOf(child.pid as number),
    close: async () => {
      await stop(child);
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fill(
  postgres: string | undefined,
  file: string,
  size: Size,
  manifest: Manifest,
): Promise<void> {
  const store = postgres
    ? await openPostgres({ url: postgres }, { commands, now: Date.now() })
    : await openSqlite({ file, writer: 'here', durable: false }, { commands, now: Date.now });
  const whole: Size = {
    ...size,
    version: manifest.id,
    places: manifest.blocks.map(({ section, id }) => ({ label: section, block: id })),
  };
  await seed(store, whole);
  await seedIndex(store, whole);
  if (postgres) await store.writeStatement('vacuum analyze', []);
  await store.close();
}

/** Starts the program, and waits until it says something. */
function start(words: readonly string[], until: RegExp): Promise<Started> {
  const child = spawn(process.execPath, [publishedProgram, ...words], {
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        // Only the beginning is of interest.
        if (log.length < 100_000) log += text;
        if (until.test(log)) resolve({ child, log: () => log });
      });
    }
    child.once('close', () => reject(new Error(`the server ended:\n${log}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function becomeAdministrator(url: string, token: string): Promise<string> {
  const response = await fetch(`${url}/-/do/administrator.first`, {
    method: 'POST',
    headers: { origin: url, accept: 'application/json' },
    body: new URLSearchParams({ token, email: 'okapi@mail.example', handle: 'okapi' }),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Hundredths of a second, on every Linux that Node runs on. */
const ticks = 100;

/** From the system's own books (proc(5)). */
function usageOf(pid: number): { cpu: number; memory: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    cpu: (Number(stat[11]) + Number(stat[12])) / ticks,
    memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000,
  };
}
