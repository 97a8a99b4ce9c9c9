// abbreviations: words that the project or the page names as abbreviations → abbreviation nodes, in all text.

import type { FlowNode, Node, PhrasingNode, Text } from '../../document/index.ts';
import type { Source } from './source.ts';

/** Marks the abbreviations in the text of blocks. Text in links, abbreviations and headings stays as it is. */
export function markAbbreviations(
  nodes: FlowNode[],
  long: Readonly<Record<string, string>>,
  source: Source,
  offsetOf: (node: Text) => number | undefined,
): FlowNode[] {
  const words = Object.keys(long)
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length);
  if (words.length === 0) return nodes;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
  const split = (node: Text): PhrasingNode[] => splitText(node, pattern, long, source, offsetOf(node));
  const visit = <T extends Node>(node: T): T => {
    if (
      !('children' in node) ||
      node.type === 'abbreviation' ||
      node.type === 'link' ||
      node.type === 'heading'
    )
      return node;
    const children = (node.children as Node[]).flatMap((child) =>
      child.type === 'text' ? (split(child) as Node[]) : [visit(child)],
    );
    return { ...node, children };
  };
  return nodes.map(visit);
}

function splitText(
  node: Text,
  pattern: RegExp,
  long: Readonly<Record<string, string>>,
  source: Source,
  offset: number | undefined,
): PhrasingNode[] {
  const found = [...node.value.matchAll(pattern)];
  if (found.length === 0) return [node];
  const nodes: PhrasingNode[] = [];
  let at = 0;
  let from = offset ?? 0;
  const place = (start: number, end: number): { position?: NonNullable<Text['position']> } =>
    offset === undefined
      ? node.position
        ? { position: node.position }
        : {}
      : { position: source.position(start, end) };
  for (const match of found) {
    const word = match[0];
    // Text before the word may be shorter or longer in the source; the word itself stands there as it is.
    const start = Math.max(from, source.text.indexOf(word, from));
    if (match.index > at)
      nodes.push({ type: 'text', value: node.value.slice(at, match.index), ...place(from, start) });
    at = match.index + word.length;
    const children: PhrasingNode[] = [{ type: 'text', value: word, ...place(start, start + word.length) }];
    nodes.push({
      type: 'abbreviation',
      title: long[word] as string,
      children,
      ...place(start, start + word.length),
    });
    from = start + word.length;
  }
  if (at < node.value.length) {
    const rest = place(from, from);
    if (rest.position && node.position)
      rest.position = { start: rest.position.start, end: node.position.end };
    nodes.push({ type: 'text', value: node.value.slice(at), ...rest });
  }
  return nodes;
}
