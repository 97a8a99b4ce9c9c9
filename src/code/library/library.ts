// library: the types of the book's library: the cells it is made of, its pieces, and what becomes of them.

import type { Diagnostic, LibraryAlias, Place } from '../../document/index.ts';
import type { Binding } from '../python/imports.ts';

/** A cell of one variant. Give all cells, in the order of the contents: imports come from unsaved cells too. */
export interface LibraryCell {
  /** Path of the page's source. */
  page: string;
  source: string;
  language: string;
  /** Whether its definitions are saved (`:save:`). */
  save: boolean;
  /** The lines of the source (from 1) that carry a mark: only the statements that they name are saved. */
  savedLines?: readonly number[];
  /** Where the cell stands, and the line of the file on which its source begins where known. */
  place?: Place;
  sourceLine?: number;
  /** Where the lines of the source come from, where they are not those of the file in order. */
  lines?: readonly { line: number; cut: number }[];
  /** The words of the section that it stands in, for a comment: "1.2 A linear model and its loss". */
  section?: string;
  /** Label of the nearest heading above it that has one. */
  label?: string;
}

/** What a library is besides its cells. */
export interface LibrarySetting {
  /** The module as other code imports it, where that is not its name: `d2l.torch`, which pages call `d2l`. */
  module?: string;
  /** What stands for the framework: `torch`. */
  framework?: string;
  aliases?: readonly LibraryAlias[];
  /** Where the configuration names the framework and its aliases. */
  place?: Place;
  /** Path of the committed file, for messages. */
  file?: string;
  /** The part of the committed file that is kept by hand, which stands above its banner. */
  header?: string;
}

export interface SavedDefinition {
  source: string;
  page: string;
  /** Saved names that it uses, directly or as an attribute of the library. */
  needs: string[];
  section?: string;
}

/**
 * A statement of the library, with what has to stand in the module for it. `header` is one of the part kept by hand,
 * `alias` another name for something of the framework.
 */
export interface LibraryPiece {
  kind: 'definition' | 'import' | 'header' | 'alias';
  page: string;
  section?: string;
  label?: string;
  /** The names that it binds; of an import, those that it brings into the library. */
  names: string[];
  /** Empty for an import: `imports` says it all. */
  source: string;
  /** Stands on one line by itself, with no blank lines around it. */
  short: boolean;
  /** It is one function or class without decorators, so that a later one of that name takes its place. */
  replaceable: boolean;
  /** Names of the library that it uses. */
  needs: string[];
  /** Those of them that must be there when the module is loaded. */
  now: string[];
  /** Saved classes that its decorator adds it to: whoever uses the class needs it too. */
  extends: string[];
  /** It becomes a method of this class of the library (`@add_to_class(Module)`). */
  method?: Method;
  imports: Binding[];
  /** Names by which it calls the library itself (`import tt as lib`). */
  itself: string[];
  /** Names by which it calls saved definitions, when others: `from tt import softmax as sm`. */
  aliases: { name: string; of: string }[];
  /** Changes when it changes in more than comments and spacing. */
  readonly digest: string;
}

export interface Method {
  of: string;
  name: string;
  /** Without the decorator that adds it. */
  source: string;
}

export interface Library {
  /** The name by which pages call it. */
  name: string;
  /** The module that other code imports. */
  module: string;
  /**
   * The module without its file's docstring: imports, then definitions in the order of the contents. It, the digests and
   * the closures are made when they are first asked for.
   */
  readonly source: string;
  /** By name. */
  definitions: Map<string, SavedDefinition>;
  /**
   * By name, a text that changes when the definition or anything that it needs changes in more than comments.
   * `PageTask.library.digests` takes it as it is.
   */
  readonly digests: Record<string, string>;
  /** What the module is made of, in the order of the contents. */
  pieces: LibraryPiece[];
  /** By name, the places in `pieces` of what defines it and of all that it needs, in order. */
  readonly closures: ReadonlyMap<string, readonly number[]>;
  /** The part kept by hand. */
  header?: string;
  diagnostics: Diagnostic[];
}
