// rebake.test: posts of an older cook get new HTML, whatever happens to them meanwhile.

import assert from 'node:assert/strict';

import { search } from '../search/index.ts';
import { onEveryStore } from '../store/every-store.fixture.ts';
import { commands as posting } from '../store/posting.fixture.ts';
import { references } from './book.fixture.ts';
import { cookPost, cookVersion, isStale, rebake } from './index.ts';

onEveryStore('posts that an older version cooked are cooked again', async (store) => {
  await store.change(async (db) => {
    const thread = await posting.begin(db, { handle: 'okapi', now: 1 });
    for (const text of ['one *word*', 'two', 'three zebras'])
      await posting.add(db, { thread, key: text, text, now: 1 });
    await db
      .updateTable('posts')
      .set({ cook_version: cookVersion - 1, plain: '' })
      .execute();
  });
  const cook = async (raw: string, thread: number): Promise<ReturnType<typeof cookPost>> => {
    // Its author is faster.
    if (raw === 'two') {
      await store.change((db) =>
        db
          .updateTable('posts')
          .set({ raw: 'changed', cooked: '<p>changed</p>', cook_version: cookVersion })
          .where('raw', '=', raw)
          .execute(),
      );
    }
    return cookPost(raw, references, { thread });
  };
  assert.equal(await rebake(store, cook, 2), 2);
  assert.equal(await rebake(store, cook, 2), 1);
  assert.equal(await rebake(store, cook, 2), 0);
  const posts = await store.read
    .selectFrom('posts')
    .select(['cooked', 'cook_version', 'edits'])
    .orderBy('id')
    .execute();
  assert.deepEqual(
    posts.map(({ cooked }) => cooked),
    ['<p>one <em>word</em></p>', '<p>changed</p>', '<p>three zebras</p>'],
  );
  assert.ok(posts.every((post) => !isStale(post) && post.edits === 0));
  assert.equal((await search(store.read, 'zebra')).total, 1);
});
