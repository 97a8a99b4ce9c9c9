// title-index.test: whatever came and went, what is found is what an index of the titles that are there finds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import type { SimilarView } from '../pages/views/parts.ts';
import type { TitleIndex } from './title-index.ts';
import { emptyIndex, putTitle, removeTitle, similarTitles } from './title-index.ts';

const words = ['loss', 'gradient', 'batch', 'kernel', 'padding', 'stride', 'softmax', 'weight'];
const title = fc
  .array(fc.constantFrom(...words), { minLength: 2, maxLength: 5 })
  .map((some) => some.join(' '));
const thread = fc.record<SimilarView>({
  id: fc.integer({ min: 1, max: 12 }),
  slug: fc.constant('a'),
  title,
  label: fc.constantFrom('sec-one', 'sec-two'),
  answers: fc.nat(3),
  solved: fc.boolean(),
});

const indexOf = (threads: Iterable<SimilarView>): TitleIndex => {
  const index = emptyIndex('en');
  for (const one of threads) putTitle(index, one);
  return index;
};
const found = (index: TitleIndex, asked: string, without: number): SimilarView[] =>
  similarTitles(index, asked, { without, label: 'sec-one', most: 20 });

test('an index that was changed finds what a new one finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ thread, stays: fc.boolean() }), { maxLength: 40 }),
      title,
      (changes, asked) => {
        const index = emptyIndex('en');
        const there = new Map<number, SimilarView>();
        for (const { thread: one, stays } of changes) {
          if (stays) {
            putTitle(index, one);
            there.set(one.id, one);
          } else {
            removeTitle(index, one.id);
            there.delete(one.id);
          }
        }
        const now = found(index, asked, 3);
        const anew = found(indexOf(there.values()), asked, 3);
        assert.deepEqual(new Set(now), new Set(anew));
      },
    ),
  );
});

test('thousands of new titles for one discussion leave no more than one', () => {
  const index = emptyIndex('en');
  const one = { id: 1, slug: 'a', label: 'sec-one', answers: 0, solved: false };
  for (let nth = 0; nth < 5_000; nth++) putTitle(index, { ...one, title: `The gradient of step ${nth}` });
  assert.equal(similarTitles(index, 'The gradient of step 4999', {}).length, 1);
  assert.equal(index.threads.length, 1);
  assert.ok(index.places.size < 10);
});

test('rare words tell more than usual ones', () => {
  const titles = [
    'Loss of the softmax layer',
    'Loss of the first layer',
    'Loss of the last layer',
    'Why softmax?',
  ];
  const index = indexOf(
    titles.map((of, at) => ({ id: at + 1, slug: 'a', title: of, label: 'x', answers: 0, solved: false })),
  );
  assert.deepEqual(
    similarTitles(index, 'The softmax of this loss', { most: 1 }).map(({ id }) => id),
    [1],
  );
  const [first] = similarTitles(index, 'softmax and some loss', { without: 1, most: 1 });
  assert.equal(first?.title, 'Why softmax?');
});
