// latex: KaTeX's parse tree → TeX again. The table has one row for every node type.

import type { NodeOf, NodeType, ParseNode } from '../parse-node.ts';
import { boxLatex } from './boxes.ts';
import { constructionLatex } from './constructions.ts';
import { groupLatex } from './groups.ts';
import { symbolLatex } from './symbols.ts';
import { tableLatex } from './tables.ts';

export interface Writer {
  /** Nodes one after the other. */
  all(nodes: readonly ParseNode[]): string;
  /** An argument with its braces. */
  braced(node: ParseNode | readonly ParseNode[] | null | undefined): string;
  /** Says that LaTeX has no such construct. */
  unsupported(what: string): string;
}
export type LatexTable<T extends NodeType> = { [K in T]: (node: NodeOf<K>, writer: Writer) => string };

const table: LatexTable<NodeType> = {
  ...symbolLatex,
  ...groupLatex,
  ...constructionLatex,
  ...tableLatex,
  ...boxLatex,
};

/** A command and a letter that follows it need a space between them. */
function joined(parts: readonly string[]): string {
  let out = '';
  for (const part of parts) out += /\\[A-Za-z]+$/.test(out) && /^[A-Za-z]/.test(part) ? ` ${part}` : part;
  return out;
}

/** TeX of a tree, or the first construct that it cannot say. */
export function latexOf(tree: readonly ParseNode[]): { text: string; unsupported?: string } {
  const missing: string[] = [];
  const writer: Writer = {
    all: (nodes) =>
      joined(
        nodes.map((node) => (table[node.type] as (node: ParseNode, writer: Writer) => string)(node, writer)),
      ),
    braced: (node) => {
      if (node === null || node === undefined) return '{}';
      const nodes =
        'type' in node ? (node.type === 'ordgroup' && !node.semisimple ? node.body : [node]) : node;
      return `{${writer.all(nodes)}}`;
    },
    unsupported: (what) => {
      missing.push(what);
      return '';
    },
  };
  const text = writer.all(tree);
  return missing[0] === undefined ? { text } : { text, unsupported: missing[0] };
}
