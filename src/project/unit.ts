// unit: a piece of the result that is made as a whole or reused as a whole: a page, a notebook, a PDF, the shared files.

import type { Diagnostic } from '../document/index.ts';
import type { OutputFile } from '../write/file.ts';

export interface Unit {
  /** Unique and permanent: `html/lines/linear-model.md`, `pdf/numpy`. */
  name: string;
  /** The page it belongs to. */
  page?: string;
  /**
   * What it is made from, by name: equal parts give equal files. `--why` names those that differ.
   */
  parts: Readonly<Record<string, string>>;
  /** What labels are called on it, to say which of them changed. */
  calls?: Readonly<Record<string, string>>;
  /** Made in another process: begun before all others. */
  slow?: boolean;
  /** What is made of it leaves a note for a later step, without which it cannot be reused. */
  noted?: boolean;
  make(): Made | Promise<Made>;
}

export interface Made {
  /** Paths from the output folder. */
  files: OutputFile[];
  diagnostics?: Diagnostic[];
  /** Number of pages, of a PDF. */
  pages?: number;
  /** One line, where the unit is `noted`. */
  note?: string;
}
