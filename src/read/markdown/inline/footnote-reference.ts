// footnote-reference: `[^label]`.

import type { InlineRule } from './rule.ts';

const pattern = /\[\^([^\s[\]]{1,200})\]/y;

export const footnoteReference: InlineRule = {
  name: 'footnote_reference',
  before: 'link',
  rule(state, silent) {
    if (state.src.charCodeAt(state.pos) !== 0x5b || state.src.charCodeAt(state.pos + 1) !== 0x5e)
      return false;
    pattern.lastIndex = state.pos;
    const match = pattern.exec(state.src);
    if (!match || pattern.lastIndex > state.posMax) return false;
    if (!silent) state.push('footnote_reference', '', 0).content = match[1] as string;
    state.pos += match[0].length;
    return true;
  },
};
