// placed-block: markdown-it's block state and loop, which also note where each block starts and ends.

import MarkdownIt from 'markdown-it';
import type { ParserBlock, StateBlock } from 'markdown-it';
import type { ParseEnvironment } from './parser.ts';
import type { PlacedToken } from './token.ts';

const { State } = new MarkdownIt().block;

type Nesting = -1 | 0 | 1;

export class PlacedBlock extends State {
  /** Indentation of the definition that is being read, -1 outside of one (block/definition-list.ts). */
  definitionIndent = -1;
  /** Whether the innermost directive is a card (block/card-divider.ts). */
  inCard = false;

  override push(type: string, tag: string, nesting: Nesting): PlacedToken {
    const token: PlacedToken = super.push(type, tag, nesting);
    if (nesting < 0) token.end = this.endBefore(this.line);
    else token.start = this.startOf(this.line);
    return token;
  }

  /** Offset of the first character of a line that is neither a marker of what it stands in nor blank. */
  startOf(line: number): number {
    return (this.bMarks[line] as number) + (this.tShift[line] as number);
  }

  /** Offset after the last character that is not blank before a line. */
  endBefore(line: number): number {
    let last = line - 1;
    while (last > 0 && this.isEmpty(last)) last--;
    return last < 0 ? 0 : this.skipSpacesBack(this.eMarks[last] as number, this.bMarks[last] as number);
  }
}

/**
 * The loop over the lines of a container: the first rule that takes a line makes its tokens. As markdown-it's own, with the
 * places of the outermost tokens, and a diagnostic where markdown-it silently drops what is nested too deeply.
 */
export function tokenizeBlocks(
  this: ParserBlock,
  given: StateBlock,
  startLine: number,
  endLine: number,
): void {
  const state = given as PlacedBlock;
  const rules = this.ruler.getRules('');
  let line = startLine;
  let hasEmptyLines = false;
  while (line < endLine) {
    state.line = line = state.skipEmptyLines(line);
    if (line >= endLine || (state.sCount[line] as number) < state.blkIndent) break;
    const start = state.startOf(line);
    const before = state.tokens.length;
    if (state.level >= state.md.options.maxNesting) {
      (state.env as ParseEnvironment).note('nesting-too-deep', { start, end: state.endBefore(endLine) });
      state.line = endLine;
      break;
    }
    for (const rule of rules) if (rule(state, line, endLine, false)) break;
    const token = state.tokens[before] as PlacedToken | undefined;
    if (token) {
      token.start = start;
      token.end = state.endBefore(state.line);
      if (token.type === 'table_open') placeRows(state, before);
    }
    state.tight = !hasEmptyLines;
    if (state.isEmpty(state.line - 1)) hasEmptyLines = true;
    line = state.line;
    if (line < endLine && state.isEmpty(line)) {
      hasEmptyLines = true;
      state.line = ++line;
    }
  }
}

/** markdown-it makes the rows of a table without moving its state on. */
function placeRows(state: PlacedBlock, from: number): void {
  for (let i = from; i < state.tokens.length; i++) {
    const token = state.tokens[i] as PlacedToken;
    if (token.type === 'tr_open' && token.map) token.start = state.startOf(token.map[0]);
  }
}
