// role: `{name}` before code: "{name}`content`" (MyST). The content is understood later, by the role's own rule.

import type { PlacedInline } from '../placed-inline.ts';
import type { InlineRule } from './rule.ts';

const opening = /\{[ \t]*([a-zA-Z.#][^{}`\n]*?)[ \t]*\}(`+)/y;

export interface RoleHead {
  /** What stands in the braces: name and attributes. */
  header: string;
  /** Offsets in the inline content. */
  headerStart: number;
  contentStart: number;
}

export const role: InlineRule = {
  name: 'role',
  before: 'escape',
  rule(state, silent) {
    const { src, pos } = state;
    if (src.charCodeAt(pos) !== 0x7b) return false;
    opening.lastIndex = pos;
    const match = opening.exec(src);
    if (!match) return false;
    const [, header = '', ticks = ''] = match;
    const start = opening.lastIndex;
    const end = closingRun(state, start, ticks);
    if (end < 0) return false;
    if (!silent) {
      const token = state.push('role', '', 0);
      token.content = src.slice(start, end);
      token.meta = { header, headerStart: src.indexOf(header, pos), contentStart: start } satisfies RoleHead;
    }
    state.pos = end + ticks.length;
    return true;
  },
};

/** Offset of the next run of exactly these backticks, or -1. */
function closingRun(state: PlacedInline, from: number, ticks: string): number {
  const { src, posMax } = state;
  let last = state.lastRuns.get(ticks);
  if (last === undefined) state.lastRuns.set(ticks, (last = src.lastIndexOf(ticks)));
  if (last < from) return -1;
  for (let at = src.indexOf('`', from); at !== -1 && at < posMax; at = src.indexOf('`', at)) {
    const start = at;
    while (src.charCodeAt(at) === 0x60) at++;
    if (at - start === ticks.length && at <= posMax) return start;
  }
  return -1;
}
