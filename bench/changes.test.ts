// changes.test: each change of a row leaves different exactly what it says, in every book of the bench.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { packageFile } from '../src/package-root.ts';
import { d2l, d2lFolder, manual, synthetic, tensors } from './books.ts';
import { labelAlone, labelAndUses, labelUses, oneWord } from './changes.ts';
import type { Book, Pages } from './scenario.ts';

const small: Book = {
  name: 'small',
  write: () => {},
  prose: { file: 'a.md', words: 'Some words' },
  label: { file: 'a.md', name: 'sec-a', definition: '(sec-a)=' },
};
const pages: Pages = new Map([
  ['a.md', '(sec-a)=\n# A\n\nSome words about {ref}`sec-a` and sec-ab.\n'],
  ['b.md', 'See [](#sec-a), [](#sec-a-1)\nand {numref}`sec-a`.\n'],
  ['c.md', 'See [](#sec-ab) and [](#my-sec-a).\n'],
]);

test('one word is one word', () => {
  assert.deepEqual(
    [...oneWord(pages, small, 3)],
    [['a.md', '(sec-a)=\n# A\n\nSome words word3 about {ref}`sec-a` and sec-ab.\n']],
  );
});

test('a label and its uses: every page that has it, no longer name', () => {
  assert.deepEqual(
    [...labelAndUses(pages, small, 2)],
    [
      ['a.md', '(sec-a-2)=\n# A\n\nSome words about {ref}`sec-a-2` and sec-ab.\n'],
      ['b.md', 'See [](#sec-a-2), [](#sec-a-1)\nand {numref}`sec-a-2`.\n'],
    ],
  );
});

test('a label alone: its definition only; its uses are known by their lines', () => {
  assert.deepEqual(
    [...labelAlone(pages, small, 2)],
    [['a.md', '(sec-a-2)=\n# A\n\nSome words about {ref}`sec-a` and sec-ab.\n']],
  );
  assert.deepEqual(labelUses(pages, small), ['a.md:4', 'b.md:1', 'b.md:2']);
});

test('a change of what is not there once is refused', () => {
  const twice = new Map([['a.md', 'Some words, Some words']]);
  assert.throws(() => oneWord(twice, small, 1), /2 times/);
  assert.throws(() => oneWord(new Map(), small, 1), /no page a\.md/);
  assert.throws(() => labelAlone(pages, { ...small, label: undefined } as unknown as Book, 1), /no label/);
});

/** Checks the change of one word, and those of the label where the book has one. */
function fits(book: Book, texts: Pages): void {
  assert.deepEqual([...oneWord(texts, book, 1).keys()], [book.prose.file]);
  if (!book.label) return;
  assert.deepEqual([...labelAlone(texts, book, 1).keys()], [book.label.file]);
  const users = new Set(labelUses(texts, book).map((place) => place.split(':')[0] as string));
  assert.ok(users.size > 0, 'the label has users');
  const changed = new Set(labelAndUses(texts, book, 1).keys());
  assert.deepEqual(changed, new Set([...users, book.label.file]));
}

const pagesBelow = (folder: string): Pages =>
  new Map(
    readdirSync(folder, { recursive: true })
      .map((name) => String(name).replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

test('the changes fit the books of this repository', () => {
  for (const book of [tensors, manual]) fits(book, pagesBelow(packageFile(`books/${book.name}`)));
});

test('the changes fit a synthetic book', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-bench-test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const book = synthetic(30);
  book.write(folder);
  const texts = pagesBelow(folder);
  assert.equal(texts.size, 32);
  fits(book, texts);
});

test('the changes fit Dive into Deep Learning', (t) => {
  const missing = d2l.missing?.();
  if (missing === undefined) fits(d2l, pagesBelow(d2lFolder));
  else t.skip(missing);
});
