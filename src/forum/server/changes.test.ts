// changes.test: events are seen once each, also those that come into sight after later ones.

import assert from 'node:assert/strict';

import { onEveryStore } from '../store/every-store.fixture.ts';
import type { TestStore } from '../store/every-store.fixture.ts';
import { followChanges } from './changes.ts';

/** As a transaction that was given this number and commits now. */
const commit = (store: TestStore, id: number): Promise<unknown> =>
  store.change((db) =>
    db
      .insertInto('outbox')
      .values({ id, at: 1, type: 'post.created', payload: `{"thread":${id},"post":1,"by":1}`, done_at: null })
      .execute(),
  );

onEveryStore('events are seen once each, in whatever order their transactions end', async (store) => {
  await commit(store, 10);
  const changes = await followChanges(store.read);
  const seen: number[] = [];
  changes.listen(({ id }) => seen.push(id));
  const after = async (...ids: number[]): Promise<number[]> => {
    for (const id of ids) await commit(store, id);
    await changes.catchUp();
    return seen.splice(0);
  };
  assert.deepEqual(await after(), [], 'what was there before is no change');
  assert.deepEqual(await after(11, 14), [11, 14]);
  const before = changes.thread(12);
  assert.deepEqual(await after(12), [12], 'behind a later one');
  assert.notEqual(changes.thread(12), before);
  assert.deepEqual(await after(15), [15]);
  // Number 13 was given to a transaction that never ends well.
  const many = Array.from({ length: 400 }, (_, index) => 16 + index);
  assert.deepEqual(await after(...many), many);
  assert.deepEqual(await after(13), [], 'so late that nobody waits for it any more');
  assert.deepEqual(await after(416), [416]);
});
