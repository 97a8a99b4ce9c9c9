// plain: a post's words without marks and without what is folded: for excerpts, mails and search.

import type { FlowNode, Node, NodeOf } from '../../document/index.ts';
import { quotedPost } from './citing.ts';
import type { BookReferences } from './references.ts';

/** Blocks on lines of their own; formulas as TeX between dollars, quotes behind `>`, references as the book calls them. */
export function plainOf(nodes: readonly FlowNode[], references: BookReferences): string {
  return blocksOf(nodes, references).join('\n\n');
}

function blocksOf(nodes: readonly FlowNode[], references: BookReferences): string[] {
  return nodes.flatMap((node) => {
    const one = blockOf(node, references).trim();
    return one === '' ? [] : [one];
  });
}

/** By kind; all others are their words. */
const blocks: { readonly [K in FlowNode['type']]?: (node: NodeOf<K>, references: BookReferences) => string } =
  {
    details: () => '',
    thematicBreak: () => '',
    code: (node) => node.value,
    math: (node) => `$$${node.value}$$`,
    blockquote(node, references) {
      const quoted = quotedPost(node);
      const lines = blocksOf(quoted?.children ?? node.children, references).join('\n\n');
      return lines.replace(/^/gm, '> ');
    },
    list: (node, references) =>
      node.children.map((item) => `- ${blocksOf(item.children, references).join('\n')}`).join('\n'),
    table: (node, references) =>
      node.children
        .map((row) => row.children.map((cell) => wordsOf(cell.children, references)).join('  '))
        .join('\n'),
  };

function blockOf(node: FlowNode, references: BookReferences): string {
  const known = blocks[node.type] as ((node: FlowNode, references: BookReferences) => string) | undefined;
  if (known) return known(node, references);
  return 'children' in node ? wordsOf(node.children, references) : '';
}

function wordsOf(nodes: readonly Node[], references: BookReferences): string {
  return nodes.map((node) => wordOf(node, references)).join('');
}

const words: { readonly [K in Node['type']]?: (node: NodeOf<K>, references: BookReferences) => string } = {
  text: (node) => node.value,
  inlineCode: (node) => node.value,
  inlineMath: (node) => `$${node.value}$`,
  break: () => '\n',
  image: (node) => node.alt ?? '',
  cite: (node) => `@${node.label}`,
  crossReference(node, references) {
    if (node.children.length > 0) return wordsOf(node.children, references);
    return references.labels.get(node.label)?.name ?? `#${node.label}`;
  },
};

function wordOf(node: Node, references: BookReferences): string {
  const known = words[node.type] as ((node: Node, references: BookReferences) => string) | undefined;
  if (known) return known(node, references);
  return 'children' in node ? wordsOf(node.children, references) : '';
}

/** The beginning of plain words in one line, cut at a blank, never within a formula; without what it quotes. */
export function excerptOf(plain: string, longest = 240): string {
  const line = plain
    .split('\n')
    .filter((one) => !one.startsWith('> '))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= longest) return line;
  let cut = line.lastIndexOf(' ', longest);
  if (cut < longest / 2) cut = longest;
  const dollars = line.slice(0, cut).split('$').length - 1;
  if (dollars % 2 === 1) {
    const before = line.lastIndexOf('$', cut - 1);
    if (before > longest / 3) cut = before;
  }
  return `${line
    .slice(0, cut)
    .trimEnd()
    .replace(/[\uD800-\uDBFF]$/, '')}…`;
}
