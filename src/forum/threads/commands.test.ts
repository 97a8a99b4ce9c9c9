// commands: asking, answering, editing, voting, accepting, deleting: what each leaves behind, on both databases.

import assert from 'node:assert/strict';

import type { Actor } from '../actor.ts';
import { openReview } from '../moderation/review.ts';
import type { Outcome, RefusalCode } from '../outcome.ts';
import { anchorRow, seedAnchor, seedPerson } from '../seed.fixture.ts';
import type { TestStore } from '../store/every-store.fixture.ts';
import { onEveryStore } from '../store/every-store.fixture.ts';
import { checkCounters } from './counters.fixture.ts';
import type { PostText } from './text.ts';

const hour = 3_600_000;
const start = 100 * 24 * hour;
let keys = 0;

const text = (raw: string, more: Partial<PostText> = {}): PostText => ({
  raw,
  cooked: `<p>${raw}</p>`,
  cookVersion: 1,
  plain: raw,
  mentions: [],
  quotes: [],
  uploads: [],
  links: [],
  images: 0,
  ...more,
});

async function person(store: TestStore, handle: string, more: Partial<Actor> = {}): Promise<Actor> {
  const { role = 'reader', trust = 2, created = 0 } = more;
  const id = await store.change((db) => seedPerson(db, handle, { role, trust, created }));
  return { id, handle, role, trust, created, ...more };
}

const ask = (store: TestStore, by: Actor, now: number, more: object = {}) =>
  store.write('thread.create', {
    now,
    by,
    requestKey: `k${(keys += 1)}`,
    kind: 'question',
    title: `Why is number ${keys} so?`,
    text: text(`A question of some length, ${keys}`),
    anchor: anchorRow('sec-a'),
    tags: [],
    ...more,
  });

const answer = (store: TestStore, by: Actor, thread: number, now: number, more: object = {}) =>
  store.write('post.create', {
    now,
    by,
    requestKey: `k${(keys += 1)}`,
    thread,
    text: text(`An answer of some length, ${keys}`),
    ...more,
  });

function value<Value>(outcome: Outcome<Value>): Value {
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.refusal));
  return outcome.value;
}

const codeOf = (outcome: Outcome<unknown>): RefusalCode | undefined =>
  outcome.ok ? undefined : outcome.refusal.code;

onEveryStore('a question, answers and replies: numbers, counters, who follows', async (store) => {
  const [asker, helper] = [await person(store, 'asker'), await person(store, 'helper')];
  const { thread, slug } = value(
    await ask(store, asker, start, { title: 'Why half  of L₂?', tags: ['Loss', 'loss ', 'a b'] }),
  );
  assert.equal(slug, 'why-half-of-l2');
  const first = value(await answer(store, helper, thread, start + hour));
  const reply = value(await answer(store, asker, thread, start + 2 * hour, { to: first.number }));
  const deeper = value(await answer(store, helper, thread, start + 3 * hour, { to: reply.number }));
  assert.deepEqual([first.number, reply.number, deeper.number], [2, 3, 4]);
  const posts = await store.read
    .selectFrom('posts')
    .select(['kind', 'parent_id'])
    .orderBy('number')
    .execute();
  assert.deepEqual(
    posts.map(({ kind }) => kind),
    ['question', 'answer', 'reply', 'reply'],
  );
  assert.equal(posts[3]?.parent_id, posts[2]?.parent_id, 'replies stand one level deep');
  const tags = await store.read.selectFrom('thread_tags').select('tag').orderBy('tag').execute();
  assert.deepEqual(
    tags.map(({ tag }) => tag),
    ['a-b', 'loss'],
  );
  const follows = await store.read
    .selectFrom('subscriptions')
    .select(['person_id', 'reason'])
    .orderBy('person_id')
    .execute();
  assert.deepEqual(
    follows.map(({ reason }) => reason),
    ['asked', 'answered'],
  );
  await checkCounters(store);
});

onEveryStore('the same request posts once, and answers given at one moment all count', async (store) => {
  const [asker, helper] = [await person(store, 'asker'), await person(store, 'helper', { role: 'author' })];
  const requestKey = 'same';
  const [one, two] = [
    await ask(store, asker, start, { requestKey }),
    await ask(store, asker, start + 1, { requestKey }),
  ];
  assert.deepEqual(value(two), value(one));
  const { thread } = value(one);
  const many = await Promise.all(
    Array.from({ length: 40 }, () => answer(store, helper, thread, start + hour)),
  );
  const numbers = many.map((outcome) => value(outcome).number).sort((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: 40 }, (_, index) => index + 2),
  );
  await checkCounters(store);
});

onEveryStore(
  'refusals name what to do: too short, too fast, said already, closed, not there',
  async (store) => {
    const [asker, helper] = [
      await person(store, 'asker'),
      await person(store, 'helper', { role: 'moderator' }),
    ];
    assert.equal(codeOf(await ask(store, asker, start, { text: text('short') })), 'too-short');
    assert.equal(codeOf(await ask(store, asker, start, { title: 'short' })), 'too-short');
    assert.equal(codeOf(await ask(store, asker, start, { text: text('x'.repeat(32_001)) })), 'too-long');
    const { thread } = value(await ask(store, asker, start));
    assert.equal(codeOf(await ask(store, asker, start + 1000)), 'too-fast');
    assert.equal(codeOf(await answer(store, asker, 999, start)), 'not-found');
    const same = text('exactly the same words');
    value(await answer(store, asker, thread, start + hour, { text: same }));
    assert.equal(
      codeOf(await answer(store, asker, thread, start + hour + 60_000, { text: same })),
      'said-already',
    );
    value(
      await store.write('thread.change', {
        now: start,
        by: helper,
        thread,
        change: { what: 'close', reason: 'off-topic' },
      }),
    );
    assert.equal(codeOf(await answer(store, asker, thread, start + 3 * hour)), 'closed');
    assert.equal(
      codeOf(await store.write('thread.change', { now: start, by: asker, thread, change: { what: 'open' } })),
      'not-allowed',
    );
    await checkCounters(store);
  },
);

onEveryStore(
  'an edit keeps what was said, but for a slip mended at once; who may not edit does not',
  async (store) => {
    const [asker, other] = [await person(store, 'asker'), await person(store, 'other')];
    const { thread } = value(await ask(store, asker, start));
    const edit = (by: Actor, raw: string, now: number, title?: string) =>
      store.write('post.edit', {
        now,
        by,
        thread,
        number: 1,
        text: text(raw),
        ...(title !== undefined && { title }),
      });
    value(await edit(asker, 'mended at once, no trace', start + 60_000));
    value(await edit(asker, 'mended after an hour, kept', start + hour, 'Another title for it'));
    assert.equal(codeOf(await edit(other, 'not mine to edit this', start + hour)), 'not-allowed');
    assert.equal(
      codeOf(await edit(asker, 'too late for an edit now', start + 40 * 24 * hour)),
      'not-allowed',
    );
    const revisions = await store.read
      .selectFrom('post_revisions')
      .select(['number', 'raw', 'title'])
      .execute();
    assert.deepEqual(
      revisions.map(({ number, raw }) => [number, raw]),
      [[1, 'mended at once, no trace']],
    );
    const row = await store.read.selectFrom('threads').select(['title', 'slug']).executeTakeFirstOrThrow();
    assert.deepEqual(row, { title: 'Another title for it', slug: 'another-title-for-it' });
  },
);

onEveryStore('votes count once and can be taken back; not for oneself', async (store) => {
  const [asker, helper] = [await person(store, 'asker'), await person(store, 'helper')];
  const { thread } = value(await ask(store, asker, start));
  const set = (by: Actor, number: number, helpful: boolean) =>
    store.write('post.vote', { now: start, by, thread, number, helpful });
  assert.equal(value(await set(helper, 1, true)).count, 1);
  assert.equal(value(await set(helper, 1, true)).count, 1);
  assert.equal(codeOf(await set(asker, 1, true)), 'not-allowed');
  assert.equal(value(await set(helper, 1, false)).count, 0);
  assert.equal(value(await set(helper, 1, false)).count, 0);
  await checkCounters(store);
});

onEveryStore('several answers may be accepted; one that is deleted is accepted no more', async (store) => {
  const [asker, helper, other] = [
    await person(store, 'asker'),
    await person(store, 'helper'),
    await person(store, 'other'),
  ];
  const { thread } = value(await ask(store, asker, start));
  for (const [index, by] of [helper, other].entries())
    value(await answer(store, by, thread, start + (index + 1) * hour));
  const accept = (by: Actor, number: number, accepted: boolean, now: number) =>
    store.write('post.accept', { now, by, thread, number, accepted });
  assert.equal(codeOf(await accept(helper, 2, true, start)), 'not-allowed');
  value(await accept(asker, 2, true, start + 5 * hour));
  value(await accept(asker, 3, true, start + 6 * hour));
  const solved = async () =>
    (await store.read.selectFrom('threads').select('solved_at').executeTakeFirstOrThrow()).solved_at;
  assert.equal(await solved(), start + 5 * hour);
  value(await store.write('post.delete', { now: start, by: helper, thread, number: 2 }));
  assert.equal(await solved(), start + 6 * hour);
  value(await accept(asker, 3, false, start + 7 * hour));
  assert.equal(await solved(), null);
  await checkCounters(store);
});

onEveryStore(
  'first posts of the unknown wait; a moderator lets them through, once, and can take it back',
  async (store) => {
    const newcomer = await person(store, 'new', { trust: 0, created: 0 });
    const [one, two] = [
      await person(store, 'mod', { role: 'moderator' }),
      await person(store, 'mod2', { role: 'moderator' }),
    ];
    const posted = value(await ask(store, newcomer, start));
    assert.equal(posted.held, true);
    const review = await store.read.selectFrom('reviews').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(JSON.parse(review.signals), [{ key: 'first-post' }]);
    const decision = { now: start, review: review.id, version: review.version };
    assert.equal(
      codeOf(await store.write('review.decide', { ...decision, by: newcomer, decision: 'publish' })),
      'not-allowed',
    );
    value(await store.write('review.decide', { ...decision, by: one, decision: 'publish' }));
    const late = await store.write('review.decide', {
      ...decision,
      by: two,
      decision: 'remove',
      reason: 'advertising',
    });
    assert.deepEqual(late, {
      ok: false,
      refusal: { code: 'changed-meanwhile', details: { by: 'mod', decision: 'publish' } },
    });
    const state = async () =>
      (await store.read.selectFrom('threads').select('state').executeTakeFirstOrThrow()).state;
    assert.equal(await state(), 'shown');
    value(await store.write('review.undo', { now: start, by: one, review: review.id }));
    assert.equal(await state(), 'held');
    await checkCounters(store);
  },
);

onEveryStore('a moderator cannot close the account of another one through a case', async (store) => {
  const [one, two] = [
    await person(store, 'mod', { role: 'moderator' }),
    await person(store, 'mod2', { role: 'moderator' }),
  ];
  const reader = await person(store, 'reader');
  const open = (about: number) =>
    store.change((db) => openReview(db, { kind: 'person', person: about, now: start }));
  const suspend = (review: number) =>
    store.write('review.decide', { now: start, by: one, review, version: 1, decision: 'suspend' });
  assert.equal(codeOf(await suspend(await open(two.id))), 'not-allowed');
  value(await suspend(await open(reader.id)));
});

onEveryStore('enough reports hide a post until a moderator keeps it', async (store) => {
  const [asker, mod] = [await person(store, 'asker'), await person(store, 'mod', { role: 'moderator' })];
  const { thread } = value(await ask(store, asker, start));
  for (const handle of ['r1', 'r2']) {
    const by = await person(store, handle, { trust: 2 });
    const flagged = await store.write('post.flag', {
      now: start,
      by,
      thread,
      number: 1,
      reason: 'unkind',
      words: '',
    });
    assert.equal(value(flagged).hidden, handle === 'r2');
  }
  const review = await store.read.selectFrom('reviews').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([review.kind, review.score, review.version], ['report', 6, 2]);
  value(
    await store.write('review.decide', {
      now: start,
      by: mod,
      review: review.id,
      version: 2,
      decision: 'keep',
    }),
  );
  const post = await store.read.selectFrom('posts').select('state').executeTakeFirstOrThrow();
  assert.equal(post.state, 'shown');
  const flags = await store.read.selectFrom('flags').select('state').execute();
  assert.deepEqual(
    flags.map((flag) => flag.state),
    ['disagreed', 'disagreed'],
  );
  await checkCounters(store);
});

onEveryStore('watched words refuse or hold; a pattern that may run long is not taken', async (store) => {
  const [asker, mod] = [await person(store, 'asker'), await person(store, 'mod', { role: 'moderator' })];
  const watch = (word: string, effect: 'refuse' | 'hold', isRegex = false) =>
    store.write('word.watch', { now: start, by: mod, word, effect, isRegex });
  value(await watch('casino', 'refuse'));
  value(await watch('buy\\s+now', 'hold', true));
  assert.equal(codeOf(await watch('(a+)+$', 'refuse', true)), 'not-understood');
  assert.equal(
    codeOf(await ask(store, asker, start, { text: text('Come to the CASINO today') })),
    'watched-word',
  );
  assert.equal(value(await ask(store, asker, start, { text: text('casinos are another word') })).held, false);
  assert.equal(
    value(await ask(store, asker, start + hour, { text: text('You can buy  now and here') })).held,
    true,
  );
});

onEveryStore('a draft is kept and taken away; a kept text is given once', async (store) => {
  const asker = await person(store, 'asker');
  await store.change((db) => seedAnchor(db, 'sec-a'));
  value(await store.write('draft.keep', { now: 1, by: asker, place: 'ask:sec-a', body: '{"a":1}' }));
  value(await store.write('draft.keep', { now: 2, by: asker, place: 'ask:sec-a', body: '{"a":2}' }));
  const drafts = await store.read.selectFrom('drafts').select('body').execute();
  assert.deepEqual(drafts, [{ body: '{"a":2}' }]);
  value(await store.write('draft.keep', { now: 3, by: asker, place: 'ask:sec-a' }));
  assert.deepEqual(await store.read.selectFrom('drafts').select('body').execute(), []);
  assert.equal(await store.write('text.keep', { now: 1, keyHash: 'h', body: 'b' }), true);
  assert.equal(await store.write('text.take', { now: 2, keyHash: 'h' }), 'b');
  assert.equal(await store.write('text.take', { now: 2, keyHash: 'h' }), null);
});
