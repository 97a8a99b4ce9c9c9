// dollar-math: display formulas between `$$`, with `(label)` after them (dollarmath).

import type { PlacedBlock } from '../placed-block.ts';
import { isIndentedCode, lineText } from './rule.ts';
import type { BlockRule } from './rule.ts';

/** Two dollars that no backslash stands before, and what follows them on the line. */
const closing = /(?<!\\)\$\$[ \t]*(?:\(([^()\n]+)\))?[ \t]*$/;
const anyDollars = /(?<!\\)\$\$/;

interface Found {
  line: number;
  /** Offsets of the TeX in the source. */
  start: number;
  end: number;
  label?: string;
}

export const dollarMath: BlockRule = {
  name: 'dollar_math',
  before: 'fence',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, endLine, silent) {
    const at = state.startOf(startLine);
    if (state.src.charCodeAt(at) !== 0x24 || state.src.charCodeAt(at + 1) !== 0x24) return false;
    if (isIndentedCode(state, startLine)) return false;
    const found = findEnd(state, startLine, endLine);
    if (!found) return false;
    if (silent) return true;
    state.line = found.line + 1;
    const token = state.push('math_block', '', 0);
    token.content =
      found.line === startLine
        ? state.src.slice(found.start, found.end)
        : [
            state.src.slice(found.start, state.eMarks[startLine]),
            ...(found.line - startLine > 1
              ? [state.getLines(startLine + 1, found.line, state.blkIndent, false)]
              : []),
            state.src.slice(state.startOf(found.line), found.end),
          ].join('\n');
    token.map = [startLine, state.line];
    if (found.label !== undefined) token.meta = { label: found.label };
    return true;
  },
};

/** Looks for the closing dollars. Dollars followed by words belong to a formula inside a paragraph. */
function findEnd(state: PlacedBlock, startLine: number, endLine: number): Found | undefined {
  const start = state.startOf(startLine) + 2;
  for (let line = startLine; line < endLine; line++) {
    const from = line === startLine ? start : state.startOf(line);
    if (line > startLine && !state.isEmpty(line) && (state.sCount[line] as number) < state.blkIndent)
      return undefined;
    // A formula holds no blank line: so the search is short, and one forgotten end does not swallow a page.
    if (line > startLine && state.isEmpty(line)) return undefined;
    const text = line === startLine ? lineText(state, line).slice(2) : lineText(state, line);
    const dollars = anyDollars.exec(text);
    if (!dollars) continue;
    const match = closing.exec(text);
    if (!match || match.index !== dollars.index) return undefined;
    if (line === startLine && text.slice(0, match.index).trim() === '') return undefined;
    const label = match[1]?.trim();
    return { line, start, end: from + match.index, ...(label !== undefined && { label }) };
  }
  return undefined;
}
