// anchor: the place that a reference from another notebook leads to.

import { escapeHtml } from '../escape.ts';
import type { Segment } from '../printer.ts';

/** Puts an anchor before what an author has labelled; the rest keeps its Markdown free of tags. */
export function anchored(node: { label?: string; id?: string }, segments: Segment[]): Segment[] {
  const id = node.label === undefined ? undefined : (node.id ?? node.label);
  const [first, ...rest] = segments;
  if (id === undefined || first === undefined) return segments;
  const anchor = `<a id="${escapeHtml(id)}"></a>`;
  if (first.kind === 'code') return segments;
  return [{ ...first, text: `${anchor}\n\n${first.text}` }, ...rest];
}
