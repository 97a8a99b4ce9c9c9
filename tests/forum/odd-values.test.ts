// odd values: what is sent in place of numbers, words and lists, to every operation and route, on each database.

import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';

import { operations, reads } from '../../src/forum/server/tables.ts';
import { postgresForTest } from '../../src/forum/store/every-store.fixture.ts';
import type { TestServer } from './server.fixture.ts';
import { testServer } from './server.fixture.ts';

const every = process.env['EVERY_VALUE'] === '1';

const odd: readonly unknown[] = [
  '',
  '\0',
  'a\0b',
  '\ud800',
  'NaN',
  '1e999',
  '-1',
  '1e11',
  '99999999999999999999',
  'x'.repeat(5_000),
  null,
  true,
  1e308,
  [],
  ['1', '2'],
  {},
  { a: 1 },
];
const names = [
  'thread',
  'number',
  'to',
  'body',
  'title',
  'label',
  'block',
  'quoteStart',
  'quoteLength',
  'kind',
  'variant',
  'tags',
  'from',
  'key',
  'id',
  'review',
  'version',
  'decision',
  'handle',
  'role',
  'days',
  'level',
  'word',
  'effect',
  'scope',
  'target',
  'follow',
  'notice',
  'back',
  'email',
  'code',
  'token',
  'response',
  'name',
  'scopes',
  'place',
  'reason',
  'words',
  'helpful',
];
const good: Record<string, unknown> = {
  thread: 1,
  number: 1,
  body: 'words enough to be a post',
  title: 'a title that is long',
  label: 'the-loss',
  review: 1,
  version: 1,
  handle: 'lena',
  id: 1,
  reason: 'other',
  kind: 'question',
  key: 'abcdefghij',
  back: '/',
  email: 'odd@mail.example',
  helpful: 'yes',
  follow: 'yes',
};

test('nothing that is sent in place of a value breaks the server (SQLite)', async () => {
  const server = await testServer();
  await sendOdd(server, odd).finally(() => server.stop());
});

test('nothing that is sent in place of a value breaks the server (PostgreSQL)', async (t) => {
  const store = await postgresForTest();
  if ('missing' in store) return t.skip(store.missing);
  const server = await testServer({}, undefined, store);
  // Those that a database with types may not take.
  await sendOdd(server, every ? odd : ['a\0b', 'NaN', '1e11', '99999999999999999999', null]).finally(() =>
    server.stop(),
  );
});

/** Not all of them in each field, unless told: every value meets every operation. */
async function sendOdd(server: TestServer, values: readonly unknown[]): Promise<void> {
  const moderator = await server.person('modest', { role: 'administrator' });
  const lines = server.log.length;
  for (const { name, input } of operations) {
    if (name === 'account.delete' || name === 'sign-out' || name === 'sign-in.send') continue;
    const fields = names.filter((field) => JSON.stringify(shapeOf(input)).includes(`"${field}"`));
    for (const [index, field] of fields.entries()) {
      const some = values.filter((_, place) => every || place % 5 === index % 5);
      for (const value of some) {
        const json = { ...good, [field]: value };
        const answer = await server.ask(`/-/do/${name}`, {
          as: moderator,
          json,
          headers: { accept: 'application/json' },
        });
        assert.ok(
          answer.status < 500,
          `${name} ${field}=${JSON.stringify(value)?.slice(0, 40)}: ${answer.status} ${server.log.at(-1)}`,
        );
      }
    }
  }
  for (const { path, input } of reads) {
    const fields = names.filter((field) => JSON.stringify(shapeOf(input)).includes(`"${field}"`));
    for (const value of [
      '\0',
      'a%00b',
      'NaN',
      '1e300',
      '-5',
      '99999999999999999999',
      '%ff',
      "'",
      '%',
      'x'.repeat(400),
    ]) {
      const sent = value.includes('%') ? value : encodeURIComponent(value);
      const query = [
        ...fields,
        'q',
        'before',
        'page',
        'show',
        'sort',
        'tag',
        'chapter',
        'open',
        'quote',
        'kept',
        'part',
      ]
        .map((field) => `${field}=${sent}`)
        .join('&');
      const at = path.replace(/:\w+(?:\{[^/]*\})?/g, sent);
      const answer = await server.ask(`/-${at}?${query}`, { as: moderator, headOnly: path === '/live' });
      assert.ok(answer.status < 500, `${at}?${query}: ${answer.status} ${server.log.at(-1)}`);
    }
  }
  const broken = server.log.slice(lines).filter((line) => line.includes('"failed"'));
  assert.deepEqual(broken, []);
}

/** A schema as JSON, as far as it can be said. */
const shapeOf = (schema: unknown): unknown => {
  const seen = new WeakSet<object>();
  const walk = (value: unknown, depth: number): unknown => {
    if (typeof value !== 'object' || value === null || depth > 12 || seen.has(value)) return undefined;
    seen.add(value);
    const { def } = value as {
      def?: { shape?: object; in?: unknown; innerType?: unknown; options?: unknown[] };
    };
    if (!def) return undefined;
    return {
      ...(def.shape && Object.fromEntries(Object.keys(def.shape).map((key) => [key, 1]))),
      ...(def.in !== undefined && { in: walk(def.in, depth + 1) }),
      ...(def.innerType !== undefined && { innerType: walk(def.innerType, depth + 1) }),
    };
  };
  return walk(schema, 0);
};
