// spoiler: a fence of colons or backticks with `{spoiler} title`: text that is folded until a reader opens it.

import type { BlockRule } from '../markdown/block/rule.ts';
import { isIndentedCode, lineText, noteOf } from '../markdown/block/rule.ts';
import type { PlacedBlock } from '../markdown/placed-block.ts';

const opening = /^(:{3,}|`{3,})[ \t]*\{spoiler\}[ \t]*([^`]*?)[ \t]*$/;

export const spoiler: BlockRule = {
  name: 'spoiler',
  before: 'fence',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, endLine, silent) {
    const start = state.startOf(startLine);
    const code = state.src.charCodeAt(start);
    if ((code !== 0x3a && code !== 0x60) || isIndentedCode(state, startLine)) return false;
    const line = lineText(state, startLine);
    const match = opening.exec(line);
    if (!match) return false;
    if (silent) return true;
    const [, markup = '', title = ''] = match;
    const { close, closed } = findClose(state, startLine, endLine, markup);
    if (!closed) {
      const range = { start, end: start + line.trimEnd().length };
      noteOf(state)('unclosed-directive', range, 'spoiler', `${startLine + 1}`, markup);
    }
    const open = state.push('spoiler_open', 'details', 1);
    open.content = title;
    open.meta = { titleStart: start + line.trimEnd().length - title.length };
    const { parentType, lineMax } = state;
    state.parentType = 'spoiler';
    state.lineMax = close;
    state.md.block.tokenize(state, startLine + 1, close);
    Object.assign(state, { parentType, lineMax });
    state.line = close + (closed ? 1 : 0);
    state.push('spoiler_close', 'details', -1);
    return true;
  },
};

/** The line of the closing fence, or the first after what the spoiler stands in. Fences inside with fewer signs are skipped over. */
function findClose(
  state: PlacedBlock,
  startLine: number,
  endLine: number,
  markup: string,
): { close: number; closed: boolean } {
  const marker = markup.charCodeAt(0);
  for (let line = startLine + 1; line < endLine; line++) {
    const start = state.startOf(line);
    const max = state.eMarks[line] as number;
    if (start < max && (state.sCount[line] as number) < state.blkIndent)
      return { close: line, closed: false };
    if (state.src.charCodeAt(start) !== marker || isIndentedCode(state, line)) continue;
    const after = state.skipChars(start, marker);
    if (after - start >= markup.length && state.skipSpaces(after) >= max)
      return { close: line, closed: true };
  }
  return { close: endLine, closed: false };
}
