// read-role: a role token → its nodes, by the table of roles; an unknown one keeps its text.

import type { PhrasingNode } from '../../../document/index.ts';
import { nearest } from '../../../document/index.ts';
import { readAttributes } from '../attributes.ts';
import type { Context } from '../context.ts';
import type { RoleHead } from '../inline/role.ts';
import { cutSegments, sourceRange } from '../segments.ts';
import type { Segment } from '../segments.ts';
import type { PlacedToken } from '../token.ts';
import { roleNamed, roleNames } from './index.ts';
import type { RoleCall } from './spec.ts';

export function roleNodes(token: PlacedToken, outer: readonly Segment[], context: Context): PhrasingNode[] {
  const head = token.meta as unknown as RoleHead;
  const attributes = readAttributes(head.header);
  const range = sourceRange(outer, token.start ?? 0, token.end ?? 0);
  const position = context.source.position(range.start, range.end);
  const text = token.content;
  const segments = cutSegments(outer, head.contentStart, head.contentStart + text.length);
  const name = attributes.name;
  const call: RoleCall = {
    name,
    attributes,
    text,
    position,
    context,
    segments,
    place(start, end) {
      const found = sourceRange(segments, start, end);
      return context.source.position(found.start, found.end);
    },
    phrasing: (start = 0, end = text.length) =>
      context.phrasing(text.slice(start, end), cutSegments(segments, start, end)),
  };
  const spec = roleNamed(name);
  const source = context.source.text.slice(range.start, range.end);
  if (!spec) {
    const nameRange = sourceRange(outer, head.headerStart, head.headerStart + Math.max(1, name.length));
    context.note('unknown-role', nameRange, name, nearest(name, roleNames()) ?? '');
    return [{ type: 'error', value: source, message: `unknown role ${name}`, position }];
  }
  const nodes = spec.read(call);
  if (typeof nodes !== 'string') return nodes;
  context.note('bad-role', range, name, nodes);
  return [{ type: 'error', value: source, message: nodes, position }];
}
