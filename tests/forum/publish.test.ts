// publish: a book is changed and built again while it is served: readers get the new version whole, and discussions follow their words.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { build } from '../../src/project/index.ts';
import { exportSite } from '../../src/forum/index.ts';
import { copyBook } from '../octavo.ts';
import { testServer } from './server.fixture.ts';
import type { TestServer, Visitor } from './server.fixture.ts';

const source = join(dirname(fileURLToPath(import.meta.url)), 'book');

interface Shelf {
  folder: string;
  html: string;
  /** Changes a page's text and builds again. */
  edit: (page: string, change: (text: string) => string) => Promise<void>;
}

async function shelf(): Promise<Shelf> {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-publish-'));
  const book = join(folder, 'book');
  copyBook(source, book);
  const output = join(folder, 'built');
  await build(book, { output, forum: 'builtin' });
  return {
    folder,
    html: join(output, 'html'),
    edit: async (page, change) => {
      const file = join(book, page);
      const text = readFileSync(file, 'utf8');
      const changed = change(text);
      assert.notEqual(changed, text, 'the edit changes something');
      writeFileSync(file, changed);
      await build(book, { output, forum: 'builtin' });
    },
  };
}

/** Asks about the first paragraph that has these words. */
async function askAbout(
  server: TestServer,
  who: Visitor,
  words: string,
): Promise<{ thread: number; text: string }> {
  const { manifest } = server.forum.site();
  const block = manifest.blocks.find(({ kind, text }) => kind === 'paragraph' && text.includes(words));
  assert.ok(block, `a paragraph with “${words}”`);
  const asked = await server.does(who, 'thread.create', {
    label: block.section,
    block: block.id,
    kind: 'question',
    title: `What does “${words}” mean?`,
    quoteStart: block.text.indexOf(words),
    quoteLength: words.length,
    body: 'I have read it twice and do not see it yet.',
  });
  assert.equal(asked.status, 200, asked.text);
  const { thread } = (asked.json['value'] ?? {}) as { thread: number };
  return { thread, text: block.text };
}

const firstParagraph = (server: TestServer): string => {
  const { manifest } = server.forum.site();
  const long = manifest.blocks.find(
    ({ kind, text }) => kind === 'paragraph' && text.length > 60 && !/[$§\\]/.test(text),
  );
  assert.ok(long);
  return long.text;
};

test('a version is taken whole, and its discussions with it', async (t) => {
  const { folder, html, edit } = await shelf();
  const server = await testServer({}, html);
  t.after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const who = await server.person('asker', { trust: 2 });
  const paragraph = firstParagraph(server);
  const words = paragraph.split(' ').slice(1, 5).join(' ');
  const { thread } = await askAbout(server, who, words);
  const page = server.forum
    .site()
    .manifest.pages.find(({ address }) =>
      readFileSync(join(html, `${address}.html`), 'utf8').includes(words),
    );
  assert.ok(page);
  const address = `/${page.address}.html`;
  const bubbles = async (): Promise<number> =>
    ((await server.ask(address)).text.match(/class="talk"/g) ?? []).length;
  server.clock.now += 1_000;
  assert.equal(await bubbles(), 1);

  const state = async () =>
    server.store.read.selectFrom('anchors').select(['state', 'now_block']).executeTakeFirstOrThrow();
  const file = `${page.address}.md`;

  await t.test('nothing is shown of a build before it is taken', async () => {
    await edit(file, (text) => text.replace(words, `${words} (as everyone knows)`));
    assert.ok(!(await server.ask(address)).text.includes('as everyone knows'));
    await server.serving.look();
    assert.ok((await server.ask(address)).text.includes('as everyone knows'));
  });

  await t.test('words that were changed are told, with what changed', async () => {
    assert.equal((await state()).state, 'edited');
    server.clock.now += 1_000;
    assert.equal(await bubbles(), 1);
    const shown = await server.ask(`/-/talk/${thread}`, { headers: { accept: 'text/html' } });
    const moved = shown.status === 301 ? await server.ask(shown.headers.get('location') ?? '') : shown;
    assert.match(moved.text, /The text has changed since this was asked/);
    assert.match(moved.text, /<ins>/);
  });

  await t.test('words that are gone leave the discussion at its section', async () => {
    await edit(file, (text) =>
      text
        .split('\n\n')
        .filter((block) => !block.includes('as everyone knows'))
        .join('\n\n'),
    );
    await server.serving.look();
    assert.ok(['section', 'doubtful'].includes((await state()).state));
    server.clock.now += 1_000;
    assert.equal(await bubbles(), 0);
    const list = await server.ask('/-/talk');
    assert.ok(list.text.includes(`/-/talk/${thread}-`));
  });

  await t.test('the site is served from its own copy, of which two are kept', async () => {
    assert.equal(readdirSync(join(server.data, 'site')).length, 2);
  });
});

test('a discussion that is moved to another paragraph has its bubble there', async (t) => {
  const server = await testServer();
  t.after(() => server.stop());
  const asker = await server.person('asker', { trust: 2 });
  const moderator = await server.person('mod', { role: 'moderator' });
  const { thread, text } = await askAbout(
    server,
    asker,
    firstParagraph(server).split(' ').slice(0, 3).join(' '),
  );
  const { manifest } = server.forum.site();
  const from = manifest.blocks.find((block) => block.text === text);
  const to = manifest.blocks.find(
    (block) => block.section === from?.section && block.kind === 'paragraph' && block.id !== from.id,
  );
  assert.ok(from && to);
  const page = manifest.sections.find(({ label }) => label === from.section)?.page;
  const address = `/${manifest.pages.find(({ label }) => label === page)?.address}.html`;
  const bubble = async (): Promise<string | undefined> => {
    server.clock.now += 1_000;
    const { text: html } = await server.ask(address);
    return /class="talk"[^>]*data-block="([^"]*)"/.exec(html)?.[1];
  };
  assert.equal(await bubble(), from.id);
  const moved = await server.does(moderator, 'thread.change', { thread, place: `${to.section} ${to.id}` });
  assert.equal(moved.status, 200, moved.text);
  assert.equal(await bubble(), to.id);
});

test('the site with its discussions can be read without a server', async (t) => {
  const { folder, html } = await shelf();
  const server = await testServer({}, html);
  const who = await server.person('asker', { trust: 2 });
  const { thread } = await askAbout(server, who, firstParagraph(server).split(' ').slice(0, 3).join(' '));
  const place = join(folder, 'octavo.db');
  await server.store.backup(place);
  const { settings } = server.forum;
  await server.stop();
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const to = join(folder, 'static');
  const data = join(folder, 'data');
  const done = await exportSite({
    html,
    place: { kind: 'sqlite', file: place },
    to,
    settings: { ...settings, data },
    log: () => undefined,
    now: Date.now,
  });
  assert.equal(done.discussions, 1);
  const list = readFileSync(join(to, '-/talk.html'), 'utf8');
  const [, link = ''] = /href="\/(-\/talk\/\d+-[^"#]*)"/.exec(list) ?? [];
  const discussion = readFileSync(join(to, `${decodeURIComponent(link)}.html`), 'utf8');
  assert.ok(discussion.includes('I have read it twice'));
  assert.ok(!/<textarea|name="helpful"/.test(discussion), 'nothing is offered that needs a server');
  assert.ok(link.startsWith(`-/talk/${thread}-`));
  const written = readdirSync(to, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html'));
  for (const file of written) {
    const page = readFileSync(join(to, file), 'utf8');
    assert.ok(!/<form[^>]*\/-\/|\/-\/sign-in|atom\+xml|<script src="\/-\//.test(page), file);
    for (const [, address = ''] of page.matchAll(/href="(\/-\/[^"#]*)/g)) {
      const at = join(to, decodeURIComponent(address));
      assert.ok(existsSync(at) || existsSync(`${at}.html`), `${file} leads to ${address}`);
    }
  }
});
