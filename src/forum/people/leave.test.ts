// leave: what stays of an account that is deleted, and what "my data" holds.

import assert from 'node:assert/strict';

import type { Actor } from '../actor.ts';
import { seedAnchor } from '../seed.fixture.ts';
import { onEveryStore, type TestStore } from '../store/every-store.fixture.ts';
import type { NewRow } from '../store/schema.ts';
import { browser, signedIn } from './accounts/accounts.fixture.ts';
import { someone, testPeople } from './people.fixture.ts';

const now = 20_000 * 24 * 3600 * 1000;
const coming = (headers: Headers) => ({ headers, from: '203.0.113.7', now });

/** Ada has a question, an accepted answer to another's question, a reply, and a post that was removed; she has done things, too. */
async function talk(store: TestStore, ada: Actor, eve: Actor): Promise<{ own: number; other: number }> {
  return store.change(async (db) => {
    const anchor = await seedAnchor(db, 'a');
    const thread = async (author: Actor, more: Partial<NewRow<'threads'>>) => {
      const row = {
        ...({
          kind: 'question',
          title: `of ${author.handle}`,
          slug: 's',
          anchor_id: anchor,
          label: 'a',
          author_id: author.id,
        } as const),
        ...({
          created: 1,
          last_at: 1,
          last_by: author.id,
          last_number: 3,
          answers: 1,
          helpful: 0,
          pinned: 0,
          state: 'shown',
        } as const),
        ...more,
      };
      return (await db.insertInto('threads').values(row).returning('id').executeTakeFirstOrThrow()).id;
    };
    const post = async (thread_id: number, number: number, author: Actor, more: Partial<NewRow<'posts'>>) => {
      const row = {
        ...({
          thread_id,
          number,
          kind: 'answer',
          author_id: author.id,
          raw: `words ${thread_id}/${number}`,
          cooked: 'c',
          cook_version: 1,
        } as const),
        ...({ plain: 'p', created: 1, edits: 0, helpful: 0, state: 'shown' } as const),
        ...more,
      };
      return (await db.insertInto('posts').values(row).returning('id').executeTakeFirstOrThrow()).id;
    };
    const own = await thread(ada, {});
    await post(own, 1, ada, { kind: 'question' });
    const evesAnswer = await post(own, 2, eve, {});
    const other = await thread(eve, { solved_at: 7 });
    await post(other, 1, eve, { kind: 'question' });
    const accepted = await post(other, 2, ada, { accepted_at: 7, accepted_by: eve.id });
    await post(other, 3, ada, { kind: 'reply', parent_id: accepted });
    await post(other, 4, ada, { kind: 'reply', parent_id: accepted, state: 'removed', raw: 'removed words' });
    await db
      .insertInto('post_revisions')
      .values({ post_id: accepted, number: 1, raw: 'earlier words', title: null, by_id: ada.id, at: 2 })
      .execute();
    await db.insertInto('votes').values({ post_id: evesAnswer, person_id: ada.id, at: 3 }).execute();
    await db
      .insertInto('flags')
      .values({
        post_id: evesAnswer,
        person_id: ada.id,
        reason: 'other',
        words: 'report',
        at: 3,
        score: 1,
        state: 'open',
      })
      .execute();
    await db
      .insertInto('drafts')
      .values({ person_id: ada.id, place: `thread:${other}`, body: 'draft words', updated: 4 })
      .execute();
    await db
      .insertInto('subscriptions')
      .values({ person_id: ada.id, scope: 'book', target: '', level: 'watching', reason: 'chosen', at: 5 })
      .execute();
    await db
      .insertInto('read_marks')
      .values({ person_id: ada.id, thread_id: own, number: 2, at: 5 })
      .execute();
    await db
      .insertInto('notices')
      .values({
        person_id: ada.id,
        type: 'answer',
        thread_id: own,
        post_id: evesAnswer,
        by_id: eve.id,
        at: 6,
        details: '{}',
      })
      .execute();
    await db
      .insertInto('deliveries')
      .values({ channel: 'mail', target: 'ada@example.org', payload: '{}', tries: 0, next_at: 0, key: 'k' })
      .execute();
    return { own, other };
  });
}

async function scene(store: TestStore) {
  const own = testPeople(store);
  const ada = await signedIn(own, 'ada@example.org');
  const account = own.accounts.fromCookies(ada.headers())?.account ?? { id: '' };
  await own.people.chooseHandle(account, 'ada', coming(ada.headers()));
  const { visitor } = await own.people.visitors.of(ada.headers(), now);
  assert.ok(visitor);
  const eve = await someone(store, 'eve');
  return { ...own, ada, account, visitor, eve, threads: await talk(store, visitor, eve) };
}

onEveryStore('my data is all of it, in its own words', async (store) => {
  const { people, visitor, account } = await scene(store);
  const outcome = await people.myData(visitor, account, now);
  assert.ok(outcome.ok);
  const text = JSON.stringify(outcome.value);
  for (const part of [
    'ada@example.org',
    'Browser/1',
    '"ada"',
    'words 1/1',
    'words 2/2',
    'earlier words',
    'removed words',
    'draft words',
    'report',
    '"book"',
  ]) {
    assert.ok(text.includes(part), part);
  }
  assert.ok(!text.includes('words 1/2'), 'what others wrote is not hers');
  assert.deepEqual(JSON.parse(text), outcome.value, 'plain JSON');
  for (let i = 0; i < 2; i++) assert.ok((await people.myData(visitor, account, now)).ok);
  assert.equal((await people.myData(visitor, account, now)).ok, false, 'three times a day');
  assert.equal(
    (await people.myData({ ...visitor, scopes: ['read', 'administer'] }, account, now)).ok,
    false,
    'no program',
  );
});

onEveryStore('who leaves may leave the posts behind', async (store) => {
  const { people, accounts, ada, visitor, account, threads } = await scene(store);
  const stolen = ada.headers();
  const left = await people.leave(visitor, 'keep', coming(ada.headers()));
  assert.ok(left.ok);
  const person = await store.read
    .selectFrom('people')
    .selectAll()
    .where('id', '=', visitor.id)
    .executeTakeFirstOrThrow();
  assert.deepEqual(
    [person.state, person.handle, person.account, person.email],
    ['gone', `former-reader-${visitor.id}`, null, null],
  );
  const answer = await store.read
    .selectFrom('posts')
    .selectAll()
    .where('thread_id', '=', threads.other)
    .where('number', '=', 2)
    .executeTakeFirstOrThrow();
  assert.deepEqual([answer.state, answer.raw, answer.accepted_at], ['shown', 'words 2/2', 7]);
  for (const table of ['drafts', 'subscriptions', 'read_marks', 'notices', 'deliveries'] as const) {
    assert.deepEqual(await store.read.selectFrom(table).selectAll().execute(), [], table);
  }
  assert.equal((await people.visitors.of(stolen, now)).account, undefined);
  assert.equal(accounts.fromCookies(stolen), undefined);
  const kept = JSON.stringify(await accounts.export(account.id));
  assert.ok(!kept.includes('ada@example.org'));
  const own = browser();
  own.take(left.value.cookies);
  assert.equal((await people.leave(visitor, 'keep', coming(own.headers()))).ok, false, 'once');
});

onEveryStore(
  'or take them along: the words are gone, the counts are right, the question is open again',
  async (store) => {
    const { people, ada, visitor, threads } = await scene(store);
    assert.ok((await people.leave(visitor, 'delete', coming(ada.headers()))).ok);
    const posts = await store.read
      .selectFrom('posts')
      .selectAll()
      .where('author_id', '=', visitor.id)
      .orderBy('id')
      .execute();
    assert.deepEqual(
      posts.map((post) => [post.state, post.raw]),
      [
        ['deleted', ''],
        ['deleted', ''],
        ['deleted', ''],
        ['removed', 'removed words'],
      ],
    );
    assert.deepEqual(await store.read.selectFrom('post_revisions').selectAll().execute(), []);
    const [own, other] = await store.read.selectFrom('threads').selectAll().orderBy('id').execute();
    assert.deepEqual([own?.id, own?.state, own?.title, own?.answers], [threads.own, 'deleted', '…', 1]);
    assert.deepEqual(
      [other?.state, other?.title, other?.answers, other?.solved_at],
      ['shown', 'of eve', 0, null],
    );
    const events = await store.read
      .selectFrom('outbox')
      .select('payload')
      .where('type', '=', 'post.state')
      .execute();
    assert.equal(events.length, 3);
  },
);

onEveryStore('the only administrator cannot leave', async (store) => {
  const { people } = testPeople(store);
  const root = await someone(store, 'ruth', { role: 'administrator' });
  const leaving = await people.leave(root, 'keep', coming(new Headers()));
  assert.deepEqual(leaving, {
    ok: false,
    refusal: { code: 'not-allowed', details: { why: 'only-administrator' } },
  });
  await someone(store, 'second', { role: 'administrator' });
  assert.ok((await people.leave(root, 'keep', coming(new Headers()))).ok);
});
