// cases: pages of this dialect → a compact print of the tree, of what else the document says, and of the diagnostics.

import assert from 'node:assert/strict';
import { cases } from '../../../tests/cases.ts';
import { walk } from '../../document/index.ts';
import { printDiagnostic, printNode } from '../markdown/tree-print.ts';
import { readD2l } from '../index.ts';

const files: Readonly<Record<string, string>> = { 'folder/front.html': '<b>Front</b>\n' };

cases(new URL('cases/', import.meta.url), (input, name) => {
  const { document, diagnostics } = readD2l('folder/page.md', input, {
    variants: name.includes('single') ? [] : ['pytorch', 'mxnet', 'jax'],
    load: (path) => files[path],
    smartPunctuation: name.includes('smart'),
  });
  const { variants, toctrees, bibliographies, discussions, included } = document;
  walk(document.tree, (node) => assert.ok(node.position, `${node.type} has a place`));
  const said = [
    variants && `variants ${variants.join(' ')}`,
    ...(toctrees ?? []).map(
      ({ numbered, depth, entries }) =>
        `toctree numbered=${numbered} depth=${depth ?? ''} ${entries.map((one) => `${one.file}@${one.position?.start.line}`).join(' ')}`,
    ),
    ...(bibliographies ?? []).map((one) => `bibliography ${one.file}@${one.position?.start.line}`),
    ...(discussions ?? []).map((one) => `discussion ${one.variants?.join(' ') ?? 'all'} ${one.url}`),
    included.length > 0 && `included ${included.join(' ')}`,
  ].filter(Boolean);
  return (
    document.tree.children.map((child) => printNode(child)).join('') +
    said.map((line) => `${String(line)}\n`).join('') +
    diagnostics.map(printDiagnostic).join('')
  );
});
