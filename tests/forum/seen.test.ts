// seen: what everybody sees of discussions and posts in every state, by every route there is: the golden table seen.table.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';

import { openReview } from '../../src/forum/moderation/index.ts';
import { indexThread } from '../../src/forum/search/index.ts';
import { seedAnchor, seedPost, seedThread } from '../../src/forum/seed.fixture.ts';
import { reads } from '../../src/forum/server/tables.ts';
import type { PostState } from '../../src/forum/store/schema.ts';
import type { Transaction } from '../../src/forum/store/store.ts';
import { told } from './people.fixture.ts';
import { castOf } from './people.fixture.ts';
import type { Cast } from './people.fixture.ts';
import type { TestServer } from './server.fixture.ts';
import { testServer } from './server.fixture.ts';

const table = new URL('seen.table', import.meta.url);

interface Thing {
  name: string;
  thread: number;
  number: number;
  post: number;
  handle: string;
}

/** Words that give away what is read: of the title, of the text, of its earlier text. One more word of each is what is searched for. */
const wordsOf = (name: string): Record<string, string> => {
  // No word begins another.
  const letters = `${name.replace(/[^a-z]/g, '')}z`;
  return {
    title: `titular${letters}`,
    text: `textual${letters}`,
    earlier: `earlier${letters}`,
    asked: `inquired${letters}`,
  };
};

const states: readonly PostState[] = ['shown', 'held', 'hidden', 'deleted', 'removed'];

async function seedThings(
  db: Transaction,
  { ids }: Cast,
  block: { section: string; id: string },
): Promise<Thing[]> {
  const { own = 0, trusted = 0, newcomer = 0, moderator = 0 } = ids;
  const things: Thing[] = [];
  const put = async (name: string, thread: number, post: number, number: number): Promise<void> => {
    const { title, text, earlier, asked } = wordsOf(name);
    const raw = `${text} ${asked} and more words.`;
    await db
      .updateTable('posts')
      .set({ raw, plain: raw, cooked: `<p>${raw}</p>`, edits: 1, edited_at: 2 })
      .where('id', '=', post)
      .execute();
    await db
      .insertInto('post_revisions')
      .values({ post_id: post, number: 1, raw: `${earlier} words`, title: null, by_id: own, at: 2 })
      .execute();
    if (number === 1)
      await db
        .updateTable('threads')
        .set({ title: `${title} ${asked} of the line`, slug: title ?? '' })
        .where('id', '=', thread)
        .execute();
    for (const [person, type] of [
      [newcomer, 'reply'],
      [trusted, 'mention'],
    ] as const) {
      await db
        .insertInto('notices')
        .values({
          person_id: person,
          type,
          thread_id: thread,
          post_id: post,
          by_id: own,
          at: 5,
          seen_at: null,
          mailed_at: null,
          details: '{}',
        })
        .execute();
    }
    await db
      .insertInto('moderation_log')
      .values({
        at: 5,
        by_id: moderator,
        action: 'post.remove',
        target: `post:${post}`,
        reason: 'other',
        words: null,
        public: 1,
      })
      .execute();
    if (number === 1)
      await db
        .insertInto('drafts')
        .values({ person_id: newcomer, place: `thread:${thread}`, body: '{"body":"mine"}', updated: 1 })
        .execute();
    const review = await openReview(db, { kind: 'held', post, now: 5 });
    reviews.set(post, review);
    await indexThread(db, thread);
    things.push({ name, thread, post, number, handle: 'the-own' });
  };
  const threadBy = async (person: number, row: object = {}): Promise<{ thread: number; post: number }> => {
    const place = { label: block.section, block: block.id };
    const anchor = await seedAnchor(db, block.section, {
      block: block.id,
      now_label: block.section,
      now_block: block.id,
    });
    return seedThread(db, person, {
      anchor_id: anchor,
      ...place,
      created: Date.now(),
      last_at: Date.now(),
      ...row,
    });
  };
  for (const state of states) {
    const one = await threadBy(own, { state });
    await put(`question ${state}`, one.thread, one.post, 1);
  }
  const left = await threadBy(own, { state: 'deleted' });
  await seedPost(db, left.thread, trusted);
  await put('question deleted with answers', left.thread, left.post, 1);
  const closed = await threadBy(own, { closed_at: 3, close_reason: 'solved' });
  await put('question closed', closed.thread, closed.post, 1);
  const asked = await threadBy(trusted);
  for (const [index, state] of states.entries()) {
    const post = await seedPost(db, asked.thread, own, { state, state_by: state === 'deleted' ? own : null });
    await put(`answer ${state}`, asked.thread, post, index + 2);
  }
  const held = await threadBy(trusted, { state: 'held' });
  const inside = await seedPost(db, held.thread, own);
  await put('answer in held', held.thread, inside, 2);
  const removed = await threadBy(trusted, { state: 'removed' });
  const inRemoved = await seedPost(db, removed.thread, own);
  await put('answer in removed', removed.thread, inRemoved, 2);
  return things;
}

type Addresses = (thing: Thing) => string | undefined;
const at = (thing: Thing): string => `/-/talk/${thing.thread}`;
/** Of routes that show no posts. */
const none: Addresses = () => undefined;

/** The case of each thing, by its post. */
const reviews = new Map<number, number>();

/** Where each route would show a thing; a new route needs its row here. */
const addresses: Readonly<Record<string, Addresses>> = {
  'talk.book': () => '/-/talk',
  'talk.section': () => '/-/talk/on/the-loss',
  'talk.block': () => '/-/talk/on/BLOCK',
  'talk.block panel': () => '/-/talk/on/BLOCK?part=panel',
  'talk.section feed': () => '/-/talk/on/the-loss.atom',
  'thread.change': (thing) => `${at(thing)}/change`,
  'thread.split': (thing) => `${at(thing)}/split`,
  'thread.merge': (thing) => `${at(thing)}/merge`,
  'thread.merge with one': (thing) => `/-/talk/PLAIN/merge?into=${thing.thread}`,
  thread: (thing) => `${at(thing)}-${thing.number === 1 ? wordsOf(thing.name)['title'] : 'why-is-it-so'}`,
  'thread by its number alone': at,
  'thread feed': (thing) => `${at(thing)}.atom`,
  'post.history': (thing) => `${at(thing)}/edits/${thing.number}`,
  'post.write': (thing) => `${at(thing)}/reply?quote=${thing.number}&to=${thing.number}`,
  'post.edit': (thing) => `${at(thing)}/edit/${thing.number}`,
  'post.report': (thing) => `${at(thing)}/report/${thing.number}`,
  'post.delete': (thing) => `${at(thing)}/delete/${thing.number}`,
  'post.remove': (thing) => `${at(thing)}/remove/${thing.number}`,
  ask: (thing) => `/-/ask?on=the-loss&block=section&from=${thing.thread}`,
  person: (thing) => `/-/people/${thing.handle}${thing.number === 1 ? '?show=questions' : ''}`,
  'me.notices': () => '/-/me/notifications',
  'me.drafts': () => '/-/me/drafts',
  'me.data': () => '/-/me/data',
  queue: () => '/-/waiting',
  'queue.case': (thing) => `/-/waiting/${reviews.get(thing.post) ?? 0}`,
  log: () => '/-/log',
  search: (thing) => `/-/search?q=${wordsOf(thing.name)['asked']}`,
  similar: (thing) => `/-/similar?title=${wordsOf(thing.name)['asked']}%20of%20the%20line`,
  feed: () => '/-/talk.atom',
  annotations: () => '/-/annotations?page=0',
  'annotations collection': () => '/-/annotations',
  'api.threads': () => '/-/api/threads',
  'api.threads of the section': () => '/-/api/threads?label=the-loss',
  'api.thread': (thing) => `/-/api/threads/${thing.thread}`,
  'api.person': (thing) => `/-/api/people/${thing.handle}${thing.number === 1 ? '?show=questions' : ''}`,
  'api.search': (thing) => `/-/api/search?q=${wordsOf(thing.name)['asked']}`,
  'api.reviews': () => '/-/api/reviews',
  'api.review': (thing) => `/-/api/reviews/${reviews.get(thing.post) ?? 0}`,
  live: (thing) => `/-/live?thread=${thing.thread}`,
  'page of the book': () => '/regression.html',
  'an old address': (thing) => `/t/${thing.thread}`,
  ...Object.fromEntries(
    [
      'sign-in',
      'sign-in.code',
      'sign-in.link',
      'sign-in.provider',
      'sign-in.callback',
      'sign-in.discourse',
      'connect',
      'setup',
      'me.preferences',
      'me.keys',
      'me.delete',
      'me.name',
      'person.action',
      'label',
      'file',
      'upload',
      'health',
      'metrics',
    ].map((name) => [name, none]),
  ),
};

describe('what is seen of discussions', () => {
  let server: TestServer;
  let cast: Cast;
  let things: Thing[];
  let block = { section: '', id: '' };
  before(async () => {
    server = await testServer();
    cast = await castOf(server);
    const found = server.forum.site().manifest.blocks.find(({ section }) => section === 'the-loss');
    block = { section: found?.section ?? '', id: found?.id ?? '' };
    things = await server.store.change((db) => seedThings(db, cast, block));
    // No command has made them, so nothing has told of them.
    for (const { thread } of things) server.forum.titles.changed(thread);
    await server.store.change((db) =>
      db
        .insertInto('redirects')
        .values(
          things
            .filter(({ number }) => number === 1)
            .map(({ thread }) => ({ path: `/t/${thread}`, thread_id: thread, number: null })),
        )
        .execute(),
    );
  });
  after(() => server.stop());

  test('every route has a row', () => {
    const missing = reads.map(({ name }) => name).filter((name) => addresses[name] === undefined);
    assert.deepEqual(missing, []);
  });

  /** A discussion that everybody may read. */
  const plain = (): string => String(things.find(({ name }) => name === 'answer shown')?.thread);

  test('who sees what is as written in seen.table', async () => {
    const lines: string[] = [];
    for (const [route, addressOf] of Object.entries(addresses)) {
      const alike = new Map<string, string[]>();
      for (const thing of things) {
        const address = addressOf(thing)
          ?.replace('BLOCK', `${block.section}/${block.id}`)
          .replace('PLAIN', plain());
        if (address === undefined) continue;
        const answers = (await answersTo(route, thing, address)).join('\n');
        alike.set(answers, [...(alike.get(answers) ?? []), thing.name]);
      }
      if (alike.size > 0) lines.push(route);
      for (const [answers, names] of alike) lines.push(`  ${names.join(' | ')}`, answers);
    }
    const text = `${lines.join('\n')}\n`;
    if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(table, text);
    assert.equal(text, readFileSync(table, 'utf8'));
  });

  const pages = new Map<string, Promise<{ status: number; text: string }>>();

  async function answersTo(route: string, thing: Thing, address: string): Promise<string[]> {
    const answers = new Map<string, string[]>();
    const { title = '', text = '', earlier = '' } = wordsOf(thing.name);
    const visitors = Object.entries(cast.visitors);
    for (const [who, as] of visitors) {
      const key = `${who} ${address}`;
      const asking = async (): Promise<{ status: number; text: string }> => {
        // A key may ask once a second.
        server.clock.now += 1_001;
        const answer = await server.ask(address, { as, headOnly: route === 'live' });
        // What was asked for may be said again.
        const text = `${answer.headers.get('location') ?? ''} ${answer.text}`.replaceAll(
          encodeURIComponent(address),
          '',
        );
        return { status: answer.status, text: address === answer.headers.get('location') ? '' : text };
      };
      const page = pages.get(key) ?? asking();
      pages.set(key, page);
      const { status, text: body } = await page;
      const seen = Object.entries({ title, text, earlier })
        .filter(([, word]) => body.includes(word))
        .map(([what]) => what);
      const answer = `${status}${seen.length > 0 ? ` ${seen.join(' ')}` : ''}`;
      answers.set(answer, [...(answers.get(answer) ?? []), who]);
    }
    return told(answers, visitors.length);
  }
});
