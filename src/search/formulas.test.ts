// formulas.test: which dollars of a text are formulas, and what excerpts show of them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formulasIn, queryWords, snippet, withFormulas } from './index.ts';

const found = (text: string): string[] => formulasIn(text).map(({ start, end }) => text.slice(start, end));

test('formulas are found, prices and variables are none', () => {
  for (const [text, formulas] of [
    ['the loss $\\ell(w)$ and $$x^2$$.', ['$\\ell(w)$', '$$x^2$$']],
    ['the $i$th of $n$s, $k$-means', ['$i$', '$n$', '$k$']],
    ['矩阵$A$的秩', ['$A$']],
    ['it costs $5 and $6, or US$7 (C$8)', []],
    ['echo $HOME; ls $PATH "$a"+"$b"', []],
    ['set $\\{\\$1\\}$ of prices', ['$\\{\\$1\\}$']],
    ['$ x $ and $x$y', []],
    ['$', []],
  ] as const)
    assert.deepEqual(found(text), formulas, text);
});

test('without formulas a text stays as it is, and formulas alone change', () => {
  const piece = fc.constantFrom('$', '$$', 'x', ' ', '\\', '5', 'ä', '損', '\n', '\\$', '{', '}');
  const text = fc.array(piece, { maxLength: 30 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, (one) => {
      assert.equal(
        withFormulas(one, (source) => source),
        one,
      );
      const parts: string[] = [];
      withFormulas(one, (source) => {
        parts.push(source);
        return '';
      });
      assert.deepEqual(parts, found(one));
    }),
    { numRuns: 1000 },
  );
});

test('an excerpt shows formulas as words, marks them whole, and is never cut within one', () => {
  const formula = (source: string): string => `<${source.replaceAll('$', '')}>`;
  const shown = (text: string, query: string, longest = 200): string =>
    snippet(text, queryWords(`${query} `), { longest, formula })
      .map((one) => (one.marked ? `[${one.text}]` : one.text))
      .join('');
  assert.equal(shown('The slope $\\nabla L$ of it', 'nabla slope'), 'The [slope] [<\\nabla L>] of it');
  assert.equal(shown('The $\\nabla + \\nabla$', 'nabla'), 'The [<\\nabla + \\nabla>]');
  const long = `${'word '.repeat(60)}$${'a + '.repeat(20)}b$ target ${'$c + d$ '.repeat(60)}`;
  for (let longest = 20; longest < 300; longest += 7)
    assert.doesNotMatch(shown(long, 'target', longest), /\$/, `${longest}`);
});

test('dollars without end take no time', () => {
  for (const text of ['$'.repeat(100_000), '$a'.repeat(50_000), '$$a'.repeat(50_000), '$\\'.repeat(50_000)]) {
    const begun = process.cpuUsage();
    formulasIn(text);
    assert.ok(process.cpuUsage(begun).user < 1_500_000, text.slice(0, 6));
  }
});
