// rule: the shape of a rule of block syntax and what such rules share.

import type { PlacedBlock } from '../placed-block.ts';
import type { DiagnosticNote } from '../note.ts';
import type { ParseEnvironment } from '../parser.ts';

/** What a block may break off without a blank line: markdown-it's names of rule chains. */
export type Interrupts = readonly ('paragraph' | 'reference' | 'blockquote' | 'list')[];

export interface BlockRule {
  name: string;
  /** The rule before which this one is tried; its own name = it takes the place of CommonMark's rule. */
  before: string;
  interrupts: Interrupts;
  /** Whether a block of this kind begins at the line; if so and not `silent`, makes its tokens and sets `state.line` after it. */
  rule: (state: PlacedBlock, startLine: number, endLine: number, silent: boolean) => boolean;
}

/** Whether a line is indented so much that it is code. */
export const isIndentedCode = (state: PlacedBlock, line: number): boolean =>
  (state.sCount[line] as number) - state.blkIndent >= 4;

/** The text of a line without indentation and markers. */
export const lineText = (state: PlacedBlock, line: number): string =>
  state.src.slice(state.startOf(line), state.eMarks[line] as number);

export const noteOf = (state: PlacedBlock): DiagnosticNote => (state.env as ParseEnvironment).note;
