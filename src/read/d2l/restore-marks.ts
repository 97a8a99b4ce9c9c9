// restore-marks: marks of slides that stood where no text is (in HTML, addresses, formulas) are the author's signs again.

import type { FlowNode, Node } from '../../document/index.ts';
import type { Context } from '../markdown/context.ts';
import { edgeSign, markAt, markWidth, unmasked } from './slide-marks.ts';

export function restoreMarks(nodes: FlowNode[], { source, note }: Context): FlowNode[] {
  const kept = new Set<number>();
  const restored = nodes.map((node) => restore(node, kept)) as FlowNode[];
  const { text } = source;
  for (let at = text.indexOf(edgeSign); at !== -1; at = text.indexOf(edgeSign, at + 1)) {
    const mark = markAt(text, at);
    if (!mark || kept.has(at)) continue;
    const range = { start: at, end: at + markWidth };
    note('unbalanced-slide-mark', range, unmasked(text.slice(at, at + markWidth)), 'stands where no text is');
    at += markWidth - 1;
  }
  return restored;

  function restore<T extends Node>(node: T, places: Set<number>): T {
    const result: Record<string, unknown> = { ...node };
    if (node.type === 'slideMark' || node.type === 'slideOnly') {
      const start = source.offset(node.position);
      places.add(start);
      if (node.type === 'slideOnly' && node.position) places.add(start + width(node.position) - markWidth);
    }
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'string') result[key] = unmasked(value);
      else if (key === 'children') result[key] = (value as Node[]).map((child) => restore(child, places));
    }
    return result as unknown as T;
  }
}

const width = (position: { start: { offset: number }; end: { offset: number } }): number =>
  position.end.offset - position.start.offset;
