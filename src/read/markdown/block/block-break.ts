// block-break: `+++` begins a new block of the page; JSON after it is the block's metadata (MyST).

import { isIndentedCode, lineText } from './rule.ts';
import type { BlockRule } from './rule.ts';

const pattern = /^\+[ \t]*\+[ \t]*\+[ \t+]*(.*)$/;

export const blockBreak: BlockRule = {
  name: 'block_break',
  before: 'hr',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, _endLine, silent) {
    if (state.src.charCodeAt(state.startOf(startLine)) !== 0x2b || isIndentedCode(state, startLine))
      return false;
    const match = pattern.exec(lineText(state, startLine));
    if (!match) return false;
    if (silent) return true;
    state.line = startLine + 1;
    const token = state.push('block_break', '', 0);
    token.content = (match[1] as string).trim();
    token.map = [startLine, state.line];
    return true;
  },
};
