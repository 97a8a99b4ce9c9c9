// footnote: `[^label]: text`, continued by lines indented by four.

import { isIndentedCode, lineText } from './rule.ts';
import type { BlockRule } from './rule.ts';

const pattern = /^\[\^([^\s\]]+)\]:/;

export const footnote: BlockRule = {
  name: 'footnote',
  before: 'reference',
  interrupts: ['paragraph', 'reference'],
  rule(state, startLine, endLine, silent) {
    const start = state.startOf(startLine);
    if (state.src.charCodeAt(start) !== 0x5b || isIndentedCode(state, startLine)) return false;
    const match = pattern.exec(lineText(state, startLine));
    if (!match) return false;
    if (silent) return true;
    const open = state.push('footnote_open', '', 1);
    open.content = match[1] as string;
    const { bMarks, tShift, sCount, parentType } = state;
    const old = [bMarks[startLine], tShift[startLine], sCount[startLine]] as [number, number, number];
    const marked = start + match[0].length;
    const text = state.skipSpaces(marked);
    bMarks[startLine] = marked;
    tShift[startLine] = text - marked;
    state.blkIndent += 4;
    // The first line counts as indented like the lines that continue it.
    sCount[startLine] = state.blkIndent;
    state.parentType = 'footnote';
    state.md.block.tokenize(state, startLine, endLine);
    state.parentType = parentType;
    state.blkIndent -= 4;
    [bMarks[startLine], tShift[startLine], sCount[startLine]] = old;
    if (state.line === startLine) state.line = startLine + 1;
    state.push('footnote_close', '', -1);
    return true;
  },
};
