// katex-markup.test: the HTML made from a tree is KaTeX's own for the same TeX, and the tree is left as it was.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import katex from 'katex';
import { createFormulas } from './index.ts';
import { parse, renderHtml } from './katex.ts';

const formulas = [
  'x',
  'x + y = -z < w',
  '-1',
  'a \\bmod b',
  '\\frac{1}{2} \\sqrt[3]{x} \\sqrt{\\frac{a}{\\frac{b}{\\frac{c}{d}}}}',
  '\\color{red} x + y',
  '\\textcolor{blue}{x + } y',
  '\\large x + y',
  '\\displaystyle \\sum_{i=1}^n i \\tag{1}',
  '\\begin{aligned} a &= b \\\\ &= c \\end{aligned}',
  '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
  '\\begin{cases} a & b < c \\\\ d & \\text{else "x" \\& \'y\'} \\end{cases}',
  '\\begingroup a + \\endgroup b',
  '\\left( \\frac{a}{b} \\middle| c \\right]',
  '\\overbrace{a+b}^{c} \\underbrace{d}_{e} \\widehat{xyz} \\vec{v} \\overline{ab}',
  '\\mathbf{x}^\\top \\mathcal{A} \\mathbb{R} \\mathrm{d}x \\boldsymbol{\\beta}',
  "f'' \\not= \\cancel{x} \\boxed{y} \\phase{z}",
  'a \\\\ b',
  'a \\newline b + c',
  '\\int\\limits_0^1 \\oiint \\lim_{x \\to 0} \\operatorname*{arg\\,min}_x',
  '\\xrightarrow[a]{b} \\rule{1em}{2em} \\raisebox{1em}{a} \\smash{b} \\phantom{c}',
  '\\text{变量 é < \\& >} \\text{î}',
  '\\tiny a \\Huge b',
  '{a \\over b} {n \\choose k}',
  '\\mathchoice{a}{b}{c}{d} \\kern1em \\mkern2mu \\hspace{1em}',
  '',
];

interface Inner {
  __renderToHTMLTree(tex: string, options: object): { toMarkup(): string };
}
const own = (tex: string, display: boolean): string =>
  (katex as unknown as Inner)
    .__renderToHTMLTree(tex, { displayMode: display, strict: 'ignore', maxSize: 500, output: 'html' })
    .toMarkup();

/** Places in the TeX hold the whole reader. */
const written = (tree: unknown): string =>
  JSON.stringify(tree, (key, value: unknown) => (key === 'loc' || key === 'token' ? undefined : value));

function check(tex: string, display: boolean): void {
  const formula = createFormulas({}).of(tex, display);
  assert.equal(formula.error, undefined, tex);
  const before = written(formula.tree);
  assert.equal(renderHtml(formula, {}), own(tex, display), tex);
  assert.equal(written(formula.tree), before, tex);
}

test('the HTML of a tree is that of its TeX', () => {
  for (const tex of formulas) {
    check(tex, true);
    if (!tex.includes('\\tag')) check(tex, false);
  }
});

test('and so is that of formulas put together', () => {
  const piece = fc.constantFrom(
    ...formulas.filter((tex) => !/\\tag|\\over |\\choose|\\\\|newline/.test(tex)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), fc.boolean(), (pieces, display) =>
      check(pieces.map((tex, at) => (at % 2 === 0 ? tex : `{${tex}}`)).join(' '), display),
    ),
  );
});

test('numbers of rows are left out, and macros are as they were when the formula was read', () => {
  const align = createFormulas({}).of('\\begin{align} a &= b \\\\ c &= d \\end{align}', true);
  const html = renderHtml(align, {});
  assert.equal(html, own('\\begin{align*} a &= b \\\\ c &= d \\end{align*}', true));
  const macros = createFormulas({ '\\R': '\\mathbb{R}' }).of('x \\in \\R', false);
  assert.equal(renderHtml(macros, macros.macros), own('x \\in \\mathbb{R}', false));
});

test('what stands for a tree is no command for authors', () => {
  const failed = parse('\\octavo@tree', false, {});
  assert.ok(!Array.isArray(failed));
  assert.match(failed.message, /not allowed/);
});
