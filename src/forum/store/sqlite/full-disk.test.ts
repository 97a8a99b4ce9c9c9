// full-disk: no room is said as such, reading goes on, and writing goes on once there is room again.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { faults, openPosting } from '../posting-store.fixture.ts';
import type { PostingStore } from '../posting-store.fixture.ts';
import { StoreError } from '../store.ts';
import { letGoOfClosed, openConnection } from './connection.ts';

/** Posts many at a time until none is taken for want of room; gives how many were acknowledged. */
async function postUntilFull(store: PostingStore, thread: number): Promise<number> {
  let taken = 0;
  for (let round = 0; round < 500; round += 1) {
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        store.write('add', { thread, key: `${round}.${index}`, text: 'x'.repeat(700 * (index + 1)), now: 2 }),
      ),
    );
    for (const result of results) {
      if (result.status === 'fulfilled') taken += 1;
      else assert.deepEqual(problem(result.reason), 'full');
    }
    if (results.every(({ status }) => status === 'rejected')) return taken;
  }
  throw new Error('it never became full');
}

const problem = (reason: unknown): string =>
  reason instanceof StoreError
    ? reason.problem === 'full'
      ? 'full'
      : `${reason.problem}: ${reason.message}`
    : String(reason);

async function sameAsTaken(store: PostingStore, taken: number): Promise<void> {
  const { count } = await store.read
    .selectFrom('posts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  assert.equal(count, taken);
  assert.deepEqual(await faults(store), []);
}

for (const writer of ['here', 'thread'] as const) {
  test(`a database that may not grow is full, and goes on when it may (writer ${writer})`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'octavo-full-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const store = await openPosting(join(folder, 'forum.db'), { writer, durable: false });
    const thread = await store.write('begin', { handle: 'ada', now: 1 });
    await store.writeStatement('pragma max_page_count = 300', []);
    const taken = await postUntilFull(store, thread);
    assert.ok(taken > 20);
    await sameAsTaken(store, taken);
    await store.writeStatement('pragma max_page_count = 100000', []);
    assert.equal(await store.write('add', { thread, key: 'after', text: 'x', now: 3 }), taken + 1);
    await store.close();
  });
}

/** A small disk of its own, where this process may make one. */
function smallDisk(): { folder: string; remove(): void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Possible once nothing here has a file open for writing. */
async function remountReadOnly(folder: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    await letGoOfClosed();
    try {
      execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' });
      return;
    } catch (error) {
      if (tries === 50) throw error;
      await pause(50);
    }
  }
}

// Tried once and given back, so that nothing is left where the test itself is not run.
const trial = process.platform === 'linux' ? smallDisk() : undefined;
trial?.remove();
if (trial !== undefined) {
  test('a disk without room: reading goes on, and writing once there is room again', async (t) => {
    const disk = smallDisk();
    assert.ok(disk !== undefined);
    t.after(() => disk.remove());
    const file = join(disk.folder, 'forum.db');
    const store = await openPosting(file);
    const thread = await store.write('begin', { handle: 'ada', now: 1 });
    const ballast = join(disk.folder, 'ballast');
    writeFileSync(ballast, new Uint8Array(1_000_000));
    const taken = await postUntilFull(store, thread);
    assert.ok(taken > 20);
    const { bavail, bsize } = statfsSync(disk.folder);
    assert.ok(bavail * bsize < 100_000, 'the disk is full');
    await sameAsTaken(store, taken);
    await assert.rejects(store.backup(join(disk.folder, 'copy.db')), (error) => problem(error) === 'full');
    rmSync(ballast);
    assert.equal(await store.write('add', { thread, key: 'after', text: 'x', now: 3 }), taken + 1);
    await sameAsTaken(store, taken + 1);
    await store.close();
    const connection = await openConnection(file);
    assert.deepEqual(connection.all('pragma integrity_check', []), [{ integrity_check: 'ok' }]);
    connection.close();
    // The same disk, now for reading only.
    await remountReadOnly(disk.folder);
    await assert.rejects(
      openPosting(file),
      (error) => error instanceof StoreError && error.problem === 'read-only',
    );
    execFileSync('mount', ['-o', 'remount,rw,size=6m', disk.folder]);
    const again = await openPosting(file);
    await sameAsTaken(again, taken + 1);
    await again.close();
  });
}

test('a folder that may not be written is refused as such', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-read-only-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  // Whoever may do everything is stopped by a file in the folder's place.
  const place = join(folder, 'data');
  if (process.getuid?.() === 0) writeFileSync(place, '');
  else {
    mkdirSync(place);
    chmodSync(place, 0o555);
  }
  await assert.rejects(
    openPosting(join(place, 'forum.db')),
    (error) => error instanceof StoreError && error.problem === 'read-only',
  );
});
