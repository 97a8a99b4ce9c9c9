// dollar-math: formulas between single dollars, and display formulas between double ones inside a paragraph (dollarmath).

import type { PlacedInline } from '../placed-inline.ts';
import type { InlineRule } from './rule.ts';

/** Marks dollars that begin a line like a display formula, but begin none. */
export const unclosedMath = 'unclosed-math';

/** The rule, with the form in which a display formula's label follows it. */
export const dollarMathLabelled = (labelForm: RegExp): InlineRule => ({
  name: 'dollar_math',
  before: 'escape',
  rule(state, silent) {
    const { src, pos } = state;
    if (src.charCodeAt(pos) !== 0x24) return false;
    const double = src.charCodeAt(pos + 1) === 0x24;
    const width = double ? 2 : 1;
    const end = findEnd(state, pos + width, double);
    if (end < 0) {
      // The whole run is text, or the second dollar would be looked at alone.
      if (!double) return false;
      if (!silent && (pos === 0 || src[pos - 1] === '\n')) {
        const token = state.push('text', '', 0);
        [token.content, token.info] = ['$$', unclosedMath];
      } else if (!silent) state.pending += '$$';
      state.pos += 2;
      return true;
    }
    const label = double ? labelForm.exec(src.slice(end + 2, end + 200)) : null;
    if (!silent) {
      const token = state.push(double ? 'math_display' : 'math_inline', '', 0);
      token.content = src.slice(pos + width, end);
      if (label) token.meta = { label: (label[1] as string).trim() };
    }
    state.pos = end + width + (label ? label[0].length : 0);
    return true;
  },
});

export const dollarMath = dollarMathLabelled(/^[ \t]*\(([^()\s]+)\)(?=[ \t]*(?:\n|$))/);

/**
 * Offset of the closing dollars, or -1. As Pandoc: no blank inside either single dollar, no digit after the closing one,
 * so that prices stay prices.
 */
function findEnd(state: PlacedInline, from: number, double: boolean): number {
  const { src, posMax } = state;
  if (!double && isBlank(src.charCodeAt(from))) return -1;
  const dollars = double ? '$$' : '$';
  let last = state.lastRuns.get(dollars);
  if (last === undefined) state.lastRuns.set(dollars, (last = src.lastIndexOf(dollars)));
  if (last < from) return -1;
  for (let at = from; at < posMax; at++) {
    const code = src.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x24) {
      if (double) {
        if (src.charCodeAt(at + 1) !== 0x24) continue;
        return at === from || at + 2 > posMax ? -1 : at;
      }
      if (at === from) return -1;
      if (isBlank(src.charCodeAt(at - 1)) || isDigit(src.charCodeAt(at + 1))) return -1;
      return at;
    }
  }
  return -1;
}

const isBlank = (code: number): boolean =>
  code === 0x20 || code === 0x09 || code === 0x0a || Number.isNaN(code);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
