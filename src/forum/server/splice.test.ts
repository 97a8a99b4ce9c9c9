// splice: insertions stand where they were asked for, and the cut loses nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { splice } from './splice.ts';

test('insertions at any offsets, and a cut at any place, keep every letter in order', () => {
  const cases = fc.string({ minLength: 1, maxLength: 40 }).chain((page) => {
    const offset = fc.integer({ min: 0, max: page.length });
    const insertion = fc.record({ at: offset, html: fc.constantFrom('[a]', '[b]', '') });
    return fc.tuple(fc.constant(page), fc.array(insertion, { maxLength: 6 }), offset);
  });
  fc.assert(
    fc.property(cases, ([page, insertions, own]) => {
      const { before, after } = splice(page, insertions, own);
      const sorted = [...insertions].sort((a, b) => b.at - a.at);
      // From the back, so that offsets stay right; those of one place in their own order.
      let expected = page;
      const places = [...new Set(sorted.map(({ at }) => at))];
      for (const at of places) {
        const all = insertions.filter((one) => one.at === at).map(({ html }) => html);
        expected = expected.slice(0, at) + all.join('') + expected.slice(at);
      }
      assert.equal(before + after, expected);
    }),
  );
});

test('what goes in at the cut stands before it', () => {
  assert.deepEqual(splice('abcd', [{ at: 2, html: '!' }], 2), { before: 'ab!', after: 'cd' });
});
