// library: the types of the book's library: the cells it is made of, its pieces, and what becomes of them.

import type { Diagnostic, Place } from '../../document/index.ts';
import type { Binding } from '../python/imports.ts';

/** A cell of one variant. Give all cells, in the order of the contents: imports come from unsaved cells too. */
export interface LibraryCell {
  /** Path of the page's source. */
  page: string;
  source: string;
  language: string;
  /** Whether its definitions are saved (`:save:`). */
  save: boolean;
  /** Where the cell stands, and the line of the file on which its source begins where known. */
  place?: Place;
  sourceLine?: number;
  /** The words of the section that it stands in, for a comment: "1.2 A linear model and its loss". */
  section?: string;
}

export interface SavedDefinition {
  source: string;
  page: string;
  /** Saved names that it uses, directly or as an attribute of the library. */
  needs: string[];
  section?: string;
}

/** A statement of a saved cell, with what has to stand in the module for it. */
export interface LibraryPiece {
  kind: 'definition' | 'import';
  page: string;
  section?: string;
  /** The names that it binds; of an import, those that it brings into the library. */
  names: string[];
  /** Empty for an import: `imports` says it all. */
  source: string;
  /** Stands on one line by itself, with no blank lines around it. */
  short: boolean;
  /** Saved names that it uses. */
  needs: string[];
  /** Saved classes that its decorator adds it to: whoever uses the class needs it too. */
  extends: string[];
  imports: Binding[];
  /** Names by which it calls the library itself (`import tt as lib`). */
  itself: string[];
  /** Names by which it calls saved definitions, when others: `from tt import softmax as sm`. */
  aliases: { name: string; of: string }[];
  /** Changes when it changes in more than comments and spacing. */
  digest: string;
}

export interface Library {
  /** The name by which pages import it. */
  name: string;
  /** The module without a header: imports, then definitions in the order of the contents. */
  source: string;
  /** By name. */
  definitions: Map<string, SavedDefinition>;
  /**
   * By name, a text that changes when the definition or anything that it needs changes in more than comments.
   * `PageTask.library.digests` takes it as it is.
   */
  digests: Record<string, string>;
  /** What the module is made of, in the order of the contents. */
  pieces: LibraryPiece[];
  /** By name, the places in `pieces` of what defines it and of all that it needs, in order. */
  closures: ReadonlyMap<string, readonly number[]>;
  diagnostics: Diagnostic[];
}
