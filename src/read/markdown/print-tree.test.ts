// print-tree: cases of Markdown → a compact print of the tree and the diagnostics.

import assert from 'node:assert/strict';
import { cases } from '../../../tests/cases.ts';
import { walk } from '../../document/index.ts';
import { readMarkdown } from '../index.ts';
import { printDiagnostic, printNode } from './tree-print.ts';

const files: Readonly<Record<string, string>> = {
  'folder/part.md':
    '---\ntitle: Part\n---\n# Part\n\nOf *another* file, see [](#top).\n\n:::{include} deeper.md\n:::\n',
  'folder/deeper.md': 'Deeper $x$.\n',
  'data.csv': 'name,value\n"a, b",$x$\n',
  'code.py': 'import os\n\n\ndef f():\n    return 1\n\n\nprint(f())\n',
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
  const discussed = (document.discussions ?? [])
    .map(({ variants = ['all'], url }) => `discussion ${variants.join(' ')} ${url}\n`)
    .join('');
  const included = document.included.length > 0 ? `included ${document.included.join(' ')}\n` : '';
  walk(document.tree, (node) => assert.ok(node.position, `${node.type} has a place`));
  return (
    head +
    discussed +
    document.tree.children.map((child) => printNode(child)).join('') +
    included +
    diagnostics.map(printDiagnostic).join('')
  );
});
