// discourse: topics become discussions of their section and variant, once, and their addresses lead on.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import type { Manifest } from '../../../compare/index.ts';
import type { Actor } from '../../actor.ts';
import { cookPost } from '../../cook/index.ts';
import type { BookReferences, Cook } from '../../cook/index.ts';
import { seedPerson } from '../../seed.fixture.ts';
import { onEveryStore } from '../../store/every-store.fixture.ts';
import { checkCounters } from '../../threads/counters.fixture.ts';
import { importTopics, placesOf } from './import-topics.ts';
import { discourseSource } from './source.ts';
import type { TopicSource } from './source.ts';
import { readTopic, topicOf } from './topic.ts';

const page = {
  address: 'lines/linear',
  label: 'sec_linear',
  title: 'Linear regression',
  number: '3.1',
  places: { head: 0, bar: 0, facts: 0, contents: 0, bodyEnd: 0 },
};
const manifest = {
  format: 1,
  id: 'v7',
  pages: [
    {
      ...page,
      discussions: [
        { variants: ['pytorch'], url: 'https://talk.example/t/35' },
        { variants: ['jax'], url: 'https://talk.example/t/36' },
        { variants: ['mxnet'], url: 'https://talk.example/t/35' },
        { variants: ['tensorflow'], url: 'https://talk.example/latest' },
      ],
    },
  ],
  sections: [
    { label: 'sec_linear', explicit: true, page: 'sec_linear', title: 'Linear regression', number: '3.1' },
  ],
  aliases: {},
  retired: [],
  language: 'en',
  blocks: [],
} as unknown as Manifest;

const at = (minute: number): string => `2020-05-01T10:${String(minute).padStart(2, '0')}:00.000Z`;
const post = (number: number, username: string, more: object = {}): object => ({
  post_number: number,
  username,
  created_at: at(number),
  updated_at: at(number),
  raw: `Text *${number}* of ${username} <script>alert(1)</script>`,
  cooked: '<p>x</p>',
  ...more,
});
const topic = (posts: object[]): object => ({
  id: 35,
  title: 'Linear Regression',
  slug: 'linear-regression',
  created_at: at(0),
  tags: ['Loss', { name: 'loss' }],
  post_stream: { posts, stream: [] },
});

const references: BookReferences = { labels: new Map(), macros: {}, words: {} as BookReferences['words'] };
const cook: Cook = {
  cook: (raw) => Promise.resolve(cookPost(raw, references, {})),
  use: () => undefined,
  close: () => Promise.resolve(),
};

const sourceOf = (value: () => object): TopicSource => ({
  topic: (id) => {
    const read = id === 35 ? readTopic(value()) : undefined;
    return Promise.resolve(read ? { ok: true, topic: read } : { ok: false, problem: 'answered 404' });
  },
});

test('addresses of topics are understood in every form that Discourse gives them', () => {
  const addresses: [string, number | undefined][] = [
    ['https://talk.example/t/35', 35],
    ['https://talk.example/t/35/7', 35],
    ['https://talk.example/t/linear-regression/35', 35],
    ['https://talk.example/t/3-ways-to-go/35/2?u=me', 35],
    ['https://talk.example/t/35#x', 35],
    ['https://talk.example/c/35', undefined],
    ['https://talk.example/t/', undefined],
  ];
  for (const [url, id] of addresses) assert.equal(topicOf(url), id, url);
});

test('a topic that variants share is of none of them', () => {
  assert.deepEqual(placesOf(manifest), [
    { topic: 35, label: 'sec_linear', place: '3.1 Linear regression' },
    { topic: 36, label: 'sec_linear', place: '3.1 Linear regression', variant: 'jax' },
  ]);
});

onEveryStore('what was moved since the last import does not come in again', async (store) => {
  const posts = [post(1, 'astonzhang'), post(2, 'okapi'), post(3, 'halfstep', { reply_to_post_number: 2 })];
  const tell = (): void => undefined;
  const parts = { store, source: sourceOf(() => topic(posts)), cook, manifest, now: () => 9_000_000, tell };
  await importTopics(parts);
  const id = await store.change((db) => seedPerson(db, 'keeper', { role: 'moderator' }));
  const by: Actor = { id, handle: 'keeper', role: 'moderator', trust: 2, created: 0 };
  const { id: thread } = await store.read.selectFrom('threads').select('id').executeTakeFirstOrThrow();
  const to = { title: 'Another thing altogether', kind: 'remark' as const };
  const made = await store.write('thread.split', { now: 1, by, thread, numbers: [2], to });
  assert.ok(made.ok);
  posts.push(post(4, 'okapi', { reply_to_post_number: 2 }));
  assert.equal((await importTopics(parts)).posts, 1);
  // What it answers stands elsewhere.
  const last = await store.read
    .selectFrom('posts')
    .select(['thread_id', 'number', 'kind'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  assert.deepEqual(last, { thread_id: thread, number: 4, kind: 'answer' });

  const into = made.value.thread;
  assert.ok((await store.write('thread.merge', { now: 2, by, thread, into })).ok);
  posts.push(post(5, 'halfstep'));
  assert.equal((await importTopics(parts)).posts, 1);
  const there = await store.read
    .selectFrom('posts')
    .select('thread_id')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  assert.equal(there?.thread_id, into, 'its discussion goes on in another');
  await checkCounters(store);
});

onEveryStore(
  'a topic comes in with its people, dates, answers and likes; a second import adds what is new',
  async (store) => {
    const posts = [
      post(1, 'astonzhang'),
      post(2, 'okapi', { actions_summary: [{ id: 2, count: 4 }], accepted_answer: true }),
      post(3, 'Okapi2', { reply_to_post_number: 2, updated_at: at(30) }),
      post(4, 'astonzhang', { reply_to_post_number: 3 }),
      post(5, 'system', { post_type: 3 }),
      post(6, 'spammer', { hidden: true }),
    ];
    const lines: string[] = [];
    const parts = {
      store,
      source: sourceOf(() => topic(posts)),
      cook,
      manifest,
      now: () => 9_000_000,
      tell: (line: string) => lines.push(line),
    };
    assert.deepEqual(await importTopics(parts), { topics: 1, posts: 4, missing: 1 });
    assert.deepEqual(lines, ['topic 36 (sec_linear): answered 404']);
    assert.deepEqual(await importTopics(parts), { topics: 1, posts: 0, missing: 1 });
    posts.push(post(7, 'halfstep'));
    assert.deepEqual(await importTopics(parts), { topics: 1, posts: 1, missing: 1 });

    const thread = await store.read.selectFrom('threads').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(
      [thread.label, thread.answers, thread.last_number, thread.created, thread.solved_at],
      ['sec_linear', 2, 5, Date.parse(at(0)), Date.parse(at(2))],
    );
    const rows = await store.read
      .selectFrom('posts')
      .innerJoin('people', 'people.id', 'posts.author_id')
      .select(['posts.number', 'kind', 'handle', 'helpful', 'edited_at', 'parent_id', 'cooked'])
      .orderBy('posts.number')
      .execute();
    assert.deepEqual(
      rows.map(({ kind, handle, helpful }) => `${kind} ${handle} ${helpful}`),
      [
        'question astonzhang 0',
        'answer okapi 4',
        'reply Okapi2 0',
        'reply astonzhang 0',
        'answer halfstep 0',
      ],
    );
    assert.equal(rows[2]?.parent_id, rows[3]?.parent_id, 'a reply to a reply stands under the same answer');
    assert.equal(rows[2]?.edited_at, Date.parse(at(30)));
    assert.ok(rows.every(({ cooked }) => !cooked.includes('<script')));
    const led = await store.read.selectFrom('redirects').selectAll().orderBy('path').execute();
    assert.deepEqual(
      led.map(({ path, number }) => [path, number]),
      [
        ['/t/35', null],
        ['/t/35/1', 1],
        ['/t/35/2', 2],
        ['/t/35/3', 3],
        ['/t/35/4', 4],
        ['/t/35/7', 5],
      ],
    );
  },
);

test('a Discourse is asked again later when it is busy, and once for what is known', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-topics-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const asked: string[] = [];
  const answers = [
    new Response('', { status: 429, headers: { 'Retry-After': '0' } }),
    Response.json({ ...topic([post(1, 'a')]), post_stream: { posts: [post(1, 'a')], stream: [11, 12] } }),
    Response.json({ post_stream: { posts: [post(2, 'b')] } }),
  ];
  const call = (url: unknown): Promise<Response> => {
    asked.push(String(url));
    return Promise.resolve(answers.shift() ?? new Response('', { status: 404 }));
  };
  const source = discourseSource({
    url: 'https://talk.example',
    folder,
    fetch: call as typeof fetch,
    pause: 1,
  });
  for (let i = 0; i < 2; i++) {
    const found = await source.topic(35);
    assert.equal(found.ok && found.topic.post_stream.posts.length, 2);
  }
  assert.deepEqual(asked, [
    'https://talk.example/t/35.json?include_raw=true',
    'https://talk.example/t/35.json?include_raw=true',
    'https://talk.example/t/35/posts.json?include_raw=true&post_ids[]=12',
  ]);
  assert.deepEqual(await source.topic(99), { ok: false, problem: 'answered 404' });
});
