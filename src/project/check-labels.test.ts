// check-labels.test: what aliases.yml says of labels, held against the labels of the book.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { temporaryBook } from '../../tests/octavo.ts';
import { build } from './index.ts';

const pages = {
  'octavo.yml': 'version: 1\nproject:\n  title: Talk\n',
  'index.md':
    '---\nlabel: start\n---\n\n# Talk\n\n(the-loss)=\n## The loss\n\n```{math}\n:label: eq-loss\nx\n```\n\n### Its shape\n\nWords.\n',
};

async function said(t: TestContext, aliases: string): Promise<string[]> {
  const folder = temporaryBook(t, { ...pages, 'aliases.yml': aliases });
  const { diagnostics } = await build(folder, { formats: [] });
  return diagnostics.map(
    ({ file, line, column, code, message, help }) =>
      `${file}:${line}:${column} ${code}: ${message} (${help})`,
  );
}

const nothing = 'name a label of the book; what was given up on purpose stands under "retired"';
const unheeded = 'remove it here, or give the label in the text its new name';

test('new names that are labels: of pages, headings with and without one, formulas; renamed again; of a page renamed', async (t) => {
  const aliases = [
    'first: start',
    'loss: the-loss',
    'eq-1: eq-loss',
    'shape: start#its-shape',
    'older: loss',
    'was: first#its-shape',
    'retired: [gone, gone-too]',
  ];
  assert.deepEqual(await said(t, `${aliases.join('\n')}\n`), []);
  assert.deepEqual(await said(t, ''), []);
  assert.deepEqual(await said(t, 'retired: gone\n'), []);
});

test('a new name that is no label, by line and column, with the one that was meant', async (t) => {
  assert.deepEqual(
    await said(t, '# Renamed\nold:   the-los\nother: nowhere-near-any\nold#part: start#no-part\n'),
    [
      'aliases.yml:2:8 unknown-new-label: "old" is renamed to "the-los", which is no label of this book (did you mean "the-loss"?)',
      `aliases.yml:3:8 unknown-new-label: "other" is renamed to "nowhere-near-any", which is no label of this book (${nothing})`,
      `aliases.yml:4:11 unknown-new-label: "old#part" is renamed to "start#no-part", which is no label of this book (${nothing})`,
    ],
  );
  const [again = ''] = await said(t, 'old: gone\nretired: [gone]\n');
  assert.match(again, /^aliases\.yml:1:6 unknown-new-label/);
});

test('a chain that ends nowhere is told at its last line; a circle once, and what leads into it not', async (t) => {
  const chain = await said(t, 'a: b\nb: c\nc: zzzzzzzz\n');
  assert.deepEqual(
    chain.map((line) => line.split(': ')[0]),
    ['aliases.yml:3:4 unknown-new-label'],
  );
  assert.deepEqual(await said(t, 'into: a\na: b\nb: a\nself: self\n'), [
    'aliases.yml:2:1 label-circle: these labels are renamed into each other: a, b (let one of the lines name a label of the book)',
    'aliases.yml:4:1 label-circle: these labels are renamed into each other: self (let one of the lines name a label of the book)',
  ]);
});

test('labels that the book still has', async (t) => {
  const there = (place: string, label: string): string =>
    `aliases.yml:${place} label-still-there: "${label}" is still a label of this book, so what is said of it here counts for nothing (${unheeded})`;
  assert.deepEqual(
    await said(t, 'the-loss: eq-loss\nretired:\n  - gone\n  - start\n  - "start#its-shape"\n'),
    [there('1:1', 'the-loss'), there('4:5', 'start'), there('5:5', 'start#its-shape')],
  );
});

test('a file that is no YAML, or says something else, says so and breaks nothing', async (t) => {
  assert.match((await said(t, 'a: [b\n')).join('\n'), /^aliases\.yml:\d+:\d+ invalid-yaml/m);
  assert.match((await said(t, 'a: {b: c}\n'))[0] ?? '', /^aliases\.yml:1:4 invalid-setting/);
  assert.deepEqual(await said(t, '- a\n- b\n'), []);
});
