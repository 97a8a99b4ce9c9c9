// programs: what programs read: the same as pages show, as they are told by the description, and page by page.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { seedPost, seedThread } from '../../src/forum/seed.fixture.ts';
import { apiRoutes } from '../../src/forum/server/routes/api.ts';
import type { Answer, TestServer, Visitor } from './server.fixture.ts';
import { nobody, origin, testServer } from './server.fixture.ts';

interface Page {
  id: string;
  items: readonly { id: string; target: unknown }[];
  startIndex: number;
  next?: string;
  prev?: string;
  partOf: string;
}

describe('what programs read', () => {
  let server: TestServer;
  let moderator: Visitor & { id: number };
  let asker: Visitor & { id: number };
  let thread = 0;
  before(async () => {
    server = await testServer();
    moderator = await server.person('keeper', { role: 'moderator' });
    asker = await server.person('asker', { trust: 2 });
    const helper = await server.person('helper', { trust: 2 });
    const asked = await server.does(asker, 'thread.create', {
      label: 'the-loss',
      title: 'Why is the loss squared?',
      body: 'It could be the distance itself, could it not?',
      tags: 'loss',
    });
    ({ thread } = asked.json['value'] as { thread: number });
    const answer = await server.does(helper, 'post.create', { thread, body: 'Because a square is smooth.' });
    assert.equal(answer.status, 200, answer.text);
    await server.does(asker, 'post.create', { thread, to: 2, body: 'Thank you, that is it.' });
    await server.does(asker, 'post.accept', { thread, number: 2 });
    await server.does(helper, 'post.flag', { thread, number: 3, reason: 'other', words: 'only thanks' });
  });
  after(() => server.stop());

  const read = async (address: string, as: Visitor = nobody()): Promise<Answer> => {
    server.clock.now += 1_001;
    return server.ask(address, { as });
  };

  test('every answer is as the description says', async () => {
    const addresses: Record<string, string> = {
      'api.threads': '/-/api/threads?label=the-loss&show=solved',
      'api.thread': `/-/api/threads/${thread}`,
      'api.person': '/-/api/people/helper',
      'api.search': '/-/api/search?q=squared',
      'api.reviews': '/-/api/reviews?kind=report',
      'api.review': '/-/api/reviews/1',
    };
    for (const { name, api } of apiRoutes) {
      const answer = await read(addresses[name] ?? '', moderator);
      assert.equal(answer.status, 200, `${name}: ${answer.text}`);
      assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
      assert.ok(api?.output, name);
      const parsed = api.output.safeParse(answer.json);
      assert.ok(parsed.success, `${name}: ${parsed.success ? '' : parsed.error.message}`);
    }
  });

  test('the description names them, what they take, and who may ask', async () => {
    const { json } = await read('/-/api/openapi.json');
    const paths = json['paths'] as Record<string, Record<string, unknown>>;
    const reads = Object.keys(paths)
      .filter((path) => paths[path]?.['get'] !== undefined)
      .sort();
    assert.deepEqual(reads, [
      '/-/annotations',
      '/-/api/people/{handle}',
      '/-/api/reviews',
      '/-/api/reviews/{review}',
      '/-/api/search',
      '/-/api/threads',
      '/-/api/threads/{thread}',
    ]);
    const one = paths['/-/api/threads/{thread}']?.['get'] as {
      parameters: { name: string; in: string; required: boolean }[];
      security: object[];
    };
    assert.deepEqual(
      one.parameters.map((parameter) => [parameter.name, parameter.in, parameter.required]),
      [['thread', 'path', true]],
    );
    assert.deepEqual(one.security, [{}, { key: [] }]);
    const list = paths['/-/api/threads']?.['get'] as { parameters: { name: string; in: string }[] };
    assert.ok(list.parameters.some(({ name, in: where }) => name === 'before' && where === 'query'));
    assert.ok(paths['/-/api/threads/{thread}/split']?.['post'] !== undefined);
  });

  test('a discussion with its posts', async () => {
    const { json } = await read(`/-/api/threads/${thread}-any-words`);
    const posts = json['posts'] as Record<string, unknown>[];
    assert.deepEqual(
      posts.map(({ number, kind, to, accepted }) => [number, kind, to, accepted !== undefined]),
      [
        [1, 'question', undefined, false],
        [2, 'answer', undefined, true],
        [3, 'reply', 2, false],
      ],
    );
    assert.match(String(posts[1]?.['html']), /Because a square is smooth/);
    assert.equal(posts[1]?.['url'], `${origin}/-/talk/${thread}-why-is-the-loss-squared#p2`);
    assert.deepEqual(json['tags'], ['loss']);
  });

  test('a list is sifted and read on by its cursor', async () => {
    await server.store.change(async (db) => {
      for (let made = 0; made < 45; made += 1)
        await seedThread(db, asker.id, { label: 'one-step', created: made, last_at: made });
    });
    // Lists say what was so a moment ago.
    server.clock.now += 5_000;
    const first = await read('/-/api/threads?label=one-step&sort=newest');
    const threads = first.json['threads'] as { id: number }[];
    assert.deepEqual([first.json['total'], threads.length, first.json['older']], [45, 30, '30']);
    const next = await read('/-/api/threads?label=one-step&sort=newest&before=30');
    const rest = next.json['threads'] as { id: number }[];
    assert.deepEqual([rest.length, next.json['older'], next.json['newer']], [15, undefined, '0']);
    assert.equal(new Set([...threads, ...rest].map(({ id }) => id)).size, 45);
    const solved = await read('/-/api/threads?show=solved');
    assert.equal(solved.json['total'], 1);
    const gone = await read('/-/api/threads?label=no-such-label');
    assert.equal(gone.status, 404);
  });

  test('who has left has no name', async () => {
    const leaver = await server.person('leaver', { trust: 2 });
    const asked = await server.does(leaver, 'thread.create', {
      label: 'the-loss',
      title: 'What is a loss at all?',
      body: 'I have never heard of such a thing.',
    });
    const id = (asked.json['value'] as { thread: number }).thread;
    await server.does(leaver, 'account.delete', { posts: 'keep' });
    const { json, text } = await read(`/-/api/threads/${id}`);
    const [question] = json['posts'] as { author: unknown }[];
    assert.deepEqual([question?.author, json['lastBy']], [null, null]);
    assert.ok(!/leaver|former-reader/.test(text), text);
  });

  test('a key that may moderate decides by what it has read', async () => {
    const made = await server.does(moderator, 'key.create', { name: 'bot', scopes: ['read', 'moderate'] });
    const { key } = made.json['value'] as { key: string };
    const bot = { ...nobody('bot'), key };
    const { json } = await read('/-/api/reviews?kind=report', bot);
    const [one] = json['reviews'] as {
      id: number;
      version: number;
      decisions: string[];
      post: { html: string };
    }[];
    assert.ok(one);
    assert.deepEqual(one.decisions, ['keep', 'remove']);
    assert.match(one.post.html, /Thank you/);
    server.clock.now += 1_001;
    const decided = await server.ask(`/-/api/reviews/${one.id}/decision`, {
      as: bot,
      method: 'POST',
      json: { version: one.version, decision: 'keep' },
    });
    assert.equal(decided.status, 200, decided.text);
    const after = await read(`/-/api/reviews/${one.id}`, bot);
    assert.deepEqual(after.json['decisions'], []);
  });

  test('what is asked wrongly is told as such', async () => {
    const answer = await read('/-/api/reviews?kind=nonsense', moderator);
    assert.equal(answer.status, 400);
    assert.deepEqual((answer.json['error'] as { code: string }).code, 'not-understood');
    assert.equal((await read('/-/api/threads/999999')).status, 404);
    assert.equal((await read('/-/api/people/nobody-here')).status, 404);
  });

  test('annotations come as a collection and its pages', async () => {
    await server.store.change(async (db) => {
      for (let made = 0; made < 120; made += 1) {
        const { thread: id } = await seedThread(db, asker.id);
        if (made % 3 === 0) await seedPost(db, id, asker.id);
        if (made % 5 === 0) await seedThread(db, asker.id, { state: 'removed' });
      }
    });
    const collection = await read('/-/annotations');
    assert.match(collection.headers.get('content-type') ?? '', /^application\/ld\+json; profile=/);
    const { total, first, last } = JSON.parse(collection.text) as {
      total: number;
      first: string;
      last: string;
    };
    const seen: string[] = [];
    let address: string | undefined = first;
    let before: string | undefined;
    while (address !== undefined) {
      const answer = await read(address.slice(origin.length));
      const page = JSON.parse(answer.text) as Page;
      assert.deepEqual([page.id, page.prev, page.startIndex], [address, before, seen.length]);
      assert.equal(page.partOf, `${origin}/-/annotations`);
      seen.push(...page.items.map(({ id }) => id));
      before = address;
      address = page.next;
    }
    assert.equal(before, last);
    assert.equal(seen.length, total);
    assert.equal(new Set(seen).size, total);
    assert.equal((await read('/-/annotations?page=99')).status, 404);
  });
});
