// display-math: a formula between `$$` at the beginning of a line and `$$` at the end of one; its label may follow on the
// same line, and marks of slides may stand around it.

import { isIndentedCode } from '../../markdown/block/rule.ts';
import type { BlockRule } from '../../markdown/block/rule.ts';
import type { PlacedBlock } from '../../markdown/placed-block.ts';
import { markAt, markWidth } from '../slide-marks.ts';

export interface DisplayMath {
  label?: string;
  /** Offsets of marks of slides before and after the formula. */
  before?: number;
  after?: number;
}

const eqlabel = /^:eqlabel:[ \t]*(`+)([^`]*)\1/;

export const displayMath: BlockRule = {
  name: 'display_math',
  before: 'fence',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, endLine, silent) {
    const at = state.startOf(startLine);
    const lead = markAt(state.src, at) ? markWidth : 0;
    const start = at + lead + 2;
    if (state.src.charCodeAt(start - 2) !== 0x24 || state.src.charCodeAt(start - 1) !== 0x24) return false;
    if (isIndentedCode(state, startLine)) return false;
    // Without a blank line before it, what stands left of a list item's text goes on with that text.
    if (silent && state.parentType === 'paragraph' && (state.sCount[startLine] as number) < state.blkIndent)
      return false;
    const found = findEnd(state, startLine, endLine, start);
    if (!found || found.end === start) return false;
    const rest = restOfLine(state, found);
    if (!rest) return false;
    if (silent) return true;
    state.line = found.line + 1;
    const token = state.push('math_block', '', 0);
    token.content = contentOf(state, startLine, start, found);
    token.map = [startLine, state.line];
    token.meta = { ...rest, ...(lead > 0 && { before: at }) };
    return true;
  },
};

interface End {
  line: number;
  /** Offset of the closing dollars. */
  end: number;
}

/** The closing dollars: the next two that no backslash stands before. A formula holds no blank line. */
function findEnd(state: PlacedBlock, startLine: number, endLine: number, start: number): End | undefined {
  for (let line = startLine; line < endLine; line++) {
    if (line > startLine && (state.isEmpty(line) || (state.sCount[line] as number) < state.blkIndent))
      return undefined;
    const from = line === startLine ? start : state.startOf(line);
    const max = state.eMarks[line] as number;
    for (
      let at = state.src.indexOf('$', from);
      at !== -1 && at + 1 < max;
      at = state.src.indexOf('$', at + 1)
    ) {
      if (state.src.charCodeAt(at - 1) === 0x5c && at > from) continue;
      if (state.src.charCodeAt(at + 1) === 0x24) return { line, end: at };
    }
  }
  return undefined;
}

/** What follows the formula on its line; undefined = words, so that the formula stands in a paragraph. */
function restOfLine(state: PlacedBlock, { line, end }: End): DisplayMath | undefined {
  const max = state.eMarks[line] as number;
  const result: DisplayMath = {};
  let at = end + 2;
  if (markAt(state.src, at)?.edge === 'close') {
    result.after = at;
    at += markWidth;
  }
  at = state.skipSpaces(at);
  const label = eqlabel.exec(state.src.slice(at, max));
  if (label) {
    result.label = (label[2] as string).trim();
    at = state.skipSpaces(at + label[0].length);
  }
  return at >= max ? result : undefined;
}

function contentOf(state: PlacedBlock, startLine: number, start: number, { line, end }: End): string {
  if (line === startLine) return state.src.slice(start, end);
  const between = line - startLine > 1 ? [state.getLines(startLine + 1, line, state.blkIndent, false)] : [];
  const last = state.src.slice(Math.min(state.startOf(line), end), end);
  return [state.src.slice(start, state.eMarks[startLine]), ...between, last].join('\n');
}
