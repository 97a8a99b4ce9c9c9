// options: what writing an edition needs besides the book, and what it gives.

import type { Diagnostic, Position } from '../../document/index.ts';
import type { OutputFile } from '../file.ts';
import type { Coverage } from './letters.ts';

export interface TypstOptions {
  /** For a screen (one-sided, in colour) or for paper (two-sided, black). Page numbers and line breaks are the same. */
  profile: 'screen' | 'print';
  /** What the template folder holds: name → text. A publisher's look is another `tokens.typ`. */
  template: Readonly<Record<string, string>>;
  /** Address of the site, for links out of folded cells. */
  siteUrl?: string;
  /** Letters that the fonts have. Without it no letter is checked, and a missing one makes the PDF fail. */
  coverage?: Coverage;
}

/** A page of the book in its own Typst file. */
export interface TypstPage {
  /** Path of the Typst file. */
  file: string;
  /** Path of its source from the book's root. */
  source: string;
  title: string;
  /** Names that other files refer to; whoever leaves the file out must define them. */
  labels: string[];
  /** Line of the Typst file on which a block begins, and where it stands in the source; in order. */
  places: { line: number; position: Position; file?: string }[];
}

export interface TypstProject {
  /** Path of the main file. */
  main: string;
  files: OutputFile[];
  diagnostics: Diagnostic[];
  /** Formulas set as pictures because Typst has no form for them. */
  formulaFallbacks: number;
  formulas: number;
  pages: TypstPage[];
}
