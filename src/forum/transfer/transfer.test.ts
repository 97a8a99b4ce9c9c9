// transfer: what leaves as lines comes in again the same, in either database.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { seedPerson, seedPost, seedThread } from '../seed.fixture.ts';
import { onEveryStore, sqliteForTest } from '../store/every-store.fixture.ts';
import type { TestStore } from '../store/every-store.fixture.ts';
import { annotations } from './annotations.ts';
import { exportLines } from './export-lines.ts';
import { ImportError, importLines } from './import-lines.ts';

const head = { octavo: 'forum', format: 1, exported: '2026-01-01T00:00:00.000Z', title: 'T' } as const;

async function linesOf(store: TestStore): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportLines(store.read, head)) lines.push(line);
  return lines;
}

const from = (lines: readonly string[]) =>
  async function* (): AsyncGenerator<string> {
    yield* lines;
  };

const fill = (store: TestStore): Promise<void> =>
  store.change(async (db) => {
    const asker = await seedPerson(db, 'asker');
    const helper = await seedPerson(db, 'Helfer-Ä');
    for (let i = 0; i < 3; i++) {
      const { thread, post } = await seedThread(db, asker, { title: `Question ${i} “—”` });
      await seedPost(db, thread, helper, { raw: 'line\nbreak \u0001 𝔻 \\ "' });
      await seedPost(db, thread, helper, { state: 'held' });
      await db.insertInto('votes').values({ post_id: post, person_id: helper, at: 3 }).execute();
      await db.insertInto('thread_tags').values({ thread_id: thread, tag: 'loss' }).execute();
    }
  });

onEveryStore(
  'an export put into a new forum exports the same, and new rows get new numbers',
  async (store) => {
    const first = await sqliteForTest();
    try {
      await fill(first);
      const lines = await linesOf(first);
      const { rows, tables } = await importLines(store, from(lines));
      assert.equal(rows, lines.length - 1);
      assert.equal(tables.posts, 9);
      assert.deepEqual(await linesOf(store), lines);
      const id = await store.change((db) => seedPerson(db, 'new'));
      assert.equal(id, 3);
    } finally {
      await first.close();
    }
  },
);

onEveryStore('an import is refused whole: a full forum, a file cut short, another file', async (store) => {
  const first = await sqliteForTest();
  await fill(first);
  const lines = await linesOf(first);
  await first.close();
  const cut = [...lines.slice(0, 5), (lines[5] ?? '').slice(0, 20)];
  const bad: [string[], RegExp][] = [
    [[], /empty/],
    [cut, /line 6 is not JSON/],
    [['{}\n', ...lines.slice(1)], /line 1 is not the head/],
    [['{"octavo":"forum","format":9}\n'], /format 9/],
    [[lines[0] ?? '', '{"table":"account_session","row":{}}\n'], /line 2 .* account_session/],
  ];
  for (const [given, message] of bad) {
    await assert.rejects(
      importLines(store, from(given)),
      (error) => error instanceof ImportError && message.test(error.message),
    );
  }
  assert.deepEqual(await store.read.selectFrom('people').select('id').execute(), []);
  await importLines(store, from(lines));
  await assert.rejects(importLines(store, from(lines)), /not empty/);
});

test('annotations hold what everyone may see, each aimed at its place or at the post that it answers', async () => {
  const store = await sqliteForTest();
  await fill(store);
  const options = { origin: 'https://book.example', title: 'T' };
  const { total, first } = (await annotations(store.read, options)) as {
    total: number;
    first: { items: { id: string; target: unknown; motivation: string }[] };
  };
  assert.equal(total, 6);
  const [question, answer] = first.items;
  assert.deepEqual(question?.target, {
    source: 'https://book.example/-/l/sec-a',
    state: { type: 'State', 'schema:version': 'v1' },
  });
  assert.equal(answer?.target, question?.id);
  assert.deepEqual([question?.motivation, answer?.motivation], ['questioning', 'replying']);
  await store.close();
});
