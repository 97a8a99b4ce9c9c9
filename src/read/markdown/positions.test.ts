// positions: every node has its exact place: what the source holds there is what the node says.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Node } from '../../document/index.ts';
import { walk } from '../../document/index.ts';
import { readMarkdown } from '../index.ts';
import type { ReadOptions } from '../index.ts';

const repoRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const options: ReadOptions = { variants: ['numpy', 'jax'], load: () => undefined, smartPunctuation: false };

/** What the source shows at the place of a node must begin and end like this. */
const ends: Partial<Record<Node['type'], RegExp>> = {
  emphasis: /^([*_])[\s\S]*\1$/,
  strong: /^(\*\*|__)[\s\S]*\1$/,
  delete: /^~~[\s\S]*~~$/,
  inlineCode: /^(`+)[\s\S]*\1$/,
  inlineMath: /^(\$\$?[\s\S]*\$( \(\w+\))?|\{math\}`[\s\S]*`)$/,
  link: /^(\[[\s\S]*|<[\s\S]*>|\{(?:download|button)\}`[\s\S]*`)$/,
  crossReference: /^(\[[\s\S]*|<#[\s\S]*>|\{[\s\S]*`)$/,
  footnoteReference: /^\[\^[\s\S]*\]$/,
  citeGroup: /^(\[[\s\S]*\]|\{cite[\s\S]*`)$/,
  heading: /^(#|[\s\S]*\n)/,
  codeCell: /^(```|~~~|:::)/,
};

/** Checks the places of all nodes; returns how many were looked at. */
function check(text: string): number {
  const { document } = readMarkdown('page.md', text, options);
  const lines = text.split('\n');
  let count = 0;
  walk(document.tree, (node, ancestors) => {
    const { position } = node;
    assert.ok(position, `${node.type} has no place`);
    const { start, end } = position;
    assert.ok(
      0 <= start.offset && start.offset <= end.offset && end.offset <= text.length,
      `${node.type} in range`,
    );
    for (const point of [start, end]) {
      const before = lines.slice(0, point.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
      assert.equal(point.offset, before + point.column - 1, `${node.type}: offset, line and column agree`);
    }
    const parent = ancestors.at(-1)?.position;
    if (parent && node.type !== 'table') {
      assert.ok(
        parent.start.offset <= start.offset && end.offset <= parent.end.offset,
        `${node.type} in ${ancestors.at(-1)?.type}`,
      );
    }
    const shown = text.slice(start.offset, end.offset);
    const pattern = ends[node.type];
    if (pattern) assert.match(shown, pattern, node.type);
    // Escapes, entities and lines of containers make the value another than the source.
    if (node.type === 'text' && !/[\\&\n]/.test(shown) && !/^ \(\w+\)$/.test(node.value))
      assert.equal(node.value, shown);
    if ((node.type === 'inlineCode' || node.type === 'inlineMath') && !/[\n\\]/.test(shown))
      assert.ok(shown.includes(node.value), node.type);
    if (node.type === 'cite' && ancestors.at(-1)?.type !== 'citeGroup') assert.ok(shown.includes(node.label));
    count++;
  });
  ordered(document.tree);
  return count;
}

/** Siblings follow each other and do not overlap. */
function ordered(root: Node): void {
  walk(root, (node) => {
    if (!('children' in node) || node.type === 'container' || node.type === 'indexEntry') return;
    let last = 0;
    for (const child of node.children as Node[]) {
      assert.ok(
        (child.position?.start.offset ?? 0) >= last,
        `${child.type} after its sibling in ${node.type}`,
      );
      last = child.position?.end.offset ?? 0;
    }
  });
}

const inline = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('word', 'two words', 'ünï', '𝔘x', 'a, b.', '(c)') },
  fc.constantFrom(
    '*em*',
    '**strong**',
    '__st__',
    '***both***',
    '~~del~~',
    '`code`',
    '``a ` b``',
    '$x^2$',
    '$$y$$',
    '{math}`z`',
  ),
  fc.constantFrom(
    '[w](#lab)',
    '[](#lab)',
    '<#lab>',
    '<http://a.b>',
    '[link](u.md)',
    '![alt](p.png)',
    '@key',
    '[@a; see @b, 3]',
  ),
  fc.constantFrom(
    '{ref}`a <b>`',
    '{eq}`e`',
    '{sub}`2`',
    '{cite:t}`k`',
    '{abbr}`A (B)`',
    '{kbd}`Ctrl`',
    '[^f]',
    '\\*',
    '&amp;',
    '"q"',
    "it's",
  ),
);
const words = fc.array(inline, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
const leaf = fc.oneof(
  words,
  fc.tuple(words, words).map(([a, b]) => `${a}\n${b}`),
  words.map((text) => `## ${text}`),
  fc.constantFrom(
    '$$\na = b\n$$ (eq)',
    '(lab)=',
    '% note',
    '```python\nx = 1\n```',
    '| a | *b* |\n|--|--|\n| $x$ | `y` |',
    '***',
  ),
  fc.constantFrom(
    '```{code-cell}\n:variant: numpy\nx\n```',
    '```{code-cell}\n:variant: jax\ny\n```',
    ':::{image} a.png\n:::',
  ),
);
const indent = (text: string, by: string, first = by): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? first : by) + line)
    .join('\n');
const { block } = fc.letrec<{ block: string; blocks: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'block' },
    leaf,
    tie('blocks').map((text) => indent(text, '> ')),
    tie('blocks').map((text) => indent(text, '  ', '- ')),
    tie('blocks').map((text) => indent(text, '   ', '1. ')),
    tie('blocks').map((text) => `::::::{note} A *title*\n:class: tip\n\n${text}\n::::::`),
    tie('blocks').map((text) => `term\n: ${indent(text, '  ', '')}`),
    tie('blocks').map((text) => indent(text, '    ', '[^f]: ')),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n\n')),
}));

test('places of random documents', () => {
  let nodes = 0;
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (parts) => {
      nodes += check(`---\ntitle: T\n---\n${parts.join('\n\n')}\n`);
    }),
    { numRuns: 400 },
  );
  assert.ok(nodes > 5000, `${nodes} nodes`);
});

test('branches of a set have different variants', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (parts) => {
      const { document } = readMarkdown('page.md', parts.join('\n\n'), options);
      walk(document.tree, (node) => {
        if (node.type !== 'variantSet') return;
        const names = node.children.flatMap((branch) => branch.variants);
        assert.equal(new Set(names).size, names.length);
        assert.ok(node.children.every((branch) => branch.variants.length > 0 && branch.children.length > 0));
      });
    }),
    { numRuns: 100 },
  );
});

test('offsets count both characters of a line end', () => {
  const text = '---\r\ntitle: T\r\n---\r\n# A\r\n\r\nb *c*\r\nd $e$\r\n';
  const { document } = readMarkdown('page.md', text, options);
  walk(document.tree, (node) => {
    if (node.type !== 'emphasis' && node.type !== 'inlineMath') return;
    const { start, end } = node.position as NonNullable<typeof node.position>;
    assert.equal(text.slice(start.offset, end.offset), node.type === 'emphasis' ? '*c*' : '$e$');
    assert.deepEqual([start.line, start.column], node.type === 'emphasis' ? [6, 3] : [7, 3]);
  });
});

for (const corpus of [
  'numpy-tutorials/content',
  'd2l-en/chapter_preliminaries',
  'd2l-en/chapter_linear-regression',
]) {
  const folder = join(repoRoot, '..', 'shared', 'corpora', corpus);
  test(`places in ${corpus}`, { skip: existsSync(folder) ? false : 'corpora are not here' }, () => {
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.md'))) {
      assert.ok(check(readFileSync(join(folder, name), 'utf8')) > 0, name);
    }
  });
}
