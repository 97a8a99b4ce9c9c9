// compile.test: the pinned Typst takes everything that is written, with STIX Two Math, and spaces characters as we believe it does.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { parseCases } from '../../../tests/cases.ts';
import { createFormulas, formulaTypst } from '../index.ts';
import { mathCharacter, symbolNames } from '../shape/symbols.ts';
import { naturalClass, typstSpace } from './classes.ts';
import { character } from './symbols.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');
const fonts = join(root, 'node_modules', '@expo-google-fonts', 'stix-two-math', '400Regular');
const preamble = '#show math.equation: set text(font: "STIX Two Math")\n#set text(size: 10pt)\n';
const compiler = (): NodeCompiler =>
  NodeCompiler.create({ workspace: root, fontArgs: [{ fontPaths: [fonts] }] });

/** Widths of formulas, em. */
function widths(sources: readonly string[]): number[] {
  const source =
    preamble + sources.map((one) => `#context [#metadata(measure($${one}$).width / 10pt) <m>]`).join('\n');
  const found = compiler().query({ mainFileContent: source }, { selector: '<m>' }) as { value: number }[];
  return found.map(({ value }) => value);
}

/** What must be set exactly as TeX: the width of the formula with every space made by hand. */
function sameWidth(name: string, tex: string, byHand: string): void {
  test(`spaces of ${name}`, () => {
    const emitted = formulaTypst(createFormulas({}).of(tex, false));
    assert.ok(emitted.ok);
    const [ours, exact] = widths([emitted.text, byHand]);
    assert.ok(
      Math.abs((ours ?? 0) - (exact ?? 1)) < 0.002,
      `${tex} is ${ours} em, not ${exact}: ${emitted.text}`,
    );
  });
}

const [thin, medium, thick] = ['#h(3em/18)', '#h(4em/18)', '#h(5em/18)'];
const no = '#h(0em)';
sameWidth('a unary sign', 'a=-b', `a ${thick} = ${thick} − ${no} b`);
sameWidth('a binary sign', 'a-b', `a ${medium} − ${medium} b`);
sameWidth('a sign after an empty group', '{}-b', `${medium} − ${medium} b`);
sameWidth('a sign made ordinary', 'a{+}b', `a ${no} + ${no} b`);
sameWidth('\\mid', 'A\\mid B', `A ${thick} ∣ ${thick} B`);
sameWidth('bars', '|x|', `| ${no} x ${no} |`);
sameWidth('norms', '\\|x\\|y', `‖ ${no} x ${no} ‖ ${no} y`);
sameWidth('\\colon', 'f\\colon X', `f #h(2em/18) : #h(6em/18) X`);
sameWidth('space beside a relation', 'a=\\,b', `a ${thick} = #h(8em/18) b`);
sameWidth('a fence', 'x\\left(y\\right)z', `x ${thin} lr(\\( ${no} y ${no} \\)) ${thin} z`);
sameWidth('a middle bar', '\\left(x\\middle|y\\right)', `lr(\\( ${no} x ${no} mid(|) ${no} y ${no} \\))`);
sameWidth('words', 'x\\text{ if }y', `x"\u00a0if\u00a0"y`);
sameWidth('a word beside a bracket', '\\mathrm{Var}(x)', `"Var"${no}\\(${no}x${no}\\)`);
sameWidth('punctuation', 'f(a,b)', `f ${no} \\( ${no} a ${no} \\, ${thin} b ${no} \\)`);
sameWidth('a function', '2\\sin x', `2 ${thin} upright("sin") ${thin} x`);
sameWidth('a function and a bracket', '\\sin(x)', `upright("sin")${no}\\( ${no} x ${no} \\)`);
sameWidth('a negative space', 'a\\!b', `a #h(-3em/18) b`);
sameWidth('dots', 'a,\\ldots,b', `a ${no} \\, ${thin} … ${thin} \\, ${thin} b`);
sameWidth('a scripted relation', 'a\\stackrel{x}{=}b', `a ${thick} limits(=)^x ${thick} b`);
sameWidth('coloured sign', 'a\\textcolor{red}{+}b', `a ${medium} + ${medium} b`);
sameWidth('no spaces in scripts', 'x_{i=1}', `x_(i ${no} = ${no} 1)`);

sameWidth('bold digits', '\\mathbf{0}x', `bold(0)${no}x`);
sameWidth('a bracket with scripts', 'a(x)^2b', `a ${no} \\( ${no} x ${no} ")"^2 ${no} b`);
sameWidth('a norm with scripts', '\\|x\\|_2=y', `‖ ${no} x ${no} "‖"_2 ${thick} = ${thick} y`);
sameWidth('digits', 'a12b', `a${no}12${no}b`);
sameWidth('a fraction between letters', 'a\\frac{1}{2}b', `a${no}frac(1, 2)${no}b`);
sameWidth('a box', 'a\\boxed{b}c', `a${no}#box(inset: 0.3em, $b$)${no}c`);
sameWidth('an overlap', '\\mathrlap{abc}d', 'd');
sameWidth('a phantom', 'a\\hphantom{xyz}b', `a${no}x y z${no}b`);
sameWidth('bars of a size', 'a\\big|b', `a${no}lr(size: #1.2em, |)${no}b`);
sameWidth('a matrix', 'a\\begin{matrix}b\\end{matrix}c', `a${no}mat(delim: #none, b)${no}c`);
sameWidth('an operator in a script', 'x_{2\\max i}', `x_(2 ${thin} upright("max") ${thin} i)`);

test('characters have the class that the table says', () => {
  const chars = [...new Set(symbolNames.map(mathCharacter))].filter(
    (char) => Array.from(char).length === 1 && naturalClass(char) !== undefined && !/[\p{M}√]/u.test(char),
  );
  const sources = chars.flatMap((char) => {
    const source = character(char);
    return [
      `a ${source} a`,
      `a #h(0em) ${source} #h(0em) a`,
      `= ${source} =`,
      `= #h(0em) ${source} #h(0em) =`,
    ];
  });
  const found = widths(sources);
  const wrong = chars.filter((char, index) => {
    const [tight, open] = [
      (found[index * 4] ?? 0) - (found[index * 4 + 1] ?? 0),
      (found[index * 4 + 2] ?? 0) - (found[index * 4 + 3] ?? 0),
    ];
    const named = naturalClass(char) ?? 'normal';
    // White space in the source shows beside fences; a sign after a letter is binary.
    if (named === 'fence') return false;
    const kind = named === 'vary' ? 'binary' : named;
    const expected = typstSpace('normal', kind, false) + typstSpace(kind, 'normal', false);
    const beside = named === 'vary' ? 'normal' : kind;
    const related = typstSpace('relation', beside, false) + typstSpace(beside, 'relation', false);
    return Math.abs(tight - expected) > 0.01 || Math.abs(open - related) > 0.01;
  });
  assert.deepEqual(wrong, []);
});

test('every construct compiles', () => {
  const folder = join(here, '..', 'cases');
  const formulas = createFormulas({});
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.cases') && name !== 'errors.cases')
    .flatMap((name) => parseCases(readFileSync(join(folder, name), 'utf8')))
    .flatMap(({ input }) =>
      [true, false].map((display) => ({
        input,
        display,
        emitted: formulaTypst(formulas.of(input.trim(), display)),
      })),
    );
  const bad: string[] = [];
  let written = 0;
  const one = compiler();
  for (const { input, display, emitted } of sources) {
    if (!emitted.ok) continue;
    written += 1;
    const math = display ? `$ ${emitted.text} $` : `$${emitted.text}$`;
    try {
      one.pdf({ mainFileContent: preamble + math });
    } catch {
      bad.push(`${input.trim()} -> ${emitted.text}`);
    }
  }
  assert.ok(written > 350, `${written} written`);
  assert.deepEqual(bad, []);
});

const pieces =
  `x 12 + - = ^2 _{i} {a} ( ) [ ] , ; / | \\frac{a}{b} \\left( \\right) \\left\\{ \\right. \\sqrt{x} \\sum \\sum_{i} \\text{a} ' \\not= \\\\ ` +
  `\\mathbf{x} \\hat \\color{red} \\, \\quad \\big( \\big| \\overset{a} \\operatorname*{arg} \\limits \\rule{1em}{1em} \\mathrm{Var} \\large ` +
  `\\phantom{x} \\cancel{x} \\boxed{x} \\xrightarrow{f} \\overbrace{x}^{n} \\mathllap{x} \\prime \\colon \\ldots \\to \\backslash \\# \\% \\$ \\_ ` +
  `\\{ \\} " @ ! ? . < > * \\verb|"a| \\text{"} \\surd é ∑ \\binom{n}{k} \\raisebox{1em}{x} \\mathbin{x} \\mathrel{x} \\pmod{n} \\mid ` +
  `\\begin{matrix}a&b\\\\[4pt]c&d\\end{matrix} \\begin{aligned}a&=b\\\\&+c\\end{aligned}`;

test('what is made of pieces at random compiles, and nothing escapes the dollars', () => {
  const formulas = createFormulas({});
  const random = fc.array(fc.constantFrom(...pieces.split(' ')), { minLength: 1, maxLength: 9 });
  const seed = Number(process.env['SEED'] ?? 7);
  const sources = fc
    .sample(fc.tuple(random, fc.boolean()), { numRuns: 3000, seed })
    .map(([parts, display]) => formulas.of(parts.join(' '), display))
    .flatMap((formula) => {
      const emitted = formulaTypst(formula);
      return emitted.ok ? [formula.display ? `$ ${emitted.text} $ //` : `$${emitted.text}$ //`] : [];
    });
  assert.ok(sources.length > 1000, `${sources.length} formulas, seed ${seed}`);
  const bad = (from: number, to: number): string[] => {
    try {
      compiler().pdf({ mainFileContent: preamble + sources.slice(from, to).join('\n\n') });
      return [];
    } catch {
      const middle = (from + to) >> 1;
      return to - from === 1 ? [sources[from] ?? ''] : [...bad(from, middle), ...bad(middle, to)];
    }
  };
  assert.deepEqual(bad(0, sources.length), [], `seed ${seed}`);
});
