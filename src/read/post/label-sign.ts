// label-sign: `#label`, which cites the book (and `#p2` a post). Whether there is such a label is known later.

import type { InlineRule } from '../markdown/inline/rule.ts';

const label = /#(\p{L}(?:[\p{L}\p{N}_:.\-/#]{0,198}[\p{L}\p{N}_])?)/uy;
const wordBefore = /[\p{L}\p{N}_&#/]/u;

export const labelSign: InlineRule = {
  name: 'label_sign',
  before: 'link',
  rule(state, silent) {
    const { src, pos } = state;
    if (src.charCodeAt(pos) !== 0x23) return false;
    if (pos > 0 && wordBefore.test(src[pos - 1] as string)) return false;
    label.lastIndex = pos;
    const match = label.exec(src);
    if (!match || label.lastIndex > state.posMax) return false;
    if (!silent) state.push('label_sign', '', 0).content = match[1] as string;
    state.pos = label.lastIndex;
    return true;
  },
};
