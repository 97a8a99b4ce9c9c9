// block-math: display formulas that stand by themselves: between `$$`, or between `\[` and `\]`.

import { dollarMath } from '../markdown/block/dollar-math.ts';
import type { BlockRule } from '../markdown/block/rule.ts';
import { isIndentedCode, lineText } from '../markdown/block/rule.ts';

const labelled = /\$\$[ \t]*\([^()\n]+\)[ \t]*$/;

/** As in the book, but words in parentheses after it are words: a post names no places. */
export const blockDollars: BlockRule = {
  ...dollarMath,
  rule(state, startLine, endLine, silent) {
    const before = state.tokens.length;
    if (!dollarMath.rule(state, startLine, endLine, true)) return false;
    if (silent) return true;
    dollarMath.rule(state, startLine, endLine, false);
    if (!labelled.test(lineText(state, state.line - 1))) return true;
    state.tokens.length = before;
    state.line = startLine;
    return false;
  },
};

export const blockBrackets: BlockRule = {
  name: 'bracket_math',
  before: 'fence',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, endLine, silent) {
    const start = state.startOf(startLine);
    if (!state.src.startsWith('\\[', start) || isIndentedCode(state, startLine)) return false;
    for (let line = startLine; line < endLine; line++) {
      if (line > startLine && (state.isEmpty(line) || (state.sCount[line] as number) < state.blkIndent))
        return false;
      const text = lineText(state, line).trimEnd();
      if (line > startLine && text.startsWith('\\[')) return false;
      const at = text.indexOf('\\]', line === startLine ? 2 : 0);
      if (at < 0) continue;
      // Words after it: it stands in a paragraph.
      if (at + 2 < text.length || text[at - 1] === '\\') return false;
      if (silent) return true;
      const lines = state.getLines(startLine, line + 1, state.blkIndent, false).trim();
      state.line = line + 1;
      const token = state.push('math_block', '', 0);
      token.content = lines.slice(2, -2);
      token.map = [startLine, state.line];
      return true;
    }
    return false;
  },
};
