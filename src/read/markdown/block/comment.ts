// comment: lines that begin with `%` (MyST).

import { isIndentedCode, lineText } from './rule.ts';
import type { BlockRule } from './rule.ts';

export const comment: BlockRule = {
  name: 'comment',
  before: 'blockquote',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, endLine, silent) {
    const begins = (line: number): boolean =>
      state.src.charCodeAt(state.startOf(line)) === 0x25 && !isIndentedCode(state, line);
    if (!begins(startLine)) return false;
    if (silent) return true;
    let line = startLine;
    const lines: string[] = [];
    while (line < endLine && (state.sCount[line] as number) >= state.blkIndent && begins(line)) {
      lines.push(lineText(state, line++).slice(1).trim());
    }
    state.line = line;
    const token = state.push('comment', '', 0);
    token.content = lines.join('\n');
    token.map = [startLine, line];
    return true;
  },
};
