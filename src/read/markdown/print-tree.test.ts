// print-tree: cases of Markdown → a compact print of the tree and the diagnostics.

import assert from 'node:assert/strict';
import { cases } from '../../../tests/cases.ts';
import type { Diagnostic, Node } from '../../document/index.ts';
import { walk } from '../../document/index.ts';
import { readMarkdown } from '../index.ts';

const files: Readonly<Record<string, string>> = {
  'folder/part.md':
    '---\ntitle: Part\n---\n# Part\n\nOf *another* file, see [](#top).\n\n:::{include} deeper.md\n:::\n',
  'folder/deeper.md': 'Deeper $x$.\n',
  'data.csv': 'name,value\n"a, b",$x$\n',
  'code.py': 'import os\n\n\ndef f():\n    return 1\n\n\nprint(f())\n',
};

/** One node a line: kind, place, fields; leaves with their value. */
function print(node: Node, depth = 0): string {
  const { type, position, ...rest } = node as Node & Record<string, unknown>;
  const children = 'children' in node ? (node.children as Node[]) : [];
  const place = position
    ? `${position.start.line}:${position.start.column}-${position.end.line}:${position.end.column}`
    : '?';
  const fields = Object.entries(rest)
    .filter(
      ([key, value]) =>
        key !== 'children' && !(key === 'outputs' && Object.keys(value as object).length === 0),
    )
    .map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  return `${'  '.repeat(depth)}${type}${fields.join('')} ${place}\n${children.map((child) => print(child, depth + 1)).join('')}`;
}

const printDiagnostic = ({ severity, file, position, code, message, help }: Diagnostic): string => {
  const place = position
    ? `${position.start.line}:${position.start.column}-${position.end.line}:${position.end.column}`
    : '?';
  return `${severity} ${file}:${place} ${message} [${code}]\n  ${help}\n`;
};

cases(new URL('cases/', import.meta.url), (input, name) => {
  const { document, diagnostics } = readMarkdown('page.md', input, {
    variants: ['numpy', 'torch', 'jax'],
    load: (path) => files[path],
    smartPunctuation: name.includes('smart'),
    abbreviations: { SVD: 'singular value decomposition', GPU: 'graphics processing unit' },
  });
  const { other, ...known } = document.frontmatter;
  const head =
    Object.keys(known).length + Object.keys(other).length > 0
      ? `${JSON.stringify(document.frontmatter)}\n`
      : '';
  const included = document.included.length > 0 ? `included ${document.included.join(' ')}\n` : '';
  walk(document.tree, (node) => assert.ok(node.position, `${node.type} has a place`));
  return (
    head +
    document.tree.children.map((child) => print(child)).join('') +
    included +
    diagnostics.map(printDiagnostic).join('')
  );
});
