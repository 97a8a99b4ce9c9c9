// wording: marked texts as the words of a slide: joined, with a capital at the beginning and no punctuation at the end.

import type { Math, PhrasingNode } from '../../document/index.ts';
import { plainText } from '../../document/index.ts';

/** Texts marked in one paragraph as one line. A text after the end of a sentence begins with a capital as well. */
export function worded(texts: readonly (readonly PhrasingNode[])[]): PhrasingNode[] {
  const all: PhrasingNode[] = [];
  for (const one of texts) {
    const words = trimmed(inOneLine(one));
    if (words.length === 0) continue;
    const isBeginning = all.length === 0 || /[.?!]["'”’)]*$/.test(plainText(all));
    if (all.length > 0) all.push({ type: 'text', value: ' ' });
    all.push(...(isBeginning ? capitalised(words) : words));
  }
  return unpunctuated(all);
}

/** A formula ends without the full stop or comma of the sentence that it stood in. */
export const wordedFormula = (node: Math): Math => ({
  ...node,
  value: node.value.replace(/(?<!\\)[.,;]\s*$/, ''),
});

/** Line breaks and notes have no place in a heading. */
function inOneLine(nodes: readonly PhrasingNode[]): PhrasingNode[] {
  return nodes.flatMap((node): PhrasingNode[] => {
    if (node.type === 'footnoteReference' || node.type === 'slideMark') return [];
    if (node.type === 'break') return [{ type: 'text', value: ' ' }];
    if (node.type === 'text') return [{ ...node, value: node.value.replace(/\s+/g, ' ') }];
    return 'children' in node ? [{ ...node, children: inOneLine(node.children) } as PhrasingNode] : [node];
  });
}

function trimmed(nodes: readonly PhrasingNode[]): PhrasingNode[] {
  return atEdge(
    atEdge(nodes, 'first', (text) => text.trimStart()),
    'last',
    (text) => text.trimEnd(),
  );
}

/** Only words get a capital: code and formulas are case-sensitive. */
const capitalised = (nodes: readonly PhrasingNode[]): PhrasingNode[] =>
  atEdge(nodes, 'first', (text) =>
    text.replace(/^([\p{P}\p{S}\s]*)(\p{Ll})/u, (_all, before: string, letter: string) => {
      return before + letter.toLocaleUpperCase('en');
    }),
  );

/** Question and exclamation marks and ellipses stay: they say something. */
const unpunctuated = (nodes: readonly PhrasingNode[]): PhrasingNode[] =>
  atEdge(nodes, 'last', (text) =>
    /\.\.\.\s*$/.test(text) ? text.trimEnd() : text.replace(/[\s.,;:]+$/, ''),
  );

/** Changes the text with which nodes begin or end; a text of which nothing is left goes, and its neighbour is next. */
function atEdge(
  nodes: readonly PhrasingNode[],
  edge: 'first' | 'last',
  change: (text: string) => string,
): PhrasingNode[] {
  const at = edge === 'first' ? 0 : nodes.length - 1;
  const node = nodes[at];
  if (node === undefined) return [];
  const put = (...changed: PhrasingNode[]): PhrasingNode[] => nodes.toSpliced(at, 1, ...changed);
  if (node.type === 'text') {
    const value = change(node.value);
    if (value !== '') return value === node.value ? [...nodes] : put({ ...node, value });
    return atEdge(put(), edge, change);
  }
  if (!('children' in node)) return [...nodes];
  const children = atEdge(node.children, edge, change);
  if (children.length > 0) return put({ ...node, children } as PhrasingNode);
  return node.children.length === 0 ? [...nodes] : atEdge(put(), edge, change);
}
