// formulas.test: memo, macros, hostile input, places of errors, and KaTeX's tree as we know it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  createFormulas,
  formulaHtml,
  formulaLatex,
  formulaMathml,
  formulaSvg,
  formulaText,
  formulaTypst,
  loadFormulaSvg,
} from './index.ts';
import { mathCharacter, symbolNames, textCharacter } from './shape/symbols.ts';
import { inAlphabet, plainLetter } from './shape/letters.ts';

const katex = dirname(createRequire(import.meta.url).resolve('katex/package.json'));

test('a formula is parsed once for each set of macros', () => {
  const formulas = createFormulas({ '\\R': '\\mathbb{R}', norm: '\\lVert #1 \\rVert' });
  const page = { '\\R': '\\mathcal{R}' };
  assert.equal(formulas.of('\\R', false), formulas.of('\\R', false));
  assert.notEqual(formulas.of('\\R', false), formulas.of('\\R', true));
  assert.equal(formulas.of('\\R', false, page), formulas.of('\\R', false, { ...page }));
  assert.equal(formulaText(formulas.of('\\R', false)), 'ℝ');
  assert.equal(formulaText(formulas.of('\\R', false, page)), 'ℛ');
  assert.equal(formulaText(formulas.of('\\norm{x}', false)), '‖x‖');
});

test('a definition in one formula does not reach the next', () => {
  const formulas = createFormulas({});
  assert.equal(formulas.of('\\gdef\\foo{x}\\foo', false).error, undefined);
  assert.ok(formulas.of('\\foo', false).error);
  const own = createFormulas({ '\\bar': '\\overline{#1}' });
  assert.equal(formulaText(own.of('\\bar{ab}', false)), 'overline(ab)');
});

test('HTML: KaTeX for the eye, MathML beside it, the TeX as annotation', () => {
  const html = formulaHtml(createFormulas({}).of('\\mathbf{x} < y', true));
  assert.match(html, /^<span class="katex-display"><span class="katex"><span class="katex-mathml"><math/);
  assert.match(html, /<mi>𝐱<\/mi>.*<mo[^>]*>&lt;<\/mo>/);
  assert.match(html, /<annotation encoding="application\/x-tex">\\mathbf\{x\} &lt; y<\/annotation>/);
  assert.match(html, /<span class="katex-html" aria-hidden="true">/);
  assert.equal(html.match(/<math/g)?.length, 1);
  assert.doesNotMatch(html, /mathvariant="(?!normal)/);
});

test('rows of align get no numbers of KaTeX', () => {
  const formula = createFormulas({}).of('\\begin{align} a &= b \\\\ c &= d \\end{align}', true);
  assert.doesNotMatch(formulaHtml(formula), /eqn-num/);
});

test('a line break at the end of a formula leaves no backslash', () => {
  const formulas = createFormulas({});
  assert.deepEqual(formulaTypst(formulas.of('a\\\\', false)), { ok: true, text: 'a' });
  assert.deepEqual(formulaTypst(formulas.of('a\\\\ -b', false)), { ok: true, text: 'a \\ − b' });
});

test('an error shows the TeX, escaped', () => {
  const formula = createFormulas({}).of('\\foo<b>', false);
  assert.equal(formulaHtml(formula), '<code class="tex-error">\\foo&lt;b&gt;</code>');
  assert.deepEqual(formula.tree, []);
  assert.equal(formulaText(formula), '\\foo<b>');
  assert.equal(formulaTypst(formula).ok, false);
  assert.equal(formulaLatex(formula).ok, false);
});

test('commands that reach outside a formula are errors, also through macros', () => {
  const formulas = createFormulas({ '\\go': '\\href{https://example.org}{x}' });
  assert.match(formulas.of('a\\href{javascript:x}{y}', false).error?.message ?? '', /not allowed/);
  assert.match(formulas.of('\\go', false).error?.message ?? '', /not allowed/);
});

test('macro bombs and deep nesting end as errors', () => {
  const formulas = createFormulas({});
  assert.ok(formulas.of('\\def\\a{\\a\\a}\\a', false).error);
  const deep = formulas.of('{'.repeat(5000) + 'x' + '}'.repeat(5000), false);
  assert.equal(typeof formulaHtml(deep), 'string');
  assert.equal(typeof formulaTypst(deep).ok, 'boolean');
});

const pieces = [
  'x',
  '12',
  '+',
  '-',
  '=',
  '^',
  '_',
  '{',
  '}',
  '&',
  '\\\\',
  '\\frac',
  '\\left(',
  '\\right)',
  '\\sqrt',
  '\\sum',
  '\\text{a b}',
  "'",
  '\\not',
  '\\begin{matrix}',
  '\\end{matrix}',
  '\\mathbf',
  '\\hat',
  '\\color{red}',
  '\\,',
  '|',
  '\\middle|',
  '\\big(',
  '\\over',
  '<',
  '"',
  '#',
  '$',
  '\\cr',
  '\\overset',
  '\\operatorname*',
  '\\limits',
  '\\rule{1em}{1em}',
  '\\mathchoice',
  '\\tag',
  'é',
  '中',
  '\u0338',
  '😀',
  '\\verb|a|',
  '%',
  '~',
];

/** The first tag of well-formed markup that has no partner. */
function unbalanced(markup: string): string {
  const open: string[] = [];
  for (const [tag, close, name, self] of markup.matchAll(
    /<(\/?)([A-Za-z][A-Za-z0-9]*)(?:\s+[\w:-]+="[^"<]*"|\s+[\w-]+='[^'<]*')*\s*(\/?)>/g,
  )) {
    if (self || name === 'br') continue;
    if (!close) open.push(name ?? '');
    else if (open.pop() !== name) return tag;
  }
  const rest = markup.replace(/<\/?[A-Za-z][^<>]*>/g, '');
  return open[0] ?? (/[<>]/.test(rest) ? rest : '');
}

test('no input makes any form throw; errors point into the TeX', () => {
  const formulas = createFormulas({});
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), fc.boolean(), (parts, display) => {
      const formula = formulas.of(parts.join(' '), display);
      const forms = [formulaHtml(formula), formulaMathml(formula), formulaText(formula)];
      const typst = formulaTypst(formula);
      // An odd number of backslashes at the end would escape the closing dollar.
      if (typst.ok) assert.doesNotMatch(typst.text, /(?<!\\)(?:\\\\)*\\$/, formula.tex);
      const latex = formulaLatex(formula);
      assert.ok(forms.every((form) => typeof form === 'string'));
      assert.equal(unbalanced(formulaHtml(formula)), '', formula.tex);
      if (formula.tex.trim() !== '') assert.notEqual(formulaText(formula), '');
      if (latex.ok)
        assert.equal(formulas.of(latex.text, display).error, undefined, `${formula.tex} -> ${latex.text}`);
      if (formula.error) {
        const { offset, length, message } = formula.error;
        assert.ok(offset >= 0 && length >= 1 && offset + length <= Math.max(1, formula.tex.length), message);
      }
    }),
    { numRuns: 3000, seed: Number(process.env['SEED'] ?? 20_240_501) },
  );
});

test('the symbol table is that of the reader', () => {
  const source = readFileSync(join(katex, 'src', 'symbols.ts'), 'utf8');
  const ours = new Set(symbolNames);
  const differs: string[] = [];
  const missing: string[] = [];
  for (const [, mode, group, char, name] of source.matchAll(
    /^defineSymbol\((math|text), \w+, ([\w]+), ("(?:[^"\\]|\\.)*"), ("\\\\(?:[^"\\]|\\.)*")/gm,
  )) {
    const [known, symbol] = [JSON.parse(name ?? '""') as string, JSON.parse(char ?? '""') as string];
    if (group === 'accent' || group === 'spacing' || /[\ue000-\uf8ff]/.test(symbol)) continue;
    if (!ours.has(known)) missing.push(known);
    else if ((mode === 'text' ? textCharacter(known) : mathCharacter(known)) !== symbol)
      differs.push(`${known} ${symbol}`);
  }
  assert.deepEqual(missing, []);
  // One stroke in TeX's fonts, several characters in Unicode.
  const chosen = /^\\(?:[lr]?[vV]ert|\||textbardbl|vartriangle(?:left|right)) |^\\(?:lhd|rhd|unlhd|unrhd) /;
  assert.deepEqual(
    differs.filter((one) => !chosen.test(one)),
    [],
  );
});

test('letters of every alphabet are found again', () => {
  for (const [alphabet, sample] of [
    ['bold', '𝐁'],
    ['script', 'ℬ'],
    ['fraktur', 'ℭ'],
    ['double', 'ℂ'],
    ['italic', 'ℎ'],
    ['mono', '𝚊'],
  ] as const) {
    const known = plainLetter(sample);
    assert.ok(known && inAlphabet(known.plain, known.alphabet) === sample);
    assert.equal(known.alphabet, alphabet);
  }
});

test('the version of KaTeX and the shape of its tree are those that the types describe', () => {
  const { version } = JSON.parse(readFileSync(join(katex, 'package.json'), 'utf8')) as { version: string };
  assert.equal(version, '0.19.1');
  const tree = createFormulas({}).of("\\frac{a}{\\mathbf{b}}_{i}' \\begin{cases}1&2\\end{cases}", true).tree;
  const shape = JSON.stringify(tree, (key, value: unknown) => (key === 'loc' ? undefined : value));
  assert.equal(shape, readFileSync(new URL('./cases/tree.json', import.meta.url), 'utf8').trim());
});

test('the picture of last resort has a baseline and no error in it', async () => {
  await loadFormulaSvg();
  const formulas = createFormulas({ '\\norm': '\\lVert #1\\rVert' });
  const diagram = formulaSvg(formulas.of('\\begin{CD} A @>a>> B \\end{CD}', true));
  assert.match(diagram.svg, /^<svg /);
  assert.ok(diagram.width > 2 && diagram.height > 0.5 && diagram.depth > 0);
  for (const tex of [
    '\\norm{x}',
    '\\begin{array}{c||c}a&b\\end{array}',
    '\\utilde{AB}',
    '\\angl{n}',
    '\\phase{3}',
    '\\Overrightarrow{A}',
    '\\xlongequal{a}',
  ]) {
    assert.doesNotMatch(formulaSvg(formulas.of(tex, false)).svg, /merror/, tex);
  }
});
