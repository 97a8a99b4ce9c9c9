// hostile: no text makes the reader throw, run long, or leave the places of the text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { walk } from '../../document/index.ts';
import { readMarkdown, readOutputMarkdown } from '../index.ts';
import type { ReadOptions } from '../index.ts';
import { pathological } from '../../../tests/pathological.ts';

const options: ReadOptions = {
  variants: ['numpy', 'jax'],
  load: (path) => (path === 'in.md' ? '# in\n\n:::{include} page.md\n:::' : undefined),
};

function read(text: string): number {
  const { document, diagnostics } = readMarkdown('page.md', text, options);
  let count = 0;
  walk(document.tree, (node) => {
    count++;
    const { position } = node;
    if (!position || node.file !== undefined) return;
    assert.ok(position.start.offset >= 0 && position.end.offset <= text.length, node.type);
    assert.ok(position.start.offset <= position.end.offset, node.type);
  });
  for (const { position } of diagnostics) assert.ok(position && position.start.line >= 1);
  return count;
}

const n = 20_000;
/** Text that makes a careless reader take quadratic time or overflow its stack. */
const slow: Readonly<Record<string, string>> = {
  'opening brackets': '['.repeat(n),
  'closing brackets': ']'.repeat(n),
  'unfinished links': '[a]('.repeat(n),
  'unfinished pictures': '![a'.repeat(n),
  'nested quotes': `${'> '.repeat(n)}a`,
  'nested lists': Array.from({ length: 800 }, (_, i) => `${' '.repeat(i)}- a`).join('\n'),
  'emphasis that never ends': '*a _b '.repeat(n),
  'nested emphasis': `${'*'.repeat(n)}a${'*'.repeat(n)}`,
  'runs of backticks': Array.from({ length: 400 }, (_, i) => '`'.repeat(i + 1)).join(' '),
  'single dollars': '$a '.repeat(n),
  'double dollars': '$$a '.repeat(n),
  'lines of dollars': '$$ x\n'.repeat(n),
  'unfinished environments': '\\begin{align}\n'.repeat(n),
  'unfinished roles': '{a}`'.repeat(n),
  'roles with other ticks': '{a}``b` '.repeat(n),
  'at signs': '@'.repeat(n),
  'unfinished citations': '[@a;'.repeat(n),
  'unclosed directives': ':::{note}\n'.repeat(4000),
  'unclosed fences': '```{note}\n'.repeat(4000),
  'directive ends': ':::\n'.repeat(n),
  'footnotes in footnotes': '[^a]: '.repeat(n),
  'terms in definitions': 'a\n: '.repeat(n / 2),
  'quotation marks': '"a \'b '.repeat(n),
  apostrophes: "'".repeat(n),
  targets: '(a)=\n'.repeat(n),
  'block breaks': '+++ {}\n'.repeat(n / 10),
  'less-than signs': '<'.repeat(n),
  'unfinished label links': '<#'.repeat(n),
  'wide table': `${'|a'.repeat(300)}|\n${'|-'.repeat(300)}|\n${'|\n'.repeat(1000)}`,
  'unfinished labels in TeX': `$$\n${'\\label{'.repeat(n)}\n$$`,
  'unfinished tags in TeX': `$$\n${'\\tag{{'.repeat(n)}\n$$`,
  'options without end': `:::{note}\n${':a: b\n'.repeat(n / 4)}:::`,
  'quotes in CSV': `:::{csv-table}\n${'"a'.repeat(n)}\n:::`,
  'brackets in an abbreviation': `{abbr}\`${'('.repeat(n)}\``,
  'aliases that multiply': `---\na: &a [x,x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'},*${i ? `b${i - 1}` : 'a'}]`).join('\n')}\n---\n`,
};

pathological(slow, read);

const pieces = fc.constantFrom(
  '*',
  '_',
  '`',
  '``',
  '```',
  ':::',
  '::::',
  '{',
  '}',
  '{note}',
  '{code-cell}',
  '{figure}',
  '{include}',
  '{tab-set}',
  '{variant}',
  '{math}',
  '{list-table}',
  '{csv-table}',
  '{index}',
  '{solution}',
  '{ref}`',
  '{cite}`',
  '$',
  '$$',
  '[',
  ']',
  '(',
  ')',
  '(a)=',
  '<',
  '>',
  '#',
  '@a',
  '!',
  '|',
  '|-|',
  '---',
  '+++',
  '%',
  '- ',
  '1. ',
  '> ',
  ': ',
  '    ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\0',
  '\\',
  '\\begin{align}',
  '\\end{align}',
  '"',
  "'",
  '--',
  '...',
  '&amp;',
  '[^a]',
  '[^a]: ',
  '[x] ',
  ':label: a',
  ':variant: numpy',
  '#| tags: a',
  '#label',
  'in.md',
  'a',
  ' ',
  'ü',
  '𝔘',
  '\uD800',
);
const soup = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

test('random text never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        soup,
        soup.map((text) => `---\n${text}\n---\n${text}`),
        fc.string({ unit: 'binary', maxLength: 200 }),
      ),
      (text) => {
        read(text);
        readOutputMarkdown(text, 'page.md');
      },
    ),
    { numRuns: 1500 },
  );
});

test('the same text gives the same tree', () => {
  fc.assert(
    fc.property(soup, (text) => {
      assert.deepEqual(readMarkdown('page.md', text, options), readMarkdown('page.md', text, options));
    }),
    { numRuns: 100 },
  );
});

test('an include of itself is said, not followed', () => {
  const { diagnostics } = readMarkdown('page.md', ':::{include} in.md\n:::', {
    ...options,
    load: (path) => options.load(path) ?? '',
  });
  assert.deepEqual(
    diagnostics.map((one) => [one.code, one.file]),
    [['include-circle', 'in.md']],
  );
});
