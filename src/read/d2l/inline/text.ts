// text: the stretch up to the next sign at which anything of this dialect may begin.

import type { InlineRule } from '../../markdown/inline/rule.ts';
import { edgeSign } from '../slide-marks.ts';

/** By code: whether a sign of ASCII ends text. A table, since every sign of the book is looked up. */
const ends = Array.from({ length: 128 }, (_, code) =>
  '\n!#$%&*+-:<=>@[\\]^_`{}~'.includes(String.fromCharCode(code)),
);
const edge = edgeSign.charCodeAt(0);

export const text: InlineRule = {
  name: 'text',
  before: 'text',
  rule(state, silent) {
    const { src, pos, posMax } = state;
    let end = pos;
    for (; end < posMax; end++) {
      const code = src.charCodeAt(end);
      if (code < 128 ? ends[code] === true : code === edge) break;
    }
    if (end === pos) return false;
    if (!silent) state.pending += src.slice(pos, end);
    state.pos = end;
    return true;
  },
};
