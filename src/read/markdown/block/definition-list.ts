// definition-list: a line with a term, then lines that begin with `: ` (as Pandoc and PHP Markdown Extra).

import type { PlacedBlock } from '../placed-block.ts';
import { isIndentedCode } from './rule.ts';
import type { BlockRule } from './rule.ts';

export const definitionList: BlockRule = {
  name: 'definition_list',
  before: 'paragraph',
  interrupts: ['paragraph', 'reference', 'blockquote'],
  rule(state, startLine, endLine, silent) {
    // Inside of a definition the next `:` ends a paragraph.
    if (silent)
      return state.definitionIndent >= 0 && afterMarker(state, startLine, state.definitionIndent) >= 0;
    if (markerLine(state, startLine, endLine) < 0) return false;
    state.push('definition_list_open', 'dl', 1);
    let line = startLine;
    while (line < endLine) {
      const first = markerLine(state, line, endLine);
      if (first < 0) break;
      readTerm(state, line);
      line = readDescriptions(state, first, endLine);
      // The next term may stand after blank lines.
      const next = state.skipEmptyLines(line);
      if (next >= endLine || (state.sCount[next] as number) < state.blkIndent || isIndentedCode(state, next))
        break;
      if (markerLine(state, next, endLine) < 0 || endsHere(state, next, endLine)) break;
      line = next;
    }
    state.line = line;
    state.push('definition_list_close', 'dl', -1);
    return true;
  },
};

/** Whether another block (a heading, a list …) begins at a line. */
const endsHere = (state: PlacedBlock, line: number, endLine: number): boolean =>
  state.md.block.ruler.getRules('paragraph').some((rule) => rule(state, line, endLine, true));

/** The line with the first `:` after a term, with at most one blank line between; -1 = not a term. */
function markerLine(state: PlacedBlock, termLine: number, endLine: number): number {
  let line = termLine + 1;
  if (line < endLine && state.isEmpty(line)) line++;
  if (line >= endLine || (state.sCount[line] as number) < state.blkIndent || isIndentedCode(state, line))
    return -1;
  return afterMarker(state, line) >= 0 ? line : -1;
}

/** Offset after a `:` and the blanks behind it; -1 = no such marker at this indentation or more. */
function afterMarker(state: PlacedBlock, line: number, indent = state.blkIndent): number {
  if ((state.sCount[line] as number) < indent) return -1;
  const start = state.startOf(line);
  const max = state.eMarks[line] as number;
  if (start >= max || state.src.charCodeAt(start) !== 0x3a) return -1;
  const text = state.skipSpaces(start + 1);
  return text === start + 1 || text >= max ? -1 : text;
}

function readTerm(state: PlacedBlock, line: number): void {
  state.line = line;
  state.push('definition_term_open', 'dt', 1);
  const inline = state.push('inline', '', 0);
  inline.map = [line, line + 1];
  inline.content = state.getLines(line, line + 1, state.blkIndent, false).trim();
  inline.children = [];
  state.line = line + 1;
  state.push('definition_term_close', 'dt', -1);
}

function readDescriptions(state: PlacedBlock, first: number, endLine: number): number {
  let line = first;
  for (let text = afterMarker(state, line); ; text = afterMarker(state, line)) {
    readDescription(state, line, text, endLine);
    line = state.line;
    if (line < endLine && state.isEmpty(line)) line = state.skipEmptyLines(line);
    if (line >= endLine || isIndentedCode(state, line) || afterMarker(state, line) < 0) return state.line;
  }
}

function readDescription(state: PlacedBlock, line: number, text: number, endLine: number): void {
  state.line = line;
  const open = state.push('definition_description_open', 'dd', 1);
  const { tShift, sCount, parentType, blkIndent, definitionIndent, tight } = state;
  const old = [tShift[line], sCount[line]] as [number, number];
  const indent = old[1] + Math.min(text - state.startOf(line), 4);
  tShift[line] = text - (state.bMarks[line] as number);
  sCount[line] = indent;
  state.blkIndent = Math.max(blkIndent + 2, indent);
  sCount[line] = state.blkIndent;
  state.definitionIndent = blkIndent;
  state.parentType = 'definition';
  state.md.block.tokenize(state, line, endLine);
  open.map = [line, state.line];
  [tShift[line], sCount[line]] = old;
  Object.assign(state, { parentType, blkIndent, definitionIndent, tight });
  state.push('definition_description_close', 'dd', -1);
}
