// sqlite: the writer's thread, group commit, the lock, backup and restore.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';

import { faults, openPosting } from '../posting-store.fixture.ts';
import { StoreError } from '../store.ts';
import type { StoreProblem } from '../store.ts';
import { letGoOfClosed, openConnection } from './connection.ts';
import { restoreDatabase } from './copy.ts';

function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-forum-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const fails = (problem: StoreProblem, words: RegExp) => (error: unknown) =>
  error instanceof StoreError && error.problem === problem && words.test(error.message);

test('changes go through a thread and can be read once they are acknowledged', async (t) => {
  const store = await openPosting(join(folderFor(t), 'forum.db'));
  const thread = await store.write('begin', { handle: 'ada', now: 1 });
  let told = 0;
  const stop = store.onOutbox(() => (told += 1));
  const numbers = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      store.write('add', { thread, key: `k${index}`, text: 'x', now: 2 }),
    ),
  );
  assert.deepEqual(
    numbers,
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
  assert.equal(told, 40);
  stop();
  assert.equal(await store.write('add', { thread, key: 'k3', text: 'x', now: 3 }), 4);
  assert.equal(told, 40);
  assert.deepEqual(await faults(store), []);
  await store.check();
  await store.close();
  await store.close();
  await assert.rejects(store.write('begin', { handle: 'bob', now: 1 }), fails('busy', /closed/));
});

test('a change that fails undoes itself and none of those it is committed with', async (t) => {
  const store = await openPosting(join(folderFor(t), 'forum.db'), { writer: 'here' });
  const thread = await store.write('begin', { handle: 'ada', now: 1 });
  const post = (name: 'add' | 'addAndFail', key: string) =>
    store.write(name, { thread, key, text: 'x', now: 2 });
  const results = await Promise.allSettled([
    post('add', 'a'),
    post('addAndFail', 'b'),
    store.write('begin', { handle: 'ada', now: 2 }),
    post('add', 'c'),
    store.write('nothing' as never, {} as never),
    post('add', 'd'),
  ]);
  assert.deepEqual(
    results.map((result) =>
      result.status === 'fulfilled'
        ? result.value
        : [(result.reason as StoreError).problem, (result.reason as Error).message],
    ),
    [
      1,
      ['broken', 'as asked'],
      ['conflict', 'UNIQUE constraint failed: people.handle_key'],
      2,
      ['broken', 'there is no command nothing'],
      3,
    ],
  );
  assert.deepEqual(await faults(store), []);
  await store.close();
});

test('the writer may die: what waits is answered, and another one is started', async (t) => {
  const store = await openPosting(join(folderFor(t), 'forum.db'));
  const thread = await store.write('begin', { handle: 'ada', now: 1 });
  const results = await Promise.allSettled([
    store.write('add', { thread, key: 'a', text: 'x', now: 2 }),
    store.write('die', { now: 2 }),
    store.write('add', { thread, key: 'b', text: 'x', now: 2 }),
  ]);
  for (const result of results) {
    assert.ok(
      result.status === 'rejected' && fails('busy', /restarted/)(result.reason),
      JSON.stringify(result),
    );
  }
  // The same keys again, as a browser would: at most one post each.
  assert.equal(await store.write('add', { thread, key: 'a', text: 'x', now: 3 }), 1);
  assert.equal(await store.write('add', { thread, key: 'b', text: 'x', now: 3 }), 2);
  assert.deepEqual(await faults(store), []);
  await store.close();
});

test('a second store on one file is refused, and the lock ends with the first', async (t) => {
  const file = join(folderFor(t), 'forum.db');
  const store = await openPosting(file, { writer: 'here' });
  await assert.rejects(
    openPosting(file),
    fails('busy', new RegExp(`in use by another process \\(${process.pid} on .+, since 20`)),
  );
  await assert.rejects(restoreDatabase(file, file, 1), fails('busy', /in use/));
  await store.close();
  await (await openPosting(file, { writer: 'here' })).close();
});

test('a file that cannot be used is refused with what to do', async (t) => {
  const folder = folderFor(t);
  const file = join(folder, 'forum.db');
  await (await openPosting(file, { writer: 'here' })).close();
  const connection = await openConnection(file);
  connection.exec("insert into migrations values (99, 'later', 1)");
  connection.close();
  await assert.rejects(openPosting(file, { writer: 'here' }), fails('broken', /newer Octavo \(form 99/));
  await assert.rejects(openPosting(file), fails('broken', /newer Octavo \(form 99/));
  await assert.rejects(
    openPosting(join(folder, 'none', 'forum.db')),
    fails('read-only', /none.forum\.db\.lock cannot be written/),
  );
  writeFileSync(join(folder, 'text.db'), 'This is no database. '.repeat(500));
  await assert.rejects(openPosting(join(folder, 'text.db')), fails('broken', /not a database/));
});

test('damage is found after a process was killed', async (t) => {
  const file = join(folderFor(t), 'forum.db');
  const store = await openPosting(file, { writer: 'here' });
  const thread = await store.write('begin', { handle: 'ada', now: 1 });
  for (let index = 0; index < 50; index += 1) {
    await store.write('add', { thread, key: `k${index}`, text: 'x'.repeat(2000), now: 2 });
  }
  await store.close();
  truncateSync(file, readFileSync(file).length - 3 * 4096);
  // As after a kill: nobody has written that it was closed.
  rmSync(`${file}.lock`);
  await assert.rejects(openPosting(file, { writer: 'here' }), fails('broken', /damaged|malformed/));
});

test('a backup is made while the forum is written, and restored', async (t) => {
  const folder = folderFor(t);
  const [file, backup] = [join(folder, 'forum.db'), join(folder, 'backup.db')];
  const store = await openPosting(file);
  const thread = await store.write('begin', { handle: 'ada', now: 1 });
  let going = true;
  let posted = 0;
  const posting = (async () => {
    while (going) {
      posted += 1;
      await store.write('add', { thread, key: `k${posted}`, text: 'x'.repeat(500), now: 2 });
    }
  })();
  await store.backup(backup);
  const atBackup = posted;
  going = false;
  await posting;
  await assert.rejects(store.backup(backup), fails('broken', /there already/));
  await store.close();
  const { rows, before } = await restoreDatabase(backup, file, 1_790_000_000_000);
  const posts = rows['posts'] as number;
  assert.ok(posts <= atBackup && rows['threads'] === 1);
  assert.ok(before !== undefined && existsSync(before));
  const again = await openPosting(file, { writer: 'here' });
  // Nothing that was closed before takes the log of the new database away.
  await letGoOfClosed();
  assert.ok(existsSync(`${file}-wal`));
  assert.deepEqual(await faults(again), []);
  assert.equal(await again.write('add', { thread, key: 'new', text: 'x', now: 3 }), posts + 1);
  await again.close();
  writeFileSync(backup, readFileSync(backup).subarray(0, 40_000));
  await assert.rejects(restoreDatabase(backup, file, 2), fails('broken', /damaged|malformed/));
  const kept = await openPosting(file, { writer: 'here' });
  assert.equal(await kept.write('add', { thread, key: 'new', text: 'x', now: 3 }), posts + 1);
  await kept.close();
});
