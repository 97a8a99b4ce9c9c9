// fixtures: the syntax cases of mdit-py-plugins for formulas: the same TeX is found.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { walk } from '../../document/index.ts';
import { readMarkdown } from '../index.ts';

const repoRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const folder = join(repoRoot, '..', 'shared', 'corpora', 'mdit-py-plugins', 'tests', 'fixtures');

/** Input → why it is read otherwise. One that agrees must be taken out of this list. */
const known: Readonly<Record<string, string>> = {
  '3$1+2$ $1+2$3': 'a digit before the first dollar is allowed (2$\\times$), as in Pandoc',
  [String.raw`> \begin{matrix}
> -0.707 &  0.408 &  0.577 \\
> -0.707 & -0.408 & -0.577 \\
> -0.    & -0.816 &  0.577
> \end{matrix}

> \begin{equation}
a = 1
\end{equation}`]: 'a formula in a quote does not go on without the quote’s sign',
};

interface Fixture {
  input: string;
  html: string;
}

/** Blocks between lines with a single dot: input, then HTML. */
function fixtures(file: string): Fixture[] {
  const parts = readFileSync(join(folder, file), 'utf8').split(/^\.[ \t]*$/m);
  const found: Fixture[] = [];
  for (let i = 1; i + 1 < parts.length; i += 3) {
    // Those cases are for a parser without indented code.
    if ((parts[i - 1] as string).includes('DISABLE-CODEBLOCKS')) continue;
    found.push({ input: (parts[i] as string).replace(/^\n|\n$/g, ''), html: parts[i + 1] as string });
  }
  return found;
}

const unescaped = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const spaced = (tex: string): string => tex.replace(/\s+/g, ' ').trim();
const formula =
  /<(?:span|div)[^>]*class="math[^"]*"[^>]*>(?:\s*<a [^>]*>.*?<\/a>)?([\s\S]*?)<\/(?:span|div)>/g;

for (const [file, least] of [
  ['dollar_math.md', 59],
  ['amsmath.md', 19],
] as const) {
  test(`formulas of ${file}`, { skip: existsSync(folder) ? false : 'corpora are not here' }, () => {
    const all = fixtures(file);
    assert.ok(all.length >= least, `${all.length} cases`);
    for (const { input, html } of all) {
      const actual: string[] = [];
      walk(readMarkdown('a.md', input, { variants: [], load: () => undefined }).document.tree, (node) => {
        if (node.type === 'math' || node.type === 'inlineMath') actual.push(spaced(node.value));
      });
      const expected = [...html.matchAll(formula)].map((match) => spaced(unescaped(match[1] as string)));
      if (known[input] === undefined) assert.deepEqual(actual, expected, input);
      else assert.notDeepEqual(actual, expected, `${input}: agrees`);
    }
  });
}
