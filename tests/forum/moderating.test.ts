// moderating: discussions are split and joined by forms alone, a place is put back, and a version of the book that was refused is told.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { build } from '../../src/project/index.ts';
import { copyBook } from '../octavo.ts';
import type { Answer, TestServer, Visitor } from './server.fixture.ts';
import { nobody, origin, testServer } from './server.fixture.ts';

/** A form as a browser sends it without a script. */
const sends = (
  server: TestServer,
  as: Visitor,
  operation: string,
  form: Record<string, string | number | readonly string[]>,
): Promise<Answer> => {
  server.clock.now += 1_001;
  return server.ask(`/-/do/${operation}`, { as, method: 'POST', form, headers: { origin } });
};

async function read(server: TestServer, address: string, as: Visitor = nobody()): Promise<Answer> {
  server.clock.now += 1_001;
  const answer = await server.ask(address, { as });
  const to = answer.headers.get('location');
  return to === null ? answer : read(server, to, as);
}

async function ask(server: TestServer, who: Visitor, title: string, label = 'the-loss'): Promise<number> {
  const asked = await server.does(who, 'thread.create', { label, title, body: `${title} I really wonder.` });
  assert.equal(asked.status, 200, asked.text);
  return (asked.json['value'] as { thread: number }).thread;
}

describe('a moderator, without a script', () => {
  let server: TestServer;
  let moderator: Visitor & { id: number };
  let asker: Visitor & { id: number };
  let helper: Visitor & { id: number };
  before(async () => {
    server = await testServer();
    moderator = await server.person('keeper', { role: 'moderator' });
    asker = await server.person('asker', { trust: 2 });
    helper = await server.person('helper', { trust: 2 });
  });
  after(() => server.stop());

  const answer = async (thread: number, words: string, to?: number): Promise<void> => {
    server.clock.now += 60_000;
    const said = await server.does(helper, 'post.create', {
      thread,
      body: words,
      ...(to !== undefined && { to }),
    });
    assert.equal(said.status, 200, said.text);
  };

  test('works through reports alone: after each decision they are shown again', async () => {
    const reporter = await server.person('reporter', { trust: 2 });
    const thread = await ask(server, reporter, 'Is this advertising?');
    await answer(thread, 'Buy my book about losses.');
    for (const number of [1, 2]) {
      const form = { thread, number, reason: 'off-topic' };
      assert.equal((await server.does(number === 1 ? helper : reporter, 'post.flag', form)).status, 200);
    }
    const queue = await read(server, '/-/waiting?kind=report', moderator);
    const field = (name: string): string =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(queue.text)?.[1] ?? '';
    const form = {
      review: field('review'),
      version: field('version'),
      only: field('only'),
      decision: 'keep',
      key: field('key'),
    };
    const decided = await sends(server, moderator, 'review.decide', form);
    assert.equal(decided.headers.get('location'), '/-/waiting?kind=report&told=done');
    const next = await read(server, '/-/waiting?kind=report&told=done', moderator);
    assert.match(next.text, /review\.undo[^]*name="only" value="report"/);
    const undone = await sends(server, moderator, 'review.undo', { review: form.review, only: 'report' });
    assert.equal(undone.headers.get('location'), '/-/waiting?kind=report');
    await sends(server, moderator, 'review.decide', form);
  });

  test('moves an answer to a discussion of its own', async () => {
    const thread = await ask(server, asker, 'Why is the loss squared?');
    await answer(thread, 'Because a square is smooth.');
    await answer(thread, 'What about the absolute value?');
    await answer(thread, 'That is another matter.', 3);
    const page = await read(server, `/-/talk/${thread}`, moderator);
    assert.match(page.text, /href="[^"]*\/split"/);
    const form = await read(server, `/-/talk/${thread}/split`, moderator);
    assert.equal(form.text.match(/name="posts"/g)?.length, 3);

    const short = await sends(server, moderator, 'thread.split', { thread, posts: '3', title: 'Abs' });
    assert.equal(short.status, 422);
    assert.match(short.text, /name="posts" value="3" checked/);
    assert.match(short.text, /value="Abs"/);

    const made = await sends(server, moderator, 'thread.split', {
      thread,
      posts: '3',
      title: 'May the loss be an absolute value?',
      kind: 'question',
      into: '',
    });
    assert.equal(made.status, 303, made.text);
    const to = made.headers.get('location') ?? '';
    assert.match(to, /^\/-\/talk\/\d+-may-the-loss-be-an-absolute-value#p1$/);
    const there = await read(server, to);
    assert.match(there.text, /What about the absolute value/);
    assert.match(there.text, /That is another matter/);
    const old = await read(server, `/-/talk/${thread}`);
    assert.ok(!old.text.includes('That is another matter'));
    // The old addresses of both lead to the line that leads on.
    assert.match(
      old.text,
      /<span id="p3"><\/span><span id="p4"><\/span>.*keeper.* moved 2 posts to <a href="([^"]+)"/s,
    );
    assert.match((await read(server, '/-/log')).text, /split a discussion/);
    const notices = await eventually(async () => {
      const { text } = await read(server, '/-/me/notifications', helper);
      return /Your post is now in “May the loss/.test(text) ? text : undefined;
    });
    assert.ok(notices);
  });

  test('joins two discussions, and old addresses lead to the very post', async () => {
    const [from, into] = [
      await ask(server, asker, 'Why is the step so small?', 'one-step'),
      await ask(server, helper, 'How large may a step be?', 'one-step'),
    ];
    await answer(into, 'Smaller than two over the curvature.');
    await answer(from, 'A large one would leap over the valley.');
    const choose = await read(server, `/-/talk/${from}/merge`, moderator);
    assert.match(choose.text, /name="into"/);
    assert.equal((await read(server, `/-/talk/${from}/merge?into=nonsense`, moderator)).status, 422);
    assert.equal((await read(server, `/-/talk/${from}/merge?into=${from}`, moderator)).status, 422);
    const given = encodeURIComponent(`${origin}/-/talk/${into}-how-large-may-a-step-be#p1`);
    const sure = await read(server, `/-/talk/${from}/merge?into=${given}`, moderator);
    assert.match(sure.text, /How large may a step be\?/);
    const done = await sends(server, moderator, 'thread.merge', { thread: from, into });
    assert.equal(done.status, 303, done.text);
    assert.match(done.headers.get('location') ?? '', /#p3$/);

    server.clock.now += 1_001;
    const old = await server.ask(`/-/talk/${from}-why-is-the-step-so-small`, {});
    assert.deepEqual([old.status, old.headers.get('location')], [301, `/-/talk/${into}?joined=${from}`]);
    const led = await read(server, `/-/talk/${into}?joined=${from}`);
    // "#p2" of the old address is its answer, and "#p1" its question; both names stand there once.
    const named = (id: string): string => led.text.split(`id="${id}"`)[1]?.slice(0, 2_000) ?? '';
    assert.match(named('p2'), /leap over the valley/);
    assert.match(named('p1'), /Why is the step so small/);
    assert.equal(led.text.split('id="p1"').length, 2);
    const plain = await read(server, `/-/talk/${into}`);
    assert.match(plain.text.split('id="p4"')[1] ?? '', /leap over the valley/);
    assert.match(plain.text, /joined “Why is the step so small\?” with this discussion/);
    server.clock.now += 1_001;
    const json = await server.ask(`/-/api/threads/${from}`, {});
    assert.equal(json.headers.get('location'), `/-/api/threads/${into}`);
    const list = await read(server, '/-/talk');
    assert.ok(!list.text.includes('Why is the step so small?'));
  });

  test('moves a discussion to any label of the book, by typing it', async () => {
    const thread = await ask(server, asker, 'What has this to do with steps?');
    const form = await read(server, `/-/talk/${thread}/change`, moderator);
    assert.match(form.text, /<option value="one-step">/);
    const wrong = await sends(server, moderator, 'thread.change', { thread, place: 'one-stepp' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /value="one-stepp"/);
    const moved = await sends(server, moderator, 'thread.change', { thread, place: 'one-step', tags: '' });
    assert.equal(moved.status, 303, moved.text);
    const row = await server.store.read
      .selectFrom('threads')
      .select('label')
      .where('id', '=', thread)
      .executeTakeFirst();
    assert.equal(row?.label, 'one-step');
    const section = server.forum.site().manifest.sections.find(({ label }) => label === 'one-step');
    assert.ok(section);
    const { text } = await read(server, `/-/talk/${thread}`);
    assert.ok(!text.includes('moved it to one-step'));
    assert.match(text, new RegExp(`moved it to [^<]*${section.title}`));
  });
});

/** What follows from an event comes a moment after it. */
async function eventually<Value>(look: () => Promise<Value | undefined>): Promise<Value | undefined> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((ready) => setTimeout(ready, 50));
  }
  return undefined;
}

describe('a version of the book', () => {
  let server: TestServer;
  let moderator: Visitor & { id: number };
  let asker: Visitor & { id: number };
  const folder = mkdtempSync(join(tmpdir(), 'octavo-moderating-'));
  const book = join(folder, 'book');
  const output = join(folder, 'built');
  const make = (): Promise<unknown> => build(book, { output, forum: 'builtin' });
  const edit = async (page: string, change: (text: string) => string): Promise<void> => {
    const file = join(book, page);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, change(text));
    await make();
    server.clock.now += 60_000;
    await server.serving.look();
  };
  before(async () => {
    copyBook(join(dirname(fileURLToPath(import.meta.url)), 'book'), book);
    await make();
    server = await testServer({}, join(output, 'html'));
    moderator = await server.person('keeper', { role: 'moderator' });
    asker = await server.person('asker', { trust: 2 });
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a place that a version moved is put back by who knows better', async () => {
    const block = server.forum
      .site()
      .manifest.blocks.find(
        ({ kind, section, text }) => kind === 'paragraph' && section === 'the-loss' && text.length > 40,
      );
    assert.ok(block);
    const asked = await server.does(asker, 'thread.create', {
      label: 'the-loss',
      block: block.id,
      title: 'What does this sentence mean?',
      body: 'I have read it three times.',
    });
    const { thread } = asked.json['value'] as { thread: number };
    const words = block.text.split(/[^\p{L} ]/u)[0]?.slice(0, 20) ?? '';
    await edit('regression.md', (text) => text.replace(words, `In other words, ${words}`));
    const undo = /action="\/-\/do\/anchor.take-back"/;
    assert.ok(!undo.test((await read(server, `/-/talk/${thread}`, asker)).text));
    const page = await read(server, `/-/talk/${thread}`, moderator);
    assert.match(page.text, undo);
    const anchor = /name="anchor" value="(\d+)"/.exec(page.text)?.[1] ?? '';
    const back = await sends(server, moderator, 'anchor.take-back', { anchor });
    assert.match(back.headers.get('location') ?? '', new RegExp(`^/-/talk/${thread}-`), back.text);
    const after = await read(server, `/-/talk/${thread}`, moderator);
    assert.ok(!undo.test(after.text), 'once');
    // Readers who are not signed in get the page as it is now.
    assert.ok(!(await read(server, `/-/talk/${thread}`)).text.includes('The text has changed since'));
  });

  test('one that lost a label with discussions is refused, and who can do something hears of it', async () => {
    const health = async (): Promise<Answer> => read(server, '/-/health');
    const metric = async (): Promise<string | undefined> =>
      /^octavo_site_refused (\d)$/m.exec((await read(server, '/-/metrics', moderator)).text)?.[1];
    assert.equal((await health()).json['status'], 'ok');
    assert.equal(await metric(), '0');
    const { id } = server.forum.site();
    const file = readFileSync(join(book, 'regression.md'), 'utf8');
    await edit('regression.md', (text) => text.replace('(the-loss)=', '(other-loss)='));
    const told = await health();
    const { status, site, refused } = told.json as unknown as {
      status: string;
      site: string;
      refused: { since: string; why: string; labels: { label: string; threads: number }[] };
    };
    assert.deepEqual([told.status, status, site, refused.why], [200, 'degraded', id, 'labels-gone']);
    assert.deepEqual(refused.labels, [{ label: 'the-loss', threads: 1 }]);
    assert.ok(Math.abs(Date.parse(refused.since) - server.clock.now) < 120_000);
    assert.equal(await metric(), '1');
    const queue = await read(server, '/-/waiting', moderator);
    assert.match(queue.text, /The new version of the book is not shown, since/);
    assert.match(queue.text, /the-loss \(1 discussion\)/);

    // Again wrong in another way: it is refused since the first time.
    await edit('regression.md', (text) => `${text}\n\nOne more paragraph.\n`);
    const again = (await health()).json['refused'] as { since: string };
    assert.equal(again.since, refused.since);

    await edit('regression.md', () => file);
    assert.deepEqual((await health()).json['status'], 'ok');
    assert.ok(!(await read(server, '/-/waiting', moderator)).text.includes('is not shown'));
  });

  test('one that cannot be read is told once, and is degraded until it can', async () => {
    const manifest = join(output, 'html', 'anchors.json');
    const whole = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, '{"format": 0}');
    const lines = (): number => server.log.filter((line) => line.includes('"publish"')).length;
    const before = lines();
    await server.serving.look();
    await server.serving.look();
    assert.equal(lines() - before, 1);
    const { json } = await read(server, '/-/health');
    assert.deepEqual([json['status'], (json['refused'] as { why: string }).why], ['degraded', 'unreadable']);
    writeFileSync(manifest, whole);
    await server.serving.look();
    assert.equal((await read(server, '/-/health')).json['status'], 'ok');
  });
});
