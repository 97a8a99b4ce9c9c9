// role: `{name}` before code: "{name}`content`" (MyST). The content is understood later, by the role's own rule.

import { closingRun } from './closing-run.ts';
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
