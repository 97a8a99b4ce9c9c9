// context: what is known while one source becomes a tree.

import type { FlowNode, PageFrontmatter, PhrasingNode } from '../../document/index.ts';
import type { Dialect } from './dialect.ts';
import type { DiagnosticNote } from './note.ts';
import type { ReadOptions } from './options.ts';
import type { ParseEnvironment } from './parser.ts';
import type { Segment } from './segments.ts';
import type { Range, Source } from './source.ts';

export interface Context {
  dialect: Dialect;
  source: Source;
  options: ReadOptions;
  frontmatter: PageFrontmatter;
  env: ParseEnvironment;
  note: DiagnosticNote;
  /** Files being read, the page first: an include of one of them is a circle. */
  open: readonly string[];
  /** Other files that text was taken from. */
  included: Set<string>;
  /** Cells of output Markdown, comments and the like do not run: only pages hold cells. */
  cells: boolean;
  /** Nodes of directives that belong into another one, until that one takes them. */
  waiting: Map<FlowNode, { name: string; place: string; range: Range }>;
  /** Reads inline Markdown; the segments say where it stands. */
  phrasing(content: string, segments: readonly Segment[]): PhrasingNode[];
  /** Reads another file's text as blocks of this page; its diagnostics name that file. */
  readFile(path: string, text: string): FlowNode[];
}
