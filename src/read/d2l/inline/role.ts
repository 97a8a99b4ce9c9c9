// role: `:name:` before code: references, citations, names of code. What it holds is understood by the table of roles.

import type { PlacedInline } from '../../markdown/placed-inline.ts';
import { closingRun } from '../../markdown/inline/closing-run.ts';
import type { InlineRule } from '../../markdown/inline/rule.ts';

const opening = /:([A-Za-z_][-\w./\\]*):(`+)/y;
/** A role whose content lacks a backtick. */
const broken = /:(numref|eqref|ref|cite|citet|citep):(?:`+|(?=\w|[ \t]+`))/y;

export const role: InlineRule = {
  name: 'role',
  before: 'escape',
  rule(state, silent) {
    const { src, pos } = state;
    if (src.charCodeAt(pos) !== 0x3a) return false;
    opening.lastIndex = pos;
    const match = opening.exec(src);
    if (!match) return readBroken(state, silent);
    const [whole, name = '', ticks = ''] = match;
    const start = pos + whole.length;
    const end = closingRun(state, start, ticks);
    if (end < 0) return readBroken(state, silent);
    if (!silent) {
      const token = state.push('role', '', 0);
      token.info = name;
      token.content = src.slice(start, end);
      token.meta = { from: start };
    }
    state.pos = end + ticks.length;
    return true;
  },
};

function readBroken(state: PlacedInline, silent: boolean): boolean {
  broken.lastIndex = state.pos;
  const match = broken.exec(state.src);
  if (!match) return false;
  if (!silent) {
    const token = state.push('broken_role', '', 0);
    [token.info, token.content] = [match[1] as string, match[0]];
  }
  state.pos += match[0].length;
  return true;
}
