// find-quote.test: quotes are found where their words are, changed a little or not, and nowhere else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';

import { randomFrom } from '../../compare/match/rewrite.fixture.ts';
import { someBook } from '../../compare/match/some-book.fixture.ts';
import { findQuote } from './find-quote.ts';

const text =
  'The loss is small where the line is near, and the loss is large where the line is far from the points.';

test('unchanged words: where what stood around them is the same', () => {
  const [first, second] = [text.indexOf('the line'), text.lastIndexOf('the line')];
  const at = (prefix: string, suffix: string): number | undefined =>
    findQuote(text, { exact: 'the line', prefix, suffix })?.start;
  assert.deepEqual([at('where ', ' is near'), at('large where ', ' is far')], [first, second]);
  assert.equal(findQuote(text, { exact: 'the line', start: 80 })?.start, second);
  assert.equal(findQuote(text, { exact: 'the plane' }), undefined);
});

test('changed words: the stretch that is left of them', () => {
  const found = findQuote(text, { exact: 'the loss is very large where the lines are far' });
  assert.ok(found && found.score >= 0.75 && found.score < 1);
  assert.equal(
    text.slice(found.start, found.start + found.length),
    'the loss is large where the line is far',
  );
});

test('any part of a text is found in it, and in the text with something put in elsewhere', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 200 }),
      fc.nat(),
      fc.nat(),
      fc.string(),
      (all, a, b, added) => {
        const start = a % all.length;
        const exact = all.slice(start, start + 1 + (b % (all.length - start)));
        const found = findQuote(added + all, { exact, start });
        assert.equal((added + all).substr(found?.start ?? -1, found?.length), exact);
      },
    ),
  );
});

test('a quote of one page is found in no block of another', () => {
  const blocksOf = (name: string): string[] => {
    const url = new URL(`../../../books/tensors/${name}`, import.meta.url);
    return someBook([{ path: 'page.md', text: readFileSync(url, 'utf8') }])
      .blocks.filter((block) => block.kind === 'paragraph' && !/:::|:label:/.test(block.text))
      .map((block) => block.text);
  };
  const [here, there] = [blocksOf('lines/linear-model.md'), blocksOf('networks/multilayer-perceptron.md')];
  const random = randomFrom(3);
  let wrong = 0;
  for (const length of [5, 10, 20, 40, 80]) {
    for (let n = 0; n < 20; n++) {
      const block = here[Math.floor(random() * here.length)] as string;
      const start = Math.floor(random() * Math.max(1, block.length - length));
      const exact = block.slice(start, start + length);
      // Short words that stand there as they are were found, not guessed.
      for (const other of there) if (!other.includes(exact) && findQuote(other, { exact })) wrong++;
    }
  }
  assert.equal(wrong, 0);
});

test('long texts end soon', () => {
  const [long, quote] = ['x y '.repeat(40_000), 'a'.repeat(600)];
  const started = performance.now();
  assert.equal(findQuote(long, { exact: quote }), undefined);
  assert.ok(performance.now() - started < 2000);
});
