// moving: splitting and joining discussions: what is where afterwards, who hears of it, and where old addresses lead, on both databases.

import assert from 'node:assert/strict';
import test from 'node:test';

import type { Actor } from '../actor.ts';
import type { Outcome } from '../outcome.ts';
import { seedAnchor, seedPerson, seedPost, seedThread } from '../seed.fixture.ts';
import type { Some } from '../seed.fixture.ts';
import type { NewRow } from '../store/schema.ts';
import type { TestStore } from '../store/every-store.fixture.ts';
import { onEveryStore } from '../store/every-store.fixture.ts';
import { checkCounters } from './counters.fixture.ts';
import { joinedInto, movedFrom } from './moved.ts';
import { quotesKept } from './move-posts.ts';
import { threadView } from './thread-view.ts';

const now = 1_000_000;

interface Cast {
  moderator: Actor;
  asker: Actor;
  helper: Actor;
}

async function cast(store: TestStore): Promise<Cast> {
  const one = async (handle: string, role: Actor['role'] = 'reader'): Promise<Actor> => {
    const id = await store.change((db) => seedPerson(db, handle, { role, trust: 2 }));
    return { id, handle, role, trust: 2, created: 0 };
  };
  return {
    moderator: await one('keeper', 'moderator'),
    asker: await one('asker'),
    helper: await one('helper'),
  };
}

/** A question by `asker`, two answers by `helper`, and a reply under each of the three, by `asker`. */
async function discussion(
  store: TestStore,
  { asker, helper }: Cast,
  row: Some<NewRow<'threads'>> = {},
): Promise<number> {
  return store.change(async (db) => {
    const { thread, post } = await seedThread(db, asker.id, { created: 1, last_at: 1, ...row });
    const first = await seedPost(db, thread, helper.id);
    const second = await seedPost(db, thread, helper.id);
    for (const parent of [post, first, second])
      await seedPost(db, thread, asker.id, { kind: 'reply', parent_id: parent });
    await db.updateTable('threads').set({ last_at: 6 }).where('id', '=', thread).execute();
    return thread;
  });
}

function value<Value>(outcome: Outcome<Value>): Value {
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.refusal));
  return outcome.value;
}
const codeOf = (outcome: Outcome<unknown>): string | undefined =>
  outcome.ok ? undefined : `${outcome.refusal.code} ${outcome.refusal.field ?? ''}`.trim();

/** "2 answer, 3 reply to 2": what stands in a discussion. */
async function standsIn(store: TestStore, thread: number): Promise<string> {
  const posts = await store.read
    .selectFrom('posts')
    .selectAll()
    .where('thread_id', '=', thread)
    .orderBy('number')
    .execute();
  const numberOf = new Map(posts.map(({ id, number }) => [id, number]));
  return posts
    .map(({ number, kind, parent_id, raw }) =>
      kind === 'event'
        ? `${number} ${(JSON.parse(raw) as { what: string }).what}`
        : `${number} ${kind}${parent_id === null ? '' : ` to ${numberOf.get(parent_id) ?? 'nothing'}`}`,
    )
    .join(', ');
}

const show = (store: TestStore, thread: number) =>
  threadView(store.read, thread, undefined, now, (anchor) =>
    Promise.resolve({
      id: anchor.id,
      state: anchor.state,
      askedPlace: anchor.asked_place,
      askedLabel: anchor.label,
      nowLabel: anchor.now_label,
    }),
  );

const splitTo = { title: 'Another thing altogether', kind: 'question' as const };

onEveryStore('an answer becomes a discussion of its own, with the replies under it', async (store) => {
  const people = await cast(store);
  const thread = await discussion(store, people, { label: 'sec-b', variant: 'jax' });
  const { moderator, helper } = people;
  await store.change((db) =>
    db
      .updateTable('posts')
      .set({ accepted_at: 5, accepted_by: moderator.id })
      .where('number', '=', 3)
      .execute(),
  );
  await store.change((db) =>
    db.updateTable('threads').set({ solved_at: 5 }).where('id', '=', thread).execute(),
  );
  const made = value(
    await store.write('thread.split', { now, by: moderator, thread, numbers: [3], to: splitTo }),
  );
  assert.equal(made.slug, 'another-thing-altogether');
  assert.equal(await standsIn(store, made.thread), '1 question, 2 reply to 1');
  assert.equal(
    await standsIn(store, thread),
    '1 question, 2 answer, 3 moved-out, 4 reply to 1, 5 reply to 2, 6 moved-out',
  );
  const row = await store.read
    .selectFrom('threads')
    .selectAll()
    .where('id', '=', made.thread)
    .executeTakeFirstOrThrow();
  assert.deepEqual([row.label, row.variant, row.author_id, row.solved_at], ['sec-b', 'jax', helper.id, null]);
  await checkCounters(store);

  const old = value(await show(store, thread));
  assert.deepEqual(
    old.events.map(({ what, moved }) => [what, moved?.thread?.title, moved?.posts]),
    [
      [
        'moved-out',
        splitTo.title,
        [
          { number: 3, now: 1 },
          { number: 6, now: 2 },
        ],
      ],
    ],
  );
  assert.equal(old.answers, 1);
  const log = await store.read.selectFrom('moderation_log').select(['action', 'target', 'public']).execute();
  assert.deepEqual(log, [{ action: 'thread.split', target: `thread:${made.thread}`, public: 1 }]);
});

onEveryStore(
  'posts go to a discussion that is there, and on to a third: lines lead to where they are',
  async (store) => {
    const people = await cast(store);
    const { moderator: by } = people;
    const [one, two, three] = [
      await discussion(store, people),
      await discussion(store, people),
      await discussion(store, people),
    ];
    // The reply under the question has nothing to stand under there.
    const there = value(
      await store.write('thread.split', { now, by, thread: two, numbers: [2, 4], to: { thread: one } }),
    );
    assert.deepEqual(there, { thread: one, slug: 'why-is-it-so', number: 7 });
    assert.equal(
      await standsIn(store, one),
      '1 question, 2 answer, 3 answer, 4 reply to 1, 5 reply to 2, 6 reply to 3, 7 answer, 8 answer, 9 reply to 7, 10 moved-in',
    );
    assert.deepEqual(
      [...(await movedFrom(store.read, two))],
      [
        [2, { thread: one, number: 7 }],
        [4, { thread: one, number: 8 }],
        [5, { thread: one, number: 9 }],
      ],
    );
    value(await store.write('thread.split', { now, by, thread: one, numbers: [7], to: { thread: three } }));
    const places = await movedFrom(store.read, two);
    assert.deepEqual(places.get(2), { thread: three, number: 7 });
    assert.deepEqual(places.get(4), { thread: one, number: 8 });
    // And back to where it began: numbers are never used again.
    value(await store.write('thread.split', { now, by, thread: three, numbers: [7], to: { thread: two } }));
    assert.deepEqual((await movedFrom(store.read, two)).get(2), { thread: two, number: 7 });
    await checkCounters(store);
  },
);

onEveryStore('a discussion is joined with another: posts, followers, addresses', async (store) => {
  const people = await cast(store);
  const { moderator: by, asker, helper } = people;
  const [from, into] = [
    await discussion(store, people, { title: 'The same again' }),
    await discussion(store, people),
  ];
  await store.change(async (db) => {
    await db
      .updateTable('posts')
      .set({ accepted_at: 5, accepted_by: asker.id })
      .where('thread_id', '=', from)
      .where('number', '=', 2)
      .execute();
    const follows = [
      { person_id: helper.id, target: String(from), level: 'watching' as const },
      { person_id: asker.id, target: String(from), level: 'watching' as const },
      { person_id: asker.id, target: String(into), level: 'muted' as const },
    ];
    await db
      .insertInto('subscriptions')
      .values(follows.map((one) => ({ ...one, scope: 'thread' as const, reason: 'chosen', at: 1 })))
      .execute();
    await db
      .insertInto('redirects')
      .values([
        { path: '/t/9', thread_id: from, number: null },
        { path: '/t/9/3', thread_id: from, number: 3 },
      ])
      .execute();
    const drafts = [
      { person_id: helper.id, place: `thread:${from}` },
      { person_id: asker.id, place: `thread:${from}` },
      { person_id: asker.id, place: `thread:${into}` },
    ];
    await db
      .insertInto('drafts')
      .values(drafts.map((one) => ({ ...one, body: '{}', updated: 1 })))
      .execute();
    const { anchor_id } = await db
      .selectFrom('threads')
      .select('anchor_id')
      .where('id', '=', from)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('reviews')
      .values({ kind: 'place', state: 'waiting', anchor_id, score: 1, signals: '[]', version: 1, created: 1 })
      .execute();
  });
  const joined = value(await store.write('thread.merge', { now, by, thread: from, into }));
  assert.deepEqual(joined, { thread: into, slug: 'why-is-it-so', number: 7 });
  assert.equal(
    await standsIn(store, into),
    '1 question, 2 answer, 3 answer, 4 reply to 1, 5 reply to 2, 6 reply to 3, ' +
      '7 reply to 1, 8 answer, 9 answer, 10 reply to 1, 11 reply to 8, 12 reply to 9, 13 joined',
  );
  await checkCounters(store);
  assert.deepEqual(await joinedInto(store.read, from), { thread: into, number: 7 });
  assert.equal(await joinedInto(store.read, into), undefined);
  assert.equal((await movedFrom(store.read, from)).get(3)?.number, 9);

  const view = value(await show(store, into));
  assert.notEqual(view.solvedAt, undefined, 'what solved the one solves the other');
  assert.deepEqual(view.events.at(-1)?.details, { post: 7, title: 'The same again' });
  assert.equal(codeOf(await show(store, from)), 'not-found');

  const follows = await store.read
    .selectFrom('subscriptions')
    .select(['person_id', 'target', 'level'])
    .orderBy('person_id')
    .execute();
  assert.deepEqual(follows, [
    { person_id: asker.id, target: String(into), level: 'muted' },
    { person_id: helper.id, target: String(into), level: 'watching' },
  ]);
  const drafts = await store.read
    .selectFrom('drafts')
    .select(['person_id', 'place'])
    .orderBy('person_id')
    .orderBy('place')
    .execute();
  assert.deepEqual(drafts, [
    { person_id: asker.id, place: `thread:${from}` },
    { person_id: asker.id, place: `thread:${into}` },
    { person_id: helper.id, place: `thread:${into}` },
  ]);
  const old = await store.read.selectFrom('redirects').selectAll().orderBy('path').execute();
  assert.deepEqual(
    old.map(({ thread_id, number }) => [thread_id, number]),
    [
      [into, 7],
      [into, 9],
    ],
  );
  assert.deepEqual(await store.read.selectFrom('reviews').select('id').execute(), []);
  const anchors = await store.read.selectFrom('anchors').select('id').execute();
  assert.equal(anchors.length, 1, 'no place without a discussion');

  // What is left of it can be done nothing to.
  for (const outcome of [
    await store.write('thread.merge', { now, by, thread: from, into }),
    await store.write('thread.merge', { now, by, thread: into, into: from }),
    await store.write('thread.change', { now, by, thread: from, change: { what: 'open' } }),
  ])
    assert.match(codeOf(outcome) ?? '', /^not-found/);
});

onEveryStore('a discussion joined twice is found from the first one', async (store) => {
  const people = await cast(store);
  const { moderator: by } = people;
  const [one, two, three] = [
    await discussion(store, people),
    await discussion(store, people),
    await discussion(store, people),
  ];
  value(await store.write('thread.merge', { now, by, thread: one, into: two }));
  value(await store.write('thread.merge', { now, by, thread: two, into: three }));
  const place = await joinedInto(store.read, one);
  assert.equal(place?.thread, three);
  await checkCounters(store);
});

onEveryStore('authors of what was moved are told once each, and follow', async (store) => {
  const people = await cast(store);
  const { moderator: by, helper, asker } = people;
  const thread = await discussion(store, people);
  const made = value(await store.write('thread.split', { now, by, thread, numbers: [2, 3], to: splitTo }));
  const events = await store.read.selectFrom('outbox').selectAll().orderBy('id').execute();
  for (const { id } of events) await store.write('outbox.tell', { id, now, above: [] });
  const notices = await store.read
    .selectFrom('notices')
    .select(['person_id', 'type', 'thread_id'])
    .orderBy('person_id')
    .execute();
  assert.deepEqual(notices, [
    { person_id: asker.id, type: 'moderation', thread_id: made.thread },
    { person_id: helper.id, type: 'moderation', thread_id: made.thread },
  ]);
  const follows = await store.read
    .selectFrom('subscriptions')
    .select(['person_id', 'reason'])
    .where('target', '=', String(made.thread))
    .orderBy('person_id')
    .execute();
  assert.deepEqual(follows, [
    { person_id: asker.id, reason: 'answered' },
    { person_id: helper.id, reason: 'asked' },
  ]);
});

onEveryStore('what cannot be moved, and by whom not', async (store) => {
  const people = await cast(store);
  const { moderator: by, asker } = people;
  const [thread, removed] = [
    await discussion(store, people),
    await discussion(store, people, { state: 'removed' }),
  ];
  const split = (more: object) =>
    store.write('thread.split', { now, by, thread, numbers: [2], to: splitTo, ...more });
  assert.equal(codeOf(await split({ by: asker })), 'not-allowed');
  assert.equal(codeOf(await split({ numbers: [1] })), 'not-understood posts');
  assert.equal(codeOf(await split({ numbers: [] })), 'not-understood posts');
  assert.equal(codeOf(await split({ numbers: [2, 99] })), 'not-found posts');
  assert.equal(codeOf(await split({ to: { title: 'short', kind: 'question' } })), 'too-short title');
  assert.equal(codeOf(await split({ to: { thread } })), 'not-understood into');
  assert.equal(codeOf(await split({ to: { thread: 999 } })), 'not-found into');
  assert.equal(codeOf(await split({ to: { thread: removed } })), 'not-found into');
  const merge = (more: object) => store.write('thread.merge', { now, by, thread, into: removed, ...more });
  assert.equal(codeOf(await merge({ by: asker })), 'not-allowed');
  assert.equal(codeOf(await merge({})), 'not-found into');
  assert.equal(codeOf(await merge({ into: thread })), 'not-understood into');
  const events = await store.read.selectFrom('outbox').select('id').execute();
  assert.deepEqual(events, [], 'nothing has happened');
  await checkCounters(store);
});

onEveryStore('two who move the same posts at once: one of them is told so', async (store) => {
  const people = await cast(store);
  const { moderator: by } = people;
  const [thread, other] = [await discussion(store, people), await discussion(store, people)];
  const outcomes = await Promise.all([
    store.write('thread.split', { now, by, thread, numbers: [2], to: { thread: other } }),
    store.write('thread.split', { now, by, thread, numbers: [2], to: splitTo }),
    store.write('thread.merge', { now, by, thread: other, into: thread }),
  ]);
  assert.ok(outcomes.some(({ ok }) => ok));
  await checkCounters(store);
});

onEveryStore('what is moved out of sight is not named in the old discussion', async (store) => {
  const people = await cast(store);
  const { moderator: by } = people;
  const thread = await discussion(store, people);
  const { thread: made } = value(
    await store.write('thread.split', { now, by, thread, numbers: [2], to: splitTo }),
  );
  value(await store.write('post.remove', { now, by, thread: made, number: 1, reason: 'other', words: '' }));
  const [line] = value(await show(store, thread)).events;
  assert.equal(line?.moved?.thread, undefined);
  assert.equal(line?.moved?.to, made);
  assert.ok(await store.change((db) => seedAnchor(db, 'sec-c')));
});

test('a quote in a moved post still names the post that it quotes', () => {
  const moved = new Map([[3, 1]]);
  const raw = '> @okapi #2:\n> words\n\nMine. > @okapi #2:\n\n> @lin-7 #3:\n> more\n\n> @tern #9/4:\n> other';
  assert.equal(
    quotesKept(raw, 12, moved),
    '> @okapi #12/2:\n> words\n\nMine. > @okapi #2:\n\n> @lin-7 #1:\n> more\n\n> @tern #9/4:\n> other',
  );
});
