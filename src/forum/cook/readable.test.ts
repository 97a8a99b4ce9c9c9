// readable.test: formulas as words and set, references by what they print; what may take long stays as it is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readable, withSigns } from './index.ts';

const macros = { '\\R': '\\mathbb{R}' };
const { words, formula, formulaHtml } = readable(macros);

test('formulas are words, with the macros of the book', () => {
  assert.equal(words('The square $x^2$ of $x_i \\in \\R$.'), 'The square x² of xᵢ ∈ ℝ.');
  assert.equal(words('It costs $5 and $6.'), 'It costs $5 and $6.');
  assert.equal(formula('$$\\frac{1}{2}$$'), formula('$\\frac{1}{2}$'));
  assert.equal(readable(macros), readable(macros));
});

test('references are what they print', () => {
  assert.equal(words('See § and §.', ['Equation 3.1', '[2]']), 'See Equation 3.1 and [2].');
  assert.equal(words('§ 5 of the law', undefined), '§ 5 of the law');
  assert.equal(withSigns('§, §', ['one']), 'one, …');
});

test('a formula that is not understood, is long or defines commands shows as it was written', () => {
  assert.equal(words('a $\\nothing{x$ b'), 'a \\nothing{x b');
  assert.equal(formulaHtml('$\\nothing{x$'), '<code>$\\nothing{x$</code>');
  assert.match(formulaHtml('$x^2$'), /^<span class="katex">/);
  const bomb = `$\\def\\a#1{#1#1}\\a{x}$`;
  assert.equal(formulaHtml(bomb), `<code>${bomb}</code>`);
  assert.equal(words(bomb), bomb.slice(1, -1));
  const long = `$${'x+'.repeat(300)}x$`;
  assert.equal(words(long), long.slice(1, -1));
});
