// server-faults: the whole server killed while people post, on a disk without room, and with a mail server that never answers.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';

import { freePort } from '../free-port.ts';
import { commands } from '../../src/forum/commands.ts';
import { seedAnchor, seedPerson, seedThread } from '../../src/forum/seed.fixture.ts';
import { openSqlite } from '../../src/forum/store/sqlite/store.ts';
import type { SqliteStore } from '../../src/forum/store/sqlite/store.ts';
import { packageFile } from '../../src/package-root.ts';
import { copyBook } from '../octavo.ts';

const folder = mkdtempSync(join(tmpdir(), 'octavo-server-faults-'));
const book = join(folder, 'book');

interface Running {
  child: ChildProcess;
  log(): string;
  ended: Promise<void>;
}

/** The program as it is published, started on a port that was free. */
async function start(data: string, port: number, env: Record<string, string> = {}): Promise<Running> {
  const child = spawn(
    process.execPath,
    [packageFile('bin/octavo.js'), 'serve', book, '--port', String(port), '--data', data, '--behind-proxy'],
    { env: { ...process.env, NO_COLOR: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = new Promise<void>((end) => child.once('close', () => end()));
  for (let tries = 0; !/serving {2}/.test(log); tries += 1) {
    assert.ok(child.exitCode === null && tries < 1200, log);
    await new Promise((later) => setTimeout(later, 50));
  }
  return { child, log: () => log, ended };
}

async function stop({ child, ended }: Running): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

let asked = 0;
/** Addresses are limited, people of the staff are not. */
const from = (): string => `10.1.${((asked += 1) >> 8) & 255}.${asked & 255}`;

async function send(
  url: string,
  operation: string,
  fields: Record<string, string>,
  cookie = '',
): Promise<Response> {
  return fetch(`${url}/-/do/${operation}`, {
    method: 'POST',
    headers: { origin: url, accept: 'application/json', cookie, 'x-forwarded-for': from() },
    body: new URLSearchParams(fields),
  });
}

async function administrator(url: string, log: string): Promise<string> {
  const token = /setup\?token=(\S+)/.exec(log)?.[1] ?? '';
  const response = await send(url, 'administrator.first', {
    token,
    email: 'okapi@mail.example',
    handle: 'okapi',
  });
  assert.equal(response.status, 200);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** The database while no server runs. */
async function inDatabase<Result>(
  data: string,
  use: (store: SqliteStore) => Promise<Result>,
): Promise<Result> {
  const store = await openSqlite(
    { file: join(data, 'octavo.db'), writer: 'here' },
    { commands, now: Date.now },
  );
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

const seeded = (data: string): Promise<number> =>
  inDatabase(data, (store) =>
    store.change(async (db) => {
      const person = await db.selectFrom('people').select('id').executeTakeFirstOrThrow();
      return (await seedThread(db, person.id)).thread;
    }),
  );

/** A server with an administrator and one discussion. */
async function prepared(data: string, port: number, env?: Record<string, string>) {
  mkdirSync(data, { recursive: true });
  const url = `http://localhost:${port}`;
  const first = await start(data, port);
  const cookie = await administrator(url, first.log());
  await stop(first);
  const thread = await seeded(data);
  return { url, cookie, thread, running: await start(data, port, env) };
}

const answer = (thread: number, key: string): Record<string, string> => ({
  thread: String(thread),
  key,
  body: `This is the answer with the key ${key}, and it says something of its own.`,
});

describe('the server in trouble', () => {
  before(() => copyBook(packageFile('tests/forum/book'), book));
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('killed while people post: what was acknowledged is there once, and so is what was sent again', async () => {
    const [data, port] = [join(folder, 'killed'), await freePort()];
    const { url, cookie, thread, running: first } = await prepared(data, port);
    let running = first;
    const keys: string[] = [];
    for (let life = 0; life < 4; life += 1) {
      const acknowledged = new Set<string>();
      let going = true;
      const poster = async (name: number): Promise<void> => {
        for (let count = 0; going; count += 1) {
          const key = `faultkey-${life}-${name}-${count}`;
          keys.push(key);
          const response = await send(url, 'post.create', answer(thread, key), cookie).catch(() => undefined);
          if (response?.ok) acknowledged.add(key);
        }
      };
      const posters = [1, 2, 3, 4].map(poster);
      for (let wait = 0; acknowledged.size < 12 + life * 5 && wait < 1000; wait += 1) {
        await new Promise((later) => setTimeout(later, 10));
      }
      running.child.kill('SIGKILL');
      going = false;
      await Promise.all([running.ended, ...posters]);
      assert.ok(acknowledged.size >= 12, 'people posted');
      const there = await inDatabase(data, (store) =>
        store.read.selectFrom('posts').select('request_key').execute(),
      );
      const found = new Set(there.map(({ request_key }) => request_key));
      assert.deepEqual(
        [...acknowledged].filter((key) => !found.has(key)),
        [],
        'acknowledged and lost',
      );
      running = await start(data, port);
    }
    // Browsers send again what was not answered.
    for (const key of keys) {
      const response = await send(url, 'post.create', answer(thread, key), cookie);
      assert.equal(response.status, 200, await response.clone().text());
    }
    await stop(running);
    await inDatabase(data, async ({ read }) => {
      const posts = await read.selectFrom('posts').select('number').where('kind', '=', 'answer').execute();
      const { answers, last_number } = await read.selectFrom('threads').selectAll().executeTakeFirstOrThrow();
      assert.equal(posts.length, keys.length);
      assert.equal(answers, keys.length);
      assert.equal(last_number, keys.length + 1);
    });
  });

  test('a mail server that never answers does not hold up who posts', async (t) => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    t.after(() => silent.close());
    await new Promise((ready) => silent.once('listening', ready));
    const smtp = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const [data, port] = [join(folder, 'mail'), await freePort()];
    const { url, cookie, thread, running: first } = await prepared(data, port);
    await stop(first);
    await inDatabase(data, (store) =>
      store.change(async (db) => {
        const reader = await seedPerson(db, 'gnu');
        await db
          .insertInto('subscriptions')
          .values({
            person_id: reader,
            scope: 'book',
            target: '',
            level: 'watching',
            reason: 'chosen',
            at: 1,
          })
          .execute();
        await seedAnchor(db, 'sec-b');
      }),
    );
    const running = await start(data, port, { OCTAVO_SMTP: smtp });
    for (let count = 0; count < 20; count += 1) {
      const begun = Date.now();
      const response = await send(
        url,
        'post.create',
        answer(thread, `mailkey-${count}-${'x'.repeat(16)}`),
        cookie,
      );
      assert.equal(response.status, 200);
      assert.ok(Date.now() - begun < 5000, 'it waited for the mail');
    }
    await stop(running);
    const told = await inDatabase(data, ({ read }) => read.selectFrom('notices').select('type').execute());
    assert.ok(told.length > 0, 'somebody is told');
  });

  // Tried once and given back, so that nothing is left where the test itself is not run.
  const trial = smallDisk();
  trial?.remove();
  if (trial !== undefined) {
    test('a disk without room: who posts is told so, reading goes on, and posting does once there is room', async (t) => {
      const small = smallDisk();
      assert.ok(small !== undefined);
      t.after(() => small.remove());
      const disk = small.folder;
      const port = await freePort();
      const { url, cookie, thread, running } = await prepared(disk, port);
      const ballast = join(disk, 'ballast');
      fill(ballast);
      let status = 200;
      for (let count = 0; status === 200 && count < 400; count += 1) {
        status = (
          await send(url, 'post.create', answer(thread, `fullkey-${count}-${'x'.repeat(16)}`), cookie)
        ).status;
      }
      assert.equal(status, 507);
      const page = await fetch(`${url}/-/talk/${thread}`, { headers: { 'x-forwarded-for': from() } });
      assert.equal(page.status, 200);
      assert.match(await page.text(), /This is the answer with the key/);
      rmSync(ballast);
      const again = await send(url, 'post.create', answer(thread, `roomkey-${'x'.repeat(16)}`), cookie);
      assert.equal(again.status, 200);
      await stop(running);
    });
  }
});

/** Takes the room that is left, but for a few posts. */
function fill(file: string): void {
  for (let size = 16_000_000; size >= 16_000; size /= 2) {
    try {
      writeFileSync(file, new Uint8Array(size), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  truncateSync(file, statSync(file).size - 300_000);
}

/** A small disk of its own, where this process may make one. */
function smallDisk(): { folder: string; remove(): void } | undefined {
  const at = mkdtempSync(join(tmpdir(), 'octavo-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', at], { stdio: 'ignore' });
  } catch {
    rmSync(at, { recursive: true });
    return undefined;
  }
  return {
    folder: at,
    remove: () => {
      execFileSync('umount', ['-l', at]);
      rmSync(at, { recursive: true });
    },
  };
}
