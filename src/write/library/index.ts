// write/library/: turns the definitions that a variant's cells save into one importable Python file, `<name>.py`.
// Main function: `writeLibrary(library, name, options)`.
// It must never change what a definition does: code is written as the author wrote it.

import type { DefinedIn, Library } from '../../code/index.ts';
import { moduleSource } from '../../code/index.ts';
import type { OutputFile } from '../file.ts';
import { docstring } from './docstring.ts';

export { writePackage } from './package.ts';

export interface LibraryOptions {
  /** The book's title. */
  title: string;
  /** Title of the variant, where the book has several. */
  variant?: string;
  /** The licence, as an SPDX name or words. */
  license?: string;
  /** Where a definition stands in the book, for its docstring: "Section 3.1 (Linear Regression)". */
  definedIn?: DefinedIn;
}

/**
 * The module of a library with a docstring that says where it comes from; one with a part kept by hand has its docstring
 * there, if it has one. Same library, same bytes.
 */
export function writeLibrary(library: Library, name: string, options: LibraryOptions): OutputFile {
  const { header, pieces } = library;
  const source = options.definedIn ? moduleSource(pieces, header, options.definedIn) : library.source;
  const head = header === undefined ? docstring(library, options) : '';
  return { path: `${name}.py`, contents: [head, source].filter((part) => part !== '').join('\n') };
}
