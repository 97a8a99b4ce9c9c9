// inline-math: formulas in the line: `$…$` that no letter or digit touches from outside, `\(…\)`, and `$$…$$` and `\[…\]`.

import { dollarMathLabelled } from '../markdown/inline/dollar-math.ts';
import type { InlineRule } from '../markdown/inline/rule.ts';

const dollars = dollarMathLabelled(/(?!)/);
/** Letters and digits of scripts that are written with blanks between words. */
const touching = /[\p{L}\p{N}_]/u;
const withoutBlanks = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}]/u;
const touches = (sign: string | undefined): boolean =>
  sign !== undefined && touching.test(sign) && !withoutBlanks.test(sign);

/** As Discourse: "$5 and $10" and "US$5" hold no formula. */
export const inlineDollars: InlineRule = {
  ...dollars,
  rule(state, silent) {
    const { src, pos } = state;
    if (src.charCodeAt(pos) !== 0x24) return false;
    if (src.charCodeAt(pos + 1) === 0x24) return dollars.rule(state, silent);
    if (touches(src[pos - 1]) || !dollars.rule(state, true)) return false;
    const end = state.pos;
    state.pos = pos;
    return !touches(src[end]) && dollars.rule(state, silent);
  },
};

export const inlineBrackets: InlineRule = {
  name: 'bracket_math',
  before: 'escape',
  rule(state, silent) {
    const { src, pos } = state;
    const display = src.charCodeAt(pos + 1) === 0x5b;
    if (src.charCodeAt(pos) !== 0x5c || (!display && src.charCodeAt(pos + 1) !== 0x28)) return false;
    const closing = display ? '\\]' : '\\)';
    let last = state.lastRuns.get(closing);
    if (last === undefined) state.lastRuns.set(closing, (last = src.lastIndexOf(closing)));
    if (last < pos + 2) return false;
    const end = endOf(src, pos + 2, closing, state.posMax);
    if (end < 0 || src.slice(pos + 2, end).trim() === '') return false;
    if (!silent)
      state.push(display ? 'math_display' : 'math_inline', '', 0).content = src.slice(pos + 2, end);
    state.pos = end + 2;
    return true;
  },
};

/** Where the closing bracket stands; `\\` before one is a line's end. A bracket of the same kind inside means that the first was none. */
function endOf(src: string, from: number, closing: string, max: number): number {
  for (let at = src.indexOf('\\', from); at !== -1 && at + 2 <= max; at = src.indexOf('\\', at + 2)) {
    const two = src.slice(at, at + 2);
    if (two === closing) return at;
    if (two === '\\(' || two === '\\[') return -1;
  }
  return -1;
}
