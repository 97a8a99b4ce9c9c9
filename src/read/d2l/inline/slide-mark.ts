// slide-mark: the signs that stand for a mark of slides, and text that slides alone show.

import { edgeSign, markAt, markWidth } from '../slide-marks.ts';
import type { InlineRule } from '../../markdown/inline/rule.ts';

export const slideMark: InlineRule = {
  name: 'slide_mark',
  before: 'escape',
  rule(state, silent) {
    const { src, pos } = state;
    const mark = markAt(src, pos);
    if (!mark || pos + markWidth > state.posMax) return false;
    if (!mark.only) {
      if (!silent) state.push('slide_mark', '', 0).meta = { mark };
      state.pos += markWidth;
      return true;
    }
    if (mark.edge === 'close') return false;
    const end = closing(src, pos + markWidth, state.posMax);
    if (end < 0) return false;
    if (!silent) {
      const token = state.push('slide_only', '', 0);
      token.content = src.slice(pos + markWidth, end);
      token.meta = { mark, from: pos + markWidth };
    }
    state.pos = end + markWidth;
    return true;
  },
};

function closing(src: string, from: number, max: number): number {
  for (let at = src.indexOf(edgeSign, from); at !== -1 && at < max; at = src.indexOf(edgeSign, at + 1)) {
    const mark = markAt(src, at);
    if (mark) return mark.only && mark.edge === 'close' ? at : -1;
  }
  return -1;
}
