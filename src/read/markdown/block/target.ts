// target: `(label)=` before a block gives it a label (MyST).

import { isIndentedCode, lineText } from './rule.ts';
import type { BlockRule } from './rule.ts';

const pattern = /^\(([^()]+)\)=[ \t]*$/;

export const target: BlockRule = {
  name: 'target',
  before: 'hr',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, _endLine, silent) {
    if (state.src.charCodeAt(state.startOf(startLine)) !== 0x28 || isIndentedCode(state, startLine))
      return false;
    const match = pattern.exec(lineText(state, startLine));
    if (!match) return false;
    if (silent) return true;
    state.line = startLine + 1;
    const token = state.push('target', '', 0);
    token.content = (match[1] as string).trim();
    token.map = [startLine, state.line];
    return true;
  },
};
