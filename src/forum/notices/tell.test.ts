// tell: who hears of what, once, and how it becomes mail and calls.

import assert from 'node:assert/strict';

import { emit } from '../events.ts';
import type { ForumEvent } from '../events.ts';
import { seedPerson, seedPost, seedThread } from '../seed.fixture.ts';
import type { TestStore } from '../store/every-store.fixture.ts';
import { onEveryStore } from '../store/every-store.fixture.ts';
import { collectMails } from './collect-mails.ts';
import type { Compose } from './collect-mails.ts';
import { waits } from './commands.ts';
import { deliverDue } from './deliver.ts';
import type { Mail, Sent } from './mail.ts';

const hour = 3_600_000;
const compose: Compose = ({ handle, email }, notices) => ({
  to: email,
  subject: `${handle}: ${notices.map(({ notice, by }) => `${notice.type} by ${by}`).join(', ')}`,
  text: notices.map(({ post }) => post?.plain ?? '').join('\n'),
});

/** Writes an event and tells it, twice: the second time must change nothing. */
async function happens(
  store: TestStore,
  event: ForumEvent,
  now = 1000,
  above: string[] = [],
): Promise<string[]> {
  const before = await told(store);
  const id = await store.change(async (db) => {
    await emit(db, now, event);
    return (await db.selectFrom('outbox').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id;
  });
  await store.write('outbox.tell', { id, now, above });
  await store.write('outbox.tell', { id, now, above });
  return (await told(store)).slice(before.length);
}

async function told(store: TestStore): Promise<string[]> {
  const rows = await store.read
    .selectFrom('notices')
    .innerJoin('people', 'people.id', 'notices.person_id')
    .select(['handle', 'type'])
    .orderBy('notices.id')
    .execute();
  return rows.map(({ handle, type }) => `${handle} ${type}`);
}

interface Cast {
  asker: number;
  helper: number;
  other: number;
  thread: number;
  question: number;
}

const cast = (store: TestStore): Promise<Cast> =>
  store.change(async (db) => {
    const [asker, helper, other] = [
      await seedPerson(db, 'asker'),
      await seedPerson(db, 'helper'),
      await seedPerson(db, 'other'),
    ];
    const { thread, post } = await seedThread(db, asker);
    return { asker, helper, other, thread, question: post };
  });

const follow = (
  store: TestStore,
  person: number,
  scope: 'thread' | 'section' | 'book',
  target: string,
  level: 'watching' | 'muted' = 'watching',
) =>
  store.change((db) =>
    db
      .insertInto('subscriptions')
      .values({ person_id: person, scope, target, level, reason: 'chosen', at: 0 })
      .execute(),
  );

onEveryStore(
  'each hears of a new post once, for the first reason that fits, and never of an own one',
  async (store) => {
    const { asker, helper, other, thread, question } = await cast(store);
    await follow(store, asker, 'thread', String(thread));
    await follow(store, other, 'section', 'chapter');
    await follow(store, helper, 'book', '');
    const answer = await store.change(async (db) => {
      const id = await seedPost(db, thread, helper);
      await db.insertInto('quotes').values({ post_id: id, quoted_id: question }).execute();
      return id;
    });
    const event: ForumEvent = { type: 'post.created', thread, post: answer, by: helper };
    assert.deepEqual(await happens(store, event, 1000, ['chapter']), ['asker answer', 'other watched']);
    const reply = await store.change(async (db) => {
      const id = await seedPost(db, thread, asker, { kind: 'reply', parent_id: answer });
      await db.insertInto('mentions').values({ post_id: id, person_id: other }).execute();
      return id;
    });
    const replied: ForumEvent = { type: 'post.created', thread, post: reply, by: asker };
    assert.deepEqual(await happens(store, replied), ['other mention', 'helper reply']);
  },
);

onEveryStore(
  'who mutes a discussion hears only when named; what is held is told when it is let through',
  async (store) => {
    const { asker, helper, other, thread } = await cast(store);
    await follow(store, asker, 'thread', String(thread), 'muted');
    await follow(store, other, 'thread', String(thread));
    const held = await store.change((db) => seedPost(db, thread, helper, { state: 'held' }));
    assert.deepEqual(await happens(store, { type: 'post.created', thread, post: held, by: helper }), []);
    await store.change((db) =>
      db.updateTable('posts').set({ state: 'shown' }).where('id', '=', held).execute(),
    );
    const through: ForumEvent = {
      type: 'post.state',
      thread,
      post: held,
      by: null,
      from: 'held',
      to: 'shown',
    };
    assert.deepEqual(await happens(store, through), ['helper moderation', 'other watched']);
  },
);

onEveryStore('who is mentioned follows from then on, unless they have said otherwise', async (store) => {
  const { asker, helper, other, thread } = await cast(store);
  const mention = async (people: readonly number[]): Promise<void> => {
    const post = await store.change(async (db) => {
      const id = await seedPost(db, thread, asker);
      const rows = people.map((person_id) => ({ post_id: id, person_id }));
      await db.insertInto('mentions').values(rows).execute();
      return id;
    });
    await happens(store, { type: 'post.created', thread, post, by: asker });
  };
  const follows = (): Promise<object[]> =>
    store.read
      .selectFrom('subscriptions')
      .select(['person_id', 'level', 'reason'])
      .where('target', '=', String(thread))
      .orderBy('person_id')
      .execute();
  await follow(store, other, 'thread', String(thread), 'muted');
  await store.change((db) =>
    db
      .updateTable('people')
      .set({ preferences: '{"followMentions":false}' })
      .where('id', '=', helper)
      .execute(),
  );
  await mention([helper, other]);
  const muted = { person_id: other, level: 'muted', reason: 'chosen' };
  assert.deepEqual(await follows(), [muted]);
  await store.change((db) =>
    db.updateTable('people').set({ preferences: '{}' }).where('id', '=', helper).execute(),
  );
  await mention([helper]);
  assert.deepEqual(await follows(), [{ person_id: helper, level: 'watching', reason: 'mentioned' }, muted]);
});

onEveryStore(
  'notices become mail after a pause, one a notice or gathered, and none once they are seen',
  async (store) => {
    const { asker, helper, other, thread } = await cast(store);
    await follow(store, other, 'book', '');
    for (let i = 0; i < 2; i++) {
      const post = await store.change((db) => seedPost(db, thread, helper));
      await happens(store, { type: 'post.created', thread, post, by: helper }, 1000 + i);
    }
    const subjects = async (): Promise<string[]> => {
      const rows = await store.read.selectFrom('deliveries').select('payload').orderBy('id').execute();
      return rows.map(({ payload }) => (JSON.parse(payload) as Mail).subject);
    };
    assert.equal(await collectMails(store, compose, 2000), 0);
    assert.equal(await collectMails(store, compose, hour), 2);
    assert.equal(await collectMails(store, compose, hour), 0, 'the same notice is mailed once');
    assert.deepEqual(await subjects(), ['asker: answer by helper', 'asker: answer by helper']);
    assert.equal(await collectMails(store, compose, 25 * hour), 1);
    assert.equal((await subjects())[2], 'other: watched by helper, watched by helper');
    const third = await store.change((db) => seedPost(db, thread, helper));
    await happens(store, { type: 'post.created', thread, post: third, by: helper }, 2000);
    assert.equal(await store.write('notices.see', { person: asker, now: 3000 }), 3);
    assert.equal(await collectMails(store, compose, 2 * hour), 0);
  },
);

onEveryStore('what cannot be sent is tried again later and later, and given up at last', async (store) => {
  await store.write('mail.queue', {
    now: 0,
    person: 1,
    notices: [],
    target: 'a@b.example',
    payload: '{}',
    key: 'k',
  });
  assert.equal(
    await store.write('mail.queue', {
      now: 0,
      person: 1,
      notices: [],
      target: 'a@b.example',
      payload: '{}',
      key: 'k',
    }),
    false,
  );
  let answer: Sent = { ok: false, error: 'busy', final: false };
  let tries = 0;
  const senders = {
    mail: { send: () => ((tries += 1), Promise.resolve(answer)), close: () => undefined },
    call: () => Promise.reject(new Error('no webhooks here')),
  };
  let now = 0;
  for (const wait of waits) {
    assert.equal(await deliverDue(store, senders, now), 1);
    assert.equal(await deliverDue(store, senders, now + wait - 1), 0);
    now += wait;
  }
  assert.equal(await deliverDue(store, senders, now), 1);
  assert.equal(await deliverDue(store, senders, now + 100 * 24 * hour), 0, 'given up');
  assert.equal(tries, waits.length + 1);
  await store.write('mail.queue', {
    now,
    person: 1,
    notices: [],
    target: 'a@b.example',
    payload: '{}',
    key: 'l',
  });
  answer = { ok: true };
  assert.equal(await deliverDue(store, senders, now), 1);
  assert.equal(await deliverDue(store, senders, now), 0);
});

onEveryStore('a webhook is called for the events that it names, once each', async (store) => {
  const { asker, helper, thread } = await cast(store);
  const add = (events: string[]) =>
    store.write('webhook.add', { now: 0, by: asker, url: 'https://x.example/', secret: 's', events });
  await add(['answer.accepted']);
  await add(['*']);
  const post = await store.change((db) => seedPost(db, thread, helper));
  await happens(store, { type: 'post.created', thread, post, by: helper });
  await happens(store, { type: 'answer.accepted', thread, post, by: asker });
  const calls: string[] = [];
  const senders = {
    mail: { send: () => Promise.resolve({ ok: true as const }), close: () => undefined },
    call: (_url: string, headers: Record<string, string>, body: string) => {
      calls.push(`${headers['Webhook-Id'] !== undefined} ${(JSON.parse(body) as { type: string }).type}`);
      return Promise.resolve({ ok: true as const, status: 200 });
    },
  };
  await deliverDue(store, senders, 5000);
  assert.deepEqual(calls.sort(), ['true answer.accepted', 'true answer.accepted', 'true post.created']);
});
