// counters: what must hold of all discussions whatever was done to them.

import assert from 'node:assert/strict';

import type { TestStore } from '../store/every-store.fixture.ts';

/** Counters are what the rows say, and numbers are dense. */
export async function checkCounters(store: TestStore): Promise<void> {
  const threads = await store.read.selectFrom('threads').selectAll().execute();
  for (const thread of threads) {
    const posts = await store.read
      .selectFrom('posts')
      .selectAll()
      .where('thread_id', '=', thread.id)
      .orderBy('number')
      .execute();
    assert.deepEqual(
      posts.map(({ number }) => number),
      posts.map((_, index) => index + 1),
      'numbers',
    );
    assert.equal(thread.last_number, posts.length);
    const [question] = posts;
    // Nothing is left of one that was joined with another but where its posts went.
    if (thread.close_reason === 'joined') {
      assert.deepEqual([thread.state, thread.answers], ['removed', 0], 'joined');
      assert.ok(posts.every(({ kind }) => kind === 'event'));
      continue;
    }
    const shown = posts.filter(({ state, kind }) => state === 'shown' && kind !== 'event');
    assert.equal(thread.answers, shown.filter(({ kind }) => kind === 'answer').length, 'answers');
    assert.equal(thread.state, question?.state, 'state');
    assert.equal(thread.helpful, question?.helpful, 'helpful');
    const accepted = shown.flatMap(({ accepted_at }) => (accepted_at === null ? [] : [accepted_at]));
    assert.equal(thread.solved_at, accepted.length === 0 ? null : Math.min(...accepted), 'solved');
    const last = shown.toSorted((a, b) => a.created - b.created).at(-1) ?? question;
    assert.deepEqual([thread.last_at, thread.last_by], [last?.created, last?.author_id], 'last');
    for (const post of posts) {
      const votes = await store.read
        .selectFrom('votes')
        .select('person_id')
        .where('post_id', '=', post.id)
        .execute();
      assert.equal(post.helpful, votes.length, 'votes');
    }
  }
}
