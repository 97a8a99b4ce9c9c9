// mention: `@handle`, which names a person.

import type { InlineRule } from '../markdown/inline/rule.ts';

/** Letters, digits and `_`, with `-` and `.` inside; at most 40. */
const handle = /@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,38}[\p{L}\p{N}_])?)/uy;
const wordBefore = /[\p{L}\p{N}._+/@-]/u;

export const mention: InlineRule = {
  name: 'mention',
  before: 'link',
  rule(state, silent) {
    const { src, pos } = state;
    if (src.charCodeAt(pos) !== 0x40) return false;
    if (pos > 0 && wordBefore.test(src[pos - 1] as string)) return false;
    handle.lastIndex = pos;
    const match = handle.exec(src);
    if (!match || handle.lastIndex > state.posMax || src[handle.lastIndex] === '@') return false;
    if (!silent) state.push('mention', '', 0).content = match[1] as string;
    state.pos = handle.lastIndex;
    return true;
  },
};
