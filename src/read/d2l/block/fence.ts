// fence: code between runs of three or more backticks or tildes. It ends at the same run; where the next code begins before
// that, its end was forgotten.

import { noteOf, isIndentedCode, lineText } from '../../markdown/block/rule.ts';
import type { BlockRule } from '../../markdown/block/rule.ts';
import type { PlacedBlock } from '../../markdown/placed-block.ts';
import { lineInFence, openedFence } from '../fences.ts';
import type { Fence } from '../fences.ts';

export const fence: BlockRule = {
  name: 'fence',
  before: 'fence',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, endLine, silent) {
    const start = state.startOf(startLine);
    const sign = state.src.charCodeAt(start);
    if ((sign !== 0x60 && sign !== 0x7e) || isIndentedCode(state, startLine)) return false;
    const opened = openedFence(lineText(state, startLine));
    if (!opened) return false;
    if (silent) return true;
    const { line, closed } = findEnd(state, startLine, endLine, opened);
    if (!closed) {
      const range = { start, end: state.skipSpacesBack(state.eMarks[startLine] as number, start) };
      noteOf(state)('unclosed-fence', range, opened.markup);
    }
    state.line = line + (closed ? 1 : 0);
    const token = state.push('fence', 'code', 0);
    token.info = opened.info;
    token.markup = opened.markup;
    token.content = state.getLines(startLine + 1, line, state.sCount[startLine] as number, false);
    token.map = [startLine, state.line];
    return true;
  },
};

function findEnd(
  state: PlacedBlock,
  startLine: number,
  endLine: number,
  opened: Fence,
): { line: number; closed: boolean } {
  let line = startLine + 1;
  for (; line < endLine; line++) {
    if (!state.isEmpty(line) && (state.sCount[line] as number) < state.blkIndent) break;
    const text = isIndentedCode(state, line) ? '' : lineText(state, line);
    const part = lineInFence(text, opened);
    if (part === 'end') return { line, closed: true };
    if (part === 'next') break;
  }
  // Blank lines before what ended it are not its own.
  while (line > startLine + 1 && state.isEmpty(line - 1)) line--;
  return { line, closed: false };
}
