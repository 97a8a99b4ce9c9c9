// hostile: no text makes the reader throw, run long, or leave the places of the text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { walk } from '../../document/index.ts';
import { readD2l } from '../index.ts';
import type { ReadOptions } from '../index.ts';
import { pathological } from '../../../tests/pathological.ts';

const options: ReadOptions = {
  variants: ['pytorch', 'jax'],
  load: (path) => (path === 'in.html' ? '<b>in</b>' : undefined),
};

function read(text: string): number {
  const { document, diagnostics } = readD2l('page.md', text, options);
  let count = 0;
  walk(document.tree, (node) => {
    count++;
    const { position } = node;
    assert.ok(position, node.type);
    assert.ok(position.start.offset >= 0 && position.end.offset <= text.length, node.type);
    assert.ok(position.start.offset <= position.end.offset, node.type);
    if (node.type === 'slideMark') assert.match(text.slice(position.start.offset), /^(?:[[(]\*\*|\*\*[\])])/);
    if (node.type === 'codeCell') {
      const lines = text.split(/\r\n?|\n/);
      const own = node.source.split('\n');
      assert.equal(node.lines?.length, own.length);
      for (const [i, { line, cut }] of (node.lines ?? []).entries())
        assert.ok(cut >= 0 && (lines[line - 1] as string).length >= cut, `line ${i + 1} of ${line}:${cut}`);
    }
  });
  for (const { position } of diagnostics)
    assert.ok(position && position.start.line >= 1 && position.end.offset <= text.length);
  return count;
}

const n = 8_000;
/** Text that makes a careless reader take quadratic time or overflow its stack. */
const slow: Readonly<Record<string, string>> = {
  'opening marks': '[**'.repeat(n),
  'closing marks': '**]'.repeat(n),
  'pairs of marks': '[**a**]'.repeat(n),
  'marks for slides only': '[~~a '.repeat(n),
  'marks and paragraphs': '(**a\n\n'.repeat(n),
  'marks and backticks': '[**`'.repeat(n),
  'runs of backticks': Array.from({ length: 400 }, (_, i) => '`'.repeat(i + 1)).join(' '),
  'unfinished roles': ':cite:`'.repeat(n),
  'roles with other ticks': ':cite:``b` '.repeat(n),
  'roles without ticks': ':cite:a'.repeat(n),
  colons: ':'.repeat(n),
  'tabs that never end': ':begin_tab:`jax`\n'.repeat(4000),
  'tabs and headings': ':begin_tab:`jax`\na\n\n# b\n\n'.repeat(4000),
  'ends of tabs': ':end_tab:\n'.repeat(n),
  'fences that never end': '```{.python .input}\n'.repeat(4000),
  'fences of every length': Array.from({ length: 400 }, (_, i) => `${'`'.repeat(i + 3)}a`).join('\n'),
  'marks of nothing': ':label:`a`\n'.repeat(n),
  'labels of one heading': `# a\n${':label:`a`\n'.repeat(4000)}`,
  'captions without tables': ': a\n:label:`b`\n\n'.repeat(4000),
  'unfinished formulas': '$$ a\n'.repeat(n),
  'formulas in marks': '(**$$a$$**)\n\n'.repeat(4000),
  'branches in branches': `\`\`\`{.python .input}\n${Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}if tab.selected('jax'):`).join('\n')}\n\`\`\``,
  'many branches': `\`\`\`{.python .input}\n#@tab all\n${"if tab.selected('jax'):\n    x = 1\n".repeat(2000)}\`\`\``,
  'conditions in brackets': `\`\`\`{.python .input}\nif ${'('.repeat(n)}tab.selected('a')${')'.repeat(n)}:\n\`\`\``,
  'joined conditions': `\`\`\`{.python .input}\nif ${"tab.selected('jax') or ".repeat(4000)}x:\n    a\n\`\`\``,
  negations: `\`\`\`{.python .input}\nif ${'not '.repeat(n)}tab.selected('a'):\n    x\n\`\`\``,
  'names in a condition': `\`\`\`{.python .input}\nif tab.selected(${"'a' ".repeat(n)}:\n    x\n\`\`\``,
  'unclosed strings': `\`\`\`{.python .input}\n#@tab all\nif tab.selected('jax'):\n${'"""a\n'.repeat(4001)}\`\`\``,
  'nested rst': `\`\`\`eval_rst\n${Array.from({ length: 300 }, (_, i) => `${'   '.repeat(i)}.. only:: html\n`).join('\n')}\n\`\`\``,
  'links of rst': `\`\`\`eval_rst\n${'`a <'.repeat(n)}\n\`\`\``,
  'pictures in pictures': '![a'.repeat(n),
  'a picture with a long caption': `![${'a *b* $c$ '.repeat(n / 10)}](d)`,
  'run-on lists': `a\n${'* b\n'.repeat(n)}`,
  'classes of a fence': `\`\`\`{${'.a '.repeat(n)}\n\`\`\``,
};

pathological(slow, read);

const pieces = fc.constantFrom(
  '*',
  '_',
  '`',
  '``',
  '```',
  '~~~',
  '```{.python .input}\n',
  '```toc\n',
  '```eval_rst\n',
  '```\n',
  '%%tab all\n',
  '#@tab jax\n',
  '#@save\n',
  "if tab.selected('jax'):\n",
  "    if tab.selected('pytorch'):\n",
  'elif d2l.USE_JAX:\n',
  'else:\n',
  '    x = 1\n',
  '%load_ext d2lbook.tab\n',
  '#@hide_all\n',
  ':begin_tab:`jax`\n',
  ':begin_tab:`pytorch, x`\n',
  ':end_tab:\n',
  ':label:`a`\n',
  ':eqlabel:`b`\n',
  ':width:`1px`\n',
  ':bibliography:`a.bib`\n',
  ':numref:`a`',
  ':cite:`a,b`',
  ':cite:',
  ':foo:`',
  '[**',
  '**]',
  '(**',
  '**)',
  '[~~',
  '~~]',
  '(~~',
  '~~)',
  '**](a)',
  '$',
  '$$',
  '$$\n',
  '![a](b)',
  '![',
  '](b)',
  '[Discussions](https://a.b)',
  ': a\n',
  '|a|\n|-|\n|b|\n',
  '.. raw:: html\n',
  '   :file: in.html\n',
  '.. autoclass:: A\n',
  '.. currentmodule:: d2l.torch\n',
  '.. only:: html\n',
  ':maxdepth: 2\n',
  '# ',
  '## a\n',
  '* ',
  '1. ',
  '    ',
  '> ',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '<!-- ',
  ' -->',
  '<b>',
  '\\',
  '\uFFFC',
  '\uFDD0',
  '\uFDD4',
  '\u0000',
  '"',
  "'",
  '--',
  'a',
  ' ',
  'ü',
  '𝔘',
  '\uD800',
);
const soup = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

test('random text never throws', () => {
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 200 })), (text) => void read(text)),
    { numRuns: 2000 },
  );
});

test('the same text gives the same document', () => {
  fc.assert(
    fc.property(soup, (text) => {
      assert.deepEqual(readD2l('page.md', text, options), readD2l('page.md', text, options));
    }),
    { numRuns: 100 },
  );
});
