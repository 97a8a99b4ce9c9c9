// formula-breaks.test: boxes of long formulas end after commas, and nothing else of a formula changes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormulas, formulaHtml } from '../../math/index.ts';
import { withBreaks } from './formula-breaks.ts';

const formulas = createFormulas({});
const html = (tex: string): string => formulaHtml(formulas.of(tex, false));

/** Words of each box, without its tags. */
const boxes = (tex: string): string[] =>
  withBreaks(html(tex))
    .split('<span class="katex-base">')
    .slice(1)
    .map((box) => box.replace(/<[^>]*>/g, ''));

test('a set goes on after its commas, not within its tuples', () => {
  assert.deepEqual(boxes('\\{(a, b), (c, d)\\}'), ['{(a,b),', '(c,d)}']);
  assert.deepEqual(boxes('x \\in \\{u, v\\}'), ['x∈', '{u,', 'v}']);
  assert.deepEqual(boxes('a, b'), ['a,', 'b']);
});

test('commas in scripts, fractions and arguments are no places to break', () => {
  assert.deepEqual(boxes('x_{i, j}'), ['xi,j\u200b']);
  assert.equal(boxes('\\frac{a, b}{c}').length, 1);
  assert.equal(boxes('P(f(a, b))').length, 1);
});

test('boxes are whole, and a formula without commas stays as it is', () => {
  for (const tex of [
    '\\sqrt{x}',
    '\\left(a, b\\right)^2',
    'a + b = \\frac12',
    '\\text{a, b}',
    '\\hat{x}^{2}',
  ])
    assert.equal(withBreaks(html(tex)), html(tex), tex);
  const split = withBreaks(html('\\{(a_1, b), \\ldots, (c, d)\\}, \\sqrt{x}'));
  assert.equal(split.split(/<span\b/).length, split.split('</span>').length);
});
