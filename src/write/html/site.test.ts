// site.test: the site as a whole: its own pages, links between folders, contents of large books, equal bytes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookOf } from '../../../tests/book-of.ts';
import { emptyAssets } from './assets.fixture.ts';
import { editAddress } from './page/edit-address.ts';
import { safeUrl } from './url.ts';
import { writePage } from './write-page.ts';
import { writeSharedFiles } from './write-shared-files.ts';

const textOf = (files: readonly { path: string; contents: unknown }[], path: string): string =>
  String(files.find((file) => file.path === path)?.contents);

test('the site makes the pages that no author wrote', () => {
  const { book } = bookOf(
    { 'a.md': '# A\n\nx\n' },
    { settings: { title: 'Book', url: 'https://example.org/my/book/' } },
  );
  const files = writeSharedFiles(book, emptyAssets);
  assert.match(textOf(files, '404.html'), /<base href="\/my\/book\/">/);
  assert.match(textOf(files, 'index.html'), /<a href="a.html"/);
  assert.match(textOf(files, 'contents.html'), /<a href="a.html"/);
  const own = bookOf({ 'index.md': '# I\n', 'contents.md': '# C\n' }).book;
  const paths = writeSharedFiles(own, emptyAssets).map(({ path }) => path);
  assert.ok(
    !paths.includes('index.html') && !paths.includes('contents.html') && paths.includes('_contents.html'),
  );
});

test('a page names its language, title, description and place', () => {
  const { book } = bookOf(
    { 'index.md': '# Home\n', 'x/a.md': '# A *B*\n\nFirst words & more.\n' },
    { settings: { title: 'Book', language: 'de', url: 'https://example.org', github: 'o/r' } },
  );
  const page = book.page('x/a.md');
  assert.ok(page !== undefined);
  const html = textOf(writePage(book, page, emptyAssets), 'x/a.html');
  assert.match(html, /<html lang="de">/);
  assert.match(html, /<title>[^<]*A B · Book<\/title>/);
  assert.match(html, /<meta name="description" content="First words &amp; more.">/);
  assert.match(html, /<link rel="canonical" href="https:\/\/example.org\/x\/a.html">/);
  assert.match(html, /href="\.\.\/index.html"/);
  assert.match(html, /href="https:\/\/github.com\/o\/r\/edit\/HEAD\/x\/a.md"/);
});

test('what a page says of the contents grows with chapters, up to a bound, not with pages', () => {
  const many = Object.fromEntries(
    Array.from({ length: 200 }, (_, at) => [`p${at}.md`, `# Page ${at}\n\nWords.\n`]),
  );
  const { book } = bookOf(many);
  const page = book.page('p150.md');
  assert.ok(page !== undefined);
  const html = textOf(writePage(book, page, emptyAssets), 'p150.html');
  const nav = /<nav class="contents"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '';
  assert.equal([...nav.matchAll(/<li[ >]/g)].length, 60);
  assert.match(nav, /aria-current="page"/);
  assert.match(nav, /href="contents.html"/);
  assert.equal(
    [...textOf(writeSharedFiles(book, emptyAssets), 'index.html').matchAll(/<li[ >]/g)].length,
    200 + 60,
  );
});

test('the same book gives the same bytes', () => {
  const make = (): string => {
    const { book } = bookOf({ 'a.md': '# A\n\n$x$ and [^n]\n\n[^n]: Note.\n' });
    return JSON.stringify([
      writeSharedFiles(book, emptyAssets),
      book.pages.map((page) => writePage(book, page, emptyAssets)),
    ]);
  };
  assert.equal(make(), make());
});

test('addresses that could run code are not written', () => {
  for (const bad of [
    'javascript:x',
    ' JaVaScript:x',
    'java\nscript:x',
    'vbscript:x',
    'data:text/html,x',
    'data:image/svg+xml,x',
    '\u0001javascript:x',
  ]) {
    assert.equal(safeUrl(bad), undefined, bad);
  }
  for (const good of [
    'a.html',
    '../a.html#b:c',
    '?q=a:b',
    'https://a',
    'mailto:a@b',
    'a/b:c',
    'data:image/png;base64,AA',
  ]) {
    assert.equal(safeUrl(good), good);
  }
});

test('the edit link knows owner/name, a repository, and a folder of one', () => {
  assert.equal(editAddress('o/r', 'a b.md'), 'https://github.com/o/r/edit/HEAD/a%20b.md');
  assert.equal(editAddress('https://github.com/o/r.git', 'a.md'), 'https://github.com/o/r/edit/HEAD/a.md');
  assert.equal(
    editAddress('https://github.com/o/r/tree/main/books/x/', 'a.md'),
    'https://github.com/o/r/edit/main/books/x/a.md',
  );
  assert.equal(editAddress(undefined, 'a.md'), undefined);
});
