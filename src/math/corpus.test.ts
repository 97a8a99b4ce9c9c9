// corpus.test: all formulas of a large book in every form; every letter of them is in the PDF.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import {
  createFormulas,
  formulaHtml,
  formulaLatex,
  formulaMathml,
  formulaText,
  formulaTypst,
} from './index.ts';
import type { Formula } from './index.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const corpus = join(root, '..', 'shared', 'corpora', 'd2l-en');
const skip = existsSync(corpus) ? false : `no corpus in ${corpus}`;

/** Formulas between dollars outside code, roughly as a reader of Markdown finds them; each once. */
function corpusFormulas(): Formula[] {
  const formulas = createFormulas({});
  const found = new Map<string, Formula>();
  const add = (tex: string, display: boolean): void => {
    const formula = formulas.of(tex.trim(), display);
    found.set(`${display} ${formula.tex}`, formula);
  };
  for (const name of readdirSync(corpus, { recursive: true })
    .map(String)
    .filter((one) => one.endsWith('.md'))
    .sort()) {
    const text = readFileSync(join(corpus, name), 'utf8')
      .replace(/^```[\s\S]*?^```/gm, '')
      .replace(/`[^`\n]*`/g, '');
    const rest = text.replace(/\$\$([\s\S]+?)\$\$/g, (_, tex: string) => {
      add(tex, true);
      return ' ';
    });
    for (const [, tex = ''] of rest.matchAll(/(?<!\\)\$((?:\\.|[^$\\])+?)\$/g))
      if (!tex.includes('\n\n')) add(tex, false);
  }
  return [...found.values()];
}

const all = skip ? [] : corpusFormulas();
const typst = (formula: Formula): string => {
  const emitted = formulaTypst(formula);
  return emitted.ok ? (formula.display ? `$ ${emitted.text} $` : `$${emitted.text}$`) : '';
};

test('every formula has every form', { skip }, () => {
  assert.ok(all.length > 3500, `${all.length} formulas`);
  const bad = all.filter((formula) => {
    const html = formulaHtml(formula);
    return (
      formula.error !== undefined ||
      !formulaTypst(formula).ok ||
      !formulaLatex(formula).ok ||
      formulaText(formula) === '' ||
      !html.includes('<math') ||
      html.includes('tex-error') ||
      html.includes('undefined')
    );
  });
  assert.deepEqual(
    bad.map(({ tex }) => tex),
    [],
  );
});

test('normalised LaTeX reads back as the same formula', { skip }, () => {
  const formulas = createFormulas({});
  const bad = all.filter((formula) => {
    const latex = formulaLatex(formula);
    if (!latex.ok) return true;
    const again = formulas.of(latex.text, formula.display);
    return (
      again.error !== undefined ||
      formulaText(again) !== formulaText(formula) ||
      body(again) !== body(formula)
    );
  });
  assert.deepEqual(
    bad.map(({ tex }) => tex),
    [],
  );
});

const body = (formula: Formula): string => formulaMathml(formula).replace(/<annotation.*/s, '');

/** One sign where fonts and forms choose among several: spacing and combining accents; the reader sees the same. */
const choices: Readonly<Record<string, string>> = {
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '¯',
  '\u0305': '‾',
  '\u0307': '˙',
  '\u0308': '¨',
  '\u030c': 'ˇ',
  '\u20d7': '→',
  '\u20d6': '←',
};

const signs = (text: string): string =>
  Array.from(text.normalize('NFKD').replace(/[\s\p{Cf}]/gu, ''))
    .map((char) => choices[char] ?? char)
    .map((char) => (char === '¯' || char === '‾' ? '' : char))
    .sort()
    .join('');

/** What a formula shows, from its MathML; a root's sign is an element there. */
function expected(formula: Formula): string {
  const mathml = body(formula).replace(/<(?:msqrt|mroot)>/g, '√');
  const text = mathml
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return signs(text);
}

const pdftotext = ((): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

test(
  'the PDF shows every sign of every formula',
  { skip: skip || (pdftotext ? false : 'no pdftotext') },
  () => {
    const fonts = join(root, 'node_modules', '@expo-google-fonts', 'stix-two-math', '400Regular');
    const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontPaths: [fonts] }] });
    const preamble =
      '#set page(width: 40cm, height: 10cm)\n#show math.equation: set text(font: "STIX Two Math")\n';
    const folder = mkdtempSync(join(tmpdir(), 'octavo-math-'));
    try {
      const pdf = compiler.pdf({ mainFileContent: preamble + all.map(typst).join('\n#pagebreak()\n') });
      writeFileSync(join(folder, 'all.pdf'), pdf);
      execFileSync('pdftotext', ['-enc', 'UTF-8', join(folder, 'all.pdf'), join(folder, 'all.txt')]);
      const pages = readFileSync(join(folder, 'all.txt'), 'utf8').split('\f');
      const bad = all.filter((formula, index) => expected(formula) !== signs(pages[index] ?? ''));
      assert.deepEqual(
        bad.map(({ tex }) => tex),
        [],
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
