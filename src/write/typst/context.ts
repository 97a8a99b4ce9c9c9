// context: what the handlers share: the edition that is written, the page, and where in it a node stands.

import type {
  CodeCell,
  Diagnostic,
  FlowNode,
  Node,
  Place,
  Position,
  Solution,
} from '../../document/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import type { Face } from './letters.ts';
import type { Typst } from './markup.ts';
import type { TypstOptions } from './options.ts';
import type { PrintWords } from './words.ts';

/** One book in one variant, while it is written. The maps and lists grow; nothing else changes. */
export interface Edition {
  book: Book;
  variant: string;
  options: TypstOptions;
  /** Those that the variant has, in order. */
  pages: readonly Page[];
  words: PrintWords;
  /** Linked trees of the pages as this variant shows them. */
  trees: ReadonlyMap<string, FlowNode[]>;
  /** Names of the other variants that have a cell of their own in the place of a cell; undefined where no cell tells its variant. */
  counterparts: ReadonlyMap<CodeCell, readonly string[]> | undefined;
  /** The section in which each label stands: page numbers are told only for other sections. */
  sections: ReadonlyMap<string, string>;
  files: Map<string, OutputFile>;
  diagnostics: Diagnostic[];
  /** Labels that stand in the files. */
  marks: Set<string>;
  /** Labels that are referred to, and the page that should have them. */
  wanted: Map<string, string>;
  solutions: { node: Solution; page: Page; state: PageState }[];
  counts: { formulas: number; fallbacks: number; pictures: number; raws: number };
  /** Lists of the whole book that a page prints. */
  printed: { references: boolean; index: boolean };
  /** By page, the letters that no face has, and where the first of them stands. */
  lacking: Map<string, { letters: Set<string>; place: Place }>;
}

/** What is collected while one page is written. */
export interface PageState {
  footnotes: Map<string, FlowNode[]>;
  /** Footnotes already printed. */
  noted: Set<string>;
  labels: string[];
  /** The section that is being written. */
  section: string;
  /** Level of the last heading. */
  level: number;
  /** Whether headings below the title stand in the contents: those of a preface do not. */
  listed: boolean;
  /** Notes and marks of a heading: they would be repeated wherever the heading is, so the next paragraph has them. */
  pending: Typst[];
  /** Whether the page's own title has been written. */
  opened: boolean;
}

export interface Context {
  edition: Edition;
  page: Page;
  state: PageState;
  /** Family that the text around is set in. */
  face: Face;
  /** In a title or list entry, which appears in several places: no notes, no labels, no links. */
  inTitle: boolean;
  /** Inside something: figures stand where they are, notes do not reach the margin. */
  boxed: boolean;
  /** Among words, where a picture is part of the line. */
  inLine: boolean;
  /** Right after a heading a figure stays where it is, lest its section look empty. */
  afterHeading: boolean;
  /** Lines of folded code right above, which the cell that comes now tells with its own. */
  foldedAbove: number;
  /** Columns of code that fit. */
  columns: number;
  /** The place that diagnostics name: that of the block being written. */
  at: { file: string; position?: Position };
  render: (node: Node, context: Context) => Typst;
}

/** A context for what stands inside something. */
export const boxed = (context: Context, more?: Partial<Context>): Context => ({
  ...context,
  boxed: true,
  ...more,
});

/** A context for words that are printed in several places. */
export const titled = (context: Context): Context => ({ ...context, inTitle: true });

/** Where a node stands, for diagnostics. */
export function placeOf(node: Node, context: Context): { file: string; position?: Position } {
  const position = node.position ?? context.at.position;
  return { file: node.file ?? context.at.file, ...(position && { position }) };
}
