// steps.test: what is kept between builds is used while it is right, and never when it is not.

import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../../tests/octavo.ts';
import { defaultNumbering } from '../../document/index.ts';
import { createFormulas } from '../../math/index.ts';
import { readMarkdown } from '../../read/index.ts';
import { recentFormulas } from '../recent-formulas.ts';
import { openPageStore } from './page-store.ts';
import type { ReadPage } from './read-page.ts';
import { readPage } from './read-page.ts';
import { openResultStore } from './result-store.ts';

/** One build: reads the pages of `files` and says which were really read. */
function build(
  cache: string,
  files: Readonly<Record<string, string>>,
  { key = 'key', room = 1000 }: { key?: string; room?: number } = {},
): { pages: ReadPage[]; read: string[] } {
  const read: string[] = [];
  const reading = {
    read: (path: string, text: string, load: (path: string) => string | undefined) => {
      read.push(path);
      return readMarkdown(path, text, { variants: [], load });
    },
    load: (path: string) => files[path],
    facts: { numbering: defaultNumbering, formulas: createFormulas({}) },
    store: openPageStore(cache, key),
    room,
  };
  const pages = Object.keys(files)
    .filter((path) => path.endsWith('.md'))
    .map((path) => readPage(path, files[path] ?? '', reading));
  reading.store.save();
  return { pages, read };
}

const book = {
  'a.md': '# A\n\n```{include} part.txt\n```\n',
  'b.md': '# B\n\n```{code-cell} python\nprint(1)\n```\n\n[](#nowhere) {unknown}`x`\n',
  'part.txt': 'Words.\n',
};

test('a page is read when its text, a file that it includes, or what all pages depend on has changed', (t) => {
  const cache = temporaryFolder(t);
  const first = build(cache, book);
  assert.deepEqual(first.read, ['a.md', 'b.md']);
  const second = build(cache, book);
  assert.deepEqual(second.read, []);
  const known = ({ pages }: { pages: ReadPage[] }): unknown =>
    JSON.parse(JSON.stringify(pages.map(({ facts, cells, diagnostics }) => [facts, cells, diagnostics])));
  assert.deepEqual(known(second), known(first));
  assert.notDeepEqual(second.pages[1]?.diagnostics, []);
  // The tree is read when it is asked for, and is the same.
  assert.deepEqual(second.pages[1]?.document.tree, first.pages[1]?.document.tree);
  assert.deepEqual(second.read, ['b.md']);
  assert.deepEqual(build(cache, { ...book, 'b.md': `${book['b.md']}\nMore.\n` }).read, ['b.md']);
  assert.deepEqual(build(cache, { ...book, 'part.txt': 'Other words.\n' }).read, ['a.md', 'b.md']);
  assert.deepEqual(build(cache, { ...book, 'part.txt': 'Other words.\n' }, { key: 'other' }).read, [
    'a.md',
    'b.md',
  ]);
});

test('an included file that comes or goes is noticed', (t) => {
  const cache = temporaryFolder(t);
  const { 'part.txt': _, ...without } = book;
  assert.notDeepEqual(build(cache, without).pages[0]?.diagnostics, []);
  const after = build(cache, book);
  assert.deepEqual(after.read, ['a.md']);
  assert.deepEqual(after.pages[0]?.diagnostics, []);
});

test('a damaged or foreign store costs time and nothing else', (t) => {
  const cache = temporaryFolder(t);
  const file = join(cache, 'steps', 'pages');
  const { pages } = build(cache, book);
  const whole = readFileSync(file, 'utf8');
  for (const damaged of ['', 'key', whole.slice(0, -20), whole.replaceAll('{', ''), `${whole}\n\n\t\t\n`]) {
    writeFileSync(file, damaged);
    const again = build(cache, book);
    assert.deepEqual(
      again.pages.map(({ facts }) => facts.digest),
      pages.map(({ facts }) => facts.digest),
    );
  }
  appendFileSync(file, 'c.md\t0\t{}');
  build(cache, book);
  assert.doesNotMatch(readFileSync(file, 'utf8'), /^c\.md/m, 'pages that are gone are not kept');
});

test('of a very long book trees are not kept but read again', (t) => {
  const { pages, read } = build(temporaryFolder(t), book, { room: book['a.md'].length });
  assert.equal(pages.map(({ document }) => document.tree).length, 2);
  assert.deepEqual(read, ['a.md', 'b.md', 'b.md']);
});

test('results are kept while they are asked for now and then', (t) => {
  const cache = temporaryFolder(t);
  const file = join(cache, 'steps', 'results');
  const key = 'a key\twith\nsigns';
  const first = openResultStore(cache, 'tool');
  assert.equal(first.read(key), undefined);
  first.write(key, '{"text":"\n\t"}');
  first.write('b', 'B');
  first.save();
  for (let i = 0; i < 8; i++) {
    const store = openResultStore(cache, 'tool');
    assert.equal(store.read(key), '{"text":"\n\t"}');
    store.save();
  }
  const last = openResultStore(cache, 'tool');
  assert.equal(last.read('b'), 'B');
  // Without asking: the ninth build forgets it.
  for (let i = 0; i < 9; i++) openResultStore(cache, 'tool').save();
  assert.equal(openResultStore(cache, 'tool').read('b'), undefined);
  assert.equal(openResultStore(cache, 'another tool').read(key), undefined);
  for (const damaged of [
    'tool\nnonsense\n0\t"a"\t"A"',
    'tool\n0\t"a"\t"A',
    'tool\n0\t"a"',
    'tool\n',
    'tool',
  ]) {
    writeFileSync(file, damaged);
    assert.equal(openResultStore(cache, 'tool').read('a'), undefined);
  }
});

test('a store that would be written as it is is left alone', (t) => {
  const cache = temporaryFolder(t);
  const store = openResultStore(cache, 'tool');
  store.write('a', 'A');
  store.save();
  const before = statSync(join(cache, 'steps', 'results')).ino;
  const again = openResultStore(cache, 'tool');
  again.read('a');
  again.save();
  assert.equal(statSync(join(cache, 'steps', 'results')).ino, before);
});

test('formulas are the same however many there are', () => {
  const formulas = recentFormulas({ '\\x': 'y' }, 2);
  const [first, second] = [formulas.of('\\x', false), formulas.of('\\x', false)];
  assert.equal(first, second);
  for (let i = 0; i < 5; i++) formulas.of(String(i), true);
  assert.notEqual(formulas.of('\\x', false), first, 'there was no room for it');
  assert.deepEqual(formulas.of('\\x', false), first);
});
