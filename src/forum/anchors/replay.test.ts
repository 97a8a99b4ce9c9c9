// replay.test: discussions on every block of a book through eight rewritten versions: kept, or on the section, never elsewhere.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

import { randomFrom } from '../../compare/match/rewrite.fixture.ts';
import { someBook } from '../../compare/match/some-book.fixture.ts';
import { replay, rewritings } from './replay.fixture.ts';

const books = fileURLToPath(new URL('../../../books/', import.meta.url));
const tensors = someBook(
  (readdirSync(join(books, 'tensors'), { recursive: true }) as string[])
    .filter((path) => path.endsWith('.md') && !path.includes('_build'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(books, 'tensors', path), 'utf8') })),
);

for (const [name, shares] of Object.entries(rewritings)) {
  test(`eight versions, ${name}`, () => {
    const replayed = replay(tensors, randomFrom(7), shares, 8);
    const said = JSON.stringify(replayed);
    const { anchors, kept, gone, fellBack, wrong, retired } = replayed;
    assert.equal(kept + gone + fellBack + wrong + retired, anchors, said);
    assert.equal(retired, 0, said);
    assert.ok(wrong / anchors <= 0.002, said);
    assert.ok((kept + gone) / anchors >= 0.97, said);
  });
}

test('whatever is rewritten, in whatever order: at most one in two hundred on a wrong block', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(...Object.values(rewritings)), (seed, shares) => {
      const { anchors, wrong } = replay(tensors, randomFrom(seed), shares, 2);
      assert.ok(wrong / anchors <= 0.005, `${wrong} of ${anchors}`);
    }),
    { numRuns: 15 },
  );
});
