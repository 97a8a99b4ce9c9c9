// postgres: collisions, lost connections and a server that restarts, and word of changes between processes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';

import { onEveryStore, postgresForTest } from '../every-store.fixture.ts';
import { asPosting, faults } from '../posting-store.fixture.ts';
import type { PostingStore } from '../posting-store.fixture.ts';
import { commands } from '../posting.fixture.ts';
import { StoreError } from '../store.ts';
import type { Command } from '../store.ts';
import { onServer, startServer } from './own-server.fixture.ts';
import { openPostgres } from './store.ts';
import { testServer } from './test-server.fixture.ts';

onEveryStore(
  'a hundred posts at one time are numbered without a gap',
  async (opened) => {
    const store = asPosting(opened);
    const thread = await store.write('begin', { handle: 'ada', now: 1 });
    const numbers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        store.write('add', { thread, key: `k${index}`, text: 'x', now: 2 }),
      ),
    );
    assert.deepEqual(
      numbers.sort((one, other) => one - other),
      Array.from({ length: 100 }, (_, index) => index + 1),
    );
    const failed = await Promise.allSettled([
      store.write('addAndFail', { thread, key: 'f', text: 'x', now: 2 }),
      store.write('begin', { handle: 'ada', now: 2 }),
      store.write('none' as never, {} as never),
    ]);
    assert.deepEqual(
      failed.map((result) => result.status === 'rejected' && (result.reason as StoreError).problem),
      ['broken', 'conflict', 'broken'],
    );
    assert.deepEqual(await faults(store), []);
  },
  commands,
);

/** Locks two discussions one after the other. */
const lockBoth: Command<{ first: number; second: number }, void> = async (db, { first, second }) => {
  await db.updateTable('threads').set({ pinned: 1 }).where('id', '=', first).execute();
  if (db.isTransaction) await sql`select pg_sleep(0.2)`.execute(db);
  await db.updateTable('threads').set({ pinned: 1 }).where('id', '=', second).execute();
};

test('a deadlock and a failed serialization are tried again', async (t) => {
  let attempts = 0;
  const collide: Command<{ times: number }, number> = async (db, { times }) => {
    attempts += 1;
    if (attempts <= times)
      await sql.raw("do $$ begin raise exception 'x' using errcode = '40001'; end $$").execute(db);
    return attempts;
  };
  const store = await postgresForTest({ ...commands, lockBoth, collide });
  if ('missing' in store) return t.skip(store.missing);
  const write = (name: string, input: unknown): Promise<unknown> =>
    store.write(name as never, input as never);
  const one = await write('begin', { handle: 'ada', now: 1 });
  const two = await write('begin', { handle: 'bob', now: 1 });
  await Promise.all([
    write('lockBoth', { first: one, second: two }),
    write('lockBoth', { first: two, second: one }),
  ]);
  assert.equal(await write('collide', { times: 3 }), 4);
  attempts = 0;
  await assert.rejects(
    write('collide', { times: 99 }),
    (error) => error instanceof StoreError && error.problem === 'busy',
  );
  await store.close();
});

/** Posts each key until it is acknowledged, as a browser that asks again. Gives how often that was needed. */
async function postAll(store: PostingStore, thread: number, poster: number, count: number): Promise<number> {
  let again = 0;
  for (let index = 0; index < count;) {
    try {
      await store.write('add', { thread, key: `${poster}.${index}`, text: 'x', now: 2 });
      index += 1;
    } catch (error) {
      assert.ok(error instanceof StoreError && error.problem === 'busy', String(error));
      again += 1;
      await pause(20);
    }
  }
  return again;
}

test('connections that are cut and a server that restarts lose nothing and double nothing', async (t) => {
  const server = await startServer();
  if ('missing' in server) return t.skip(server.missing);
  t.after(() => server.stop());
  const store = asPosting(
    await openPostgres({ url: server.url, connections: 4 }, { commands: commands as never, now: 1 }),
  );
  const thread = await store.write('begin', { handle: 'ada', now: 1 });
  const posting = Array.from({ length: 12 }, (_, poster) => postAll(store, thread, poster, 60));
  const cutting = (async () => {
    for (let time = 0; time < 5; time += 1) {
      await pause(30);
      await onServer(
        server.url,
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'octavo'",
      );
    }
    await server.restart();
  })();
  const again = (await Promise.all(posting)).reduce((sum, count) => sum + count, 0);
  await cutting;
  assert.ok(again > 0, 'nothing was interrupted');
  const { count } = await store.read
    .selectFrom('posts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  assert.equal(count, 12 * 60);
  assert.deepEqual(await faults(store), []);
  await store.check();
  await server.stop();
  await assert.rejects(store.check(), (error) => error instanceof StoreError && error.problem === 'busy');
  await assert.rejects(
    openPostgres({ url: server.url }, { commands: commands as never, now: 1 }),
    (error) => error instanceof StoreError && error.problem === 'busy',
  );
  await store.close();
});

test('statements go on when tables change under them, and when the server has forgotten them', async (t) => {
  const store = await postgresForTest(commands);
  if ('missing' in store) return t.skip(store.missing);
  t.after(() => store.close());
  const all = (): Promise<unknown> => store.read.selectFrom('settings').selectAll().execute();
  const few = sql`select key from settings where key <> ${'x'}`;
  await Promise.all([all(), all(), few.execute(store.read), few.execute(store.read)]);
  await store.writeStatement('alter table settings add column spare text', []);
  // A read fails once on each connection that knows the old table.
  await Promise.allSettled([all(), all(), all(), all()]);
  assert.deepEqual(await Promise.all([all(), all()]), [[], []]);
  await sql`deallocate all`.execute(store.read);
  await Promise.allSettled([few.execute(store.read), all()]);
  assert.deepEqual((await few.execute(store.read)).rows, []);
  // Statements of other libraries come in another form.
  const plain = (): Promise<unknown> => store.writeStatement('select * from settings where key <> $1', ['x']);
  await plain();
  await store.writeStatement('alter table settings drop column spare', []);
  await Promise.allSettled([plain()]);
  assert.deepEqual(await plain(), { rows: [], changes: 0 });
});

test('processes hear of each other’s changes, and several may begin at one time', async (t) => {
  const server = await testServer();
  if ('missing' in server) return t.skip(server.missing);
  const schema = 'heard';
  await onServer(server.url, `drop schema if exists ${schema} cascade`);
  await onServer(server.url, `create schema ${schema}`);
  const place = { url: server.url, schema, connections: 2 };
  const stores = await Promise.all(
    [1, 2, 3].map(() => openPostgres(place, { commands: commands as never, now: 1 })),
  );
  const heard = [0, 0, 0];
  stores.forEach((store, index) => store.onOutbox(() => (heard[index] = (heard[index] ?? 0) + 1)));
  await pause(200);
  await asPosting(stores[0] as never).write('begin', { handle: 'ada', now: 1 });
  for (let wait = 0; wait < 100 && heard.includes(0); wait += 1) await pause(20);
  assert.deepEqual(heard, [1, 1, 1]);
  await Promise.all(stores.map((store) => store.close()));
  await onServer(server.url, `drop schema ${schema} cascade`);
});
