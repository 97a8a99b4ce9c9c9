// done: what everybody may do, to discussions and posts in every state, through the whole server: the golden table done.table.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';

import { actionNames, actionRow } from '../../src/forum/policy/actions.ts';
import { seedAnchor, seedPerson, seedPost, seedThread } from '../../src/forum/seed.fixture.ts';
import type { Operation } from '../../src/forum/server/operation.ts';
import { operations } from '../../src/forum/server/tables.ts';
import type { PostState } from '../../src/forum/store/schema.ts';
import type { Transaction } from '../../src/forum/store/store.ts';
import { castOf, told } from './people.fixture.ts';
import type { Cast } from './people.fixture.ts';
import type { TestServer, Visitor } from './server.fixture.ts';
import { refusalOf, testServer } from './server.fixture.ts';

const table = new URL('done.table', import.meta.url);

type Fields = Readonly<Record<string, string | number | readonly string[]>>;
interface Seeding {
  db: Transaction;
  cast: Cast;
  now: number;
  count: number;
}
/** Makes something new to do it to, and says what the form says. */
type Row = Readonly<Record<string, (seeding: Seeding) => Promise<Fields> | Fields>>;

const states: readonly PostState[] = ['shown', 'held', 'hidden', 'deleted', 'removed'];

const times = (now: number): object => ({ created: now, last_at: now });

/** On an answer that `own` wrote under a question of `trusted`. */
const onAnswer = (fields: Fields = {}): Row =>
  Object.fromEntries([
    ...states.map((state) => [
      `answer ${state}`,
      async ({ db, cast: { ids }, now }: Seeding) => {
        const { thread } = await seedThread(db, ids['trusted'] ?? 0, times(now));
        const by = state === 'deleted' ? { state_by: ids['own'] ?? null } : {};
        await seedPost(db, thread, ids['own'] ?? 0, { state, created: now, ...by });
        return { thread, number: 2, ...fields };
      },
    ]),
    ...(['held', 'removed'] as const).map((state) => [
      `answer in ${state}`,
      async ({ db, cast: { ids }, now }: Seeding) => {
        const { thread } = await seedThread(db, ids['trusted'] ?? 0, { ...times(now), state });
        await seedPost(db, thread, ids['own'] ?? 0, { created: now });
        return { thread, number: 2, ...fields };
      },
    ]),
  ]);

/** On a discussion that `own` began. */
const onThread = (fields: Fields = {}): Row =>
  Object.fromEntries(
    (
      [
        ...states.map((state) => [state, { state }] as const),
        ['closed', { closed_at: 3, close_reason: 'solved' }] as const,
      ] as const
    ).map(([name, row]) => [
      name,
      async ({ db, cast: { ids }, now }: Seeding) => {
        const { thread } = await seedThread(db, ids['own'] ?? 0, { ...times(now), ...(row as object) });
        return { thread, ...fields };
      },
    ]),
  );

const always = (fields: Fields = {}): Row => ({
  '': ({ count }) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.replace('#', String(count)) : value,
      ]),
    ),
});

const onPerson = (fields: Fields = {}): Row =>
  Object.fromEntries(
    (['reader', 'moderator', 'administrator'] as const).map((role) => [
      `a ${role}`,
      async ({ db, count }: Seeding) => {
        await seedPerson(db, `somebody-${count}`, { role });
        return { handle: `somebody-${count}`, ...fields };
      },
    ]),
  );

const onReview = (kind: 'held' | 'place' | 'person', fields: Fields): Row => ({
  [`a case: ${kind}`]: async ({ db, cast: { ids }, now, count }) => {
    const { thread, post } = await seedThread(db, ids['own'] ?? 0, {
      ...times(now),
      ...(kind === 'held' && { state: 'held' }),
    });
    const anchor = await seedAnchor(db, 'the-loss', { state: 'edited' });
    const about = {
      post_id: kind === 'held' ? post : null,
      anchor_id: kind === 'place' ? anchor : null,
      person_id: kind === 'person' ? await seedPerson(db, `watched-${count}`) : null,
    };
    const { id } = await db
      .insertInto('reviews')
      .values({
        kind,
        state: 'waiting',
        ...about,
        score: 1,
        signals: '[]',
        version: 1,
        created: now,
        decided_at: null,
        decided_by: null,
        decision: null,
        reason: null,
        words: null,
        undo: null,
        candidates: null,
      } as never)
      .returning('id')
      .executeTakeFirstOrThrow();
    assert.ok(thread);
    return { review: id, version: 1, ...fields };
  },
});

const body = 'Words enough to be a post #, and no more of them.';

/** What each operation is tried on; a new operation needs its row here. */
const rows: Readonly<Record<string, Row>> = {
  'thread.change': onThread({ title: 'Another title of it', tags: 'line', kind: 'question' }),
  'thread.create': always({ label: 'the-loss', title: 'A title that is long #', body }),
  'thread.preview': always({ label: 'the-loss', title: 'A title that is long', body }),
  'thread.close': onThread(),
  'thread.open': onThread(),
  'thread.pin': onThread({ pinned: 'yes' }),
  'thread.rename': onThread({ title: 'Another title of it' }),
  'thread.tag': onThread({ tags: 'line' }),
  'thread.split': {
    ...onAnswer({ posts: '2', title: 'A thing of its own #' }),
    'the question': async (seeding) => ({
      ...(await onThread()['shown']?.(seeding)),
      posts: '1',
      title: 'A thing of its own',
    }),
    'to one that is there': async (seeding) => {
      const {
        db,
        cast: { ids },
        now,
      } = seeding;
      const { thread: into } = await seedThread(db, ids['trusted'] ?? 0, times(now));
      return { ...(await onAnswer()['answer shown']?.(seeding)), posts: '2', into: `/-/talk/${into}-why` };
    },
  },
  'thread.merge': Object.fromEntries(
    Object.entries(onThread()).map(([state, make]) => [
      state,
      async (seeding: Seeding) => {
        const {
          db,
          cast: { ids },
          now,
        } = seeding;
        const { thread: into } = await seedThread(db, ids['trusted'] ?? 0, times(now));
        return { ...(await make(seeding)), into };
      },
    ]),
  ),
  'thread.follow': onThread({ follow: 'yes' }),
  follow: always({ scope: 'book', follow: 'yes' }),
  'post.create': onThread({ body: `${body} #` }),
  'post.edit': onAnswer({ body: `${body} Other ones.` }),
  'post.preview': { ...onThread({ body }), ...onAnswer({ body }) },
  'post.vote': onAnswer({ helpful: 'yes' }),
  'post.accept': onAnswer(),
  'post.unaccept': onAnswer(),
  'post.delete': onAnswer(),
  'post.restore': onAnswer(),
  'post.flag': onAnswer({ reason: 'unkind' }),
  'post.remove': onAnswer({ reason: 'unkind' }),
  'sign-in.send': always({ back: '/', email: 'sent-#@mail.example' }),
  'sign-in.code': always({ back: '/', code: '000000' }),
  'me.name': always({ back: '/', handle: 'the-own' }),
  'administrator.first': always({ token: 'guessed', handle: 'somebody-new-#' }),
  'passkey.enter-options': always(),
  'passkey.add-options': always(),
  'passkey.enter': always({ back: '/', response: '{}' }),
  'passkey.add': always({ response: '{}' }),
  'preferences.change': always({ bubbles: 'yes' }),
  'draft.discard': always({ place: 'thread:1' }),
  'notices.read': always(),
  'key.create': Object.fromEntries(
    ['read', 'post', 'moderate', 'administer'].map((scope) => [
      `a key to ${scope}`,
      () => ({ name: 'made', scopes: [scope] }),
    ]),
  ),
  'key.revoke': {
    'of own': async ({ db, cast: { ids }, now, count }) => {
      const key = {
        person_id: ids['own'] ?? 0,
        name: 'x',
        hash: `hash ${count}`,
        scopes: 'read',
        created: now,
        expires: null,
      };
      return db
        .insertInto('api_keys')
        .values(key as never)
        .returning('id')
        .executeTakeFirstOrThrow();
    },
  },
  'session.end': always({ id: 'of-somebody-else' }),
  'passkey.remove': always({ id: 'of-somebody-else' }),
  'review.decide': {
    ...onReview('held', { decision: 'publish' }),
    ...onReview('place', { decision: 'keep' }),
    ...onReview('person', { decision: 'suspend' }),
  },
  'review.undo': onReview('held', {}),
  'anchor.take-back': {
    'a place that was moved': async ({ db, cast: { ids }, now }) => {
      const place = {
        state: 'exact',
        now_label: 'the-loss',
        now_block: null,
        now_start: null,
        now_length: null,
      };
      const anchor = await seedAnchor(db, 'the-loss', { state: 'moved' });
      await seedThread(db, ids['own'] ?? 0, { ...times(now), anchor_id: anchor });
      await db
        .insertInto('anchor_history')
        .values({
          anchor_id: anchor,
          version: 'v1',
          before: JSON.stringify(place),
          after: JSON.stringify(place),
          score: 1,
          how: 'same',
          at: now,
          by_id: null,
          undone: 0,
        })
        .execute();
      return { anchor };
    },
  },
  'anchor.resolve': onReview('place', { block: '' }),
  'word.watch': always({ word: 'watched-#', effect: 'flag' }),
  'word.unwatch': {
    'a word': async ({ db, cast: { ids }, now, count }) =>
      db
        .insertInto('watched_words')
        .values({
          word: `word ${count}`,
          is_regex: 0,
          effect: 'flag',
          by_id: ids['moderator'] ?? 0,
          created: now,
        } as never)
        .returning('id')
        .executeTakeFirstOrThrow(),
  },
  'person.role': onPerson({ role: 'author' }),
  'person.silence': onPerson({ days: 7, words: '' }),
  'person.suspend': onPerson({ days: 7, words: '' }),
  'person.hold': onPerson({ holds: 'yes', words: '' }),
  'person.trust': onPerson({ level: 2 }),
  'webhook.add': always({ url: 'https://hooks.example/#', events: 'post.created' }),
  'webhook.remove': {
    'a webhook': async ({ db, cast: { ids }, count }) =>
      db
        .insertInto('webhooks')
        .values({
          url: `https://hooks.example/${count}`,
          secret: 'x',
          events: '["post.created"]',
          active: 1,
          created: 1,
          by_id: ids['administrator'] ?? 0,
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
  },
  // The last: nobody is there any more after these.
  'account.delete': always({ posts: 'keep' }),
  'sign-out': always({ back: '/' }),
};

describe('what is done through the server', () => {
  let server: TestServer;
  let cast: Cast;
  let count = 0;
  before(async () => {
    server = await testServer();
    cast = await castOf(server);
  });
  after(() => server.stop());

  test('every operation has a row', () => {
    assert.deepEqual(
      operations.map(({ name }) => name).filter((name) => rows[name] === undefined),
      [],
    );
  });

  test('what a key must allow for an operation is what the rules ask for', () => {
    for (const { name, scope } of operations) {
      // Reading notices is one thing, marking them as read is a change.
      const asked = name === 'notices.read' ? 'notices.change' : name;
      const action = actionNames.find((one) => one === asked);
      if (action !== undefined && scope !== undefined) assert.equal(scope, actionRow(action).scope, name);
    }
  });

  test('a key does nothing by a form', async () => {
    for (const { name } of operations) {
      for (const [who, as] of Object.entries(cast.visitors)) {
        if (as.key === undefined) continue;
        server.clock.now += 1_001;
        assert.equal(refusalOf(await server.does(as, name, {})), 'not-allowed', `${who} ${name}`);
      }
    }
  });

  test('who may do what is as written in done.table', async () => {
    const lines: string[] = [];
    const handles = (): Promise<unknown> =>
      server.store.read
        .selectFrom('people')
        .select(['id', 'handle'])
        .where('id', 'in', Object.values(cast.ids))
        .orderBy('id')
        .execute();
    const before = await handles();
    const visitors = Object.entries(cast.visitors).toReversed();
    for (const [name, row] of Object.entries(rows)) {
      if (name === 'account.delete') assert.deepEqual(await handles(), before, 'nobody took a name');
      const one = operations.find((each) => each.name === name);
      if (!one) continue;
      const alike = new Map<string, string[]>();
      for (const [thing, make] of Object.entries(row)) {
        const answers = new Map<string, string[]>();
        for (const [who, as] of visitors) {
          if (as.key !== undefined && !one.api) continue;
          const answer = await answerTo(one, make, as);
          answers.set(answer, [who, ...(answers.get(answer) ?? [])]);
        }
        const all = told(answers, visitors.length).join('\n');
        alike.set(all, [...(alike.get(all) ?? []), thing]);
      }
      lines.push(one.api ? name : `${name}, not for programs`);
      for (const [answers, things] of alike)
        lines.push(...(things[0] === '' ? [] : [`  ${things.join(' | ')}`]), answers);
    }
    const text = `${lines.join('\n')}\n`;
    if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(table, text);
    assert.equal(text, readFileSync(table, 'utf8'));
    assert.deepEqual(
      server.log.filter((line) => line.includes('"failed"')),
      [],
    );
  });

  async function answerTo({ name, api }: Operation, make: Row[string], as: Visitor): Promise<string> {
    count += 1;
    server.clock.now += 3_600_000;
    const seeding = { cast, now: server.clock.now, count };
    const fields = await server.store.change(async (db) => make({ db, ...seeding }));
    const filled = Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [
        field,
        typeof value === 'string' ? value.replace('#', String(count)) : value,
      ]),
    );
    const headers = { accept: 'application/json' };
    const path = api?.path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(String(filled[part])));
    const answer =
      api && as.key !== undefined
        ? await server.ask(`/-/api${path}`, {
            as,
            method: api.method.toUpperCase(),
            json: jsonOf(filled),
            headers,
          })
        : await server.does(as, name, filled);
    const refusal = refusalOf(answer);
    return refusal === undefined && answer.status === 200
      ? 'ok'
      : `${answer.status} ${refusal ?? answer.text.slice(0, 200)}`;
  }
});

const jsonOf = (fields: Fields): unknown =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'handle'));
