// write/library/: turns the definitions that a variant's cells save into one importable Python file, `<name>.py`.
// Main function: `writeLibrary(library, name, options)`.
// It must never change what a definition does: code is written as the author wrote it.

import type { Library } from '../../code/index.ts';
import type { OutputFile } from '../file.ts';
import { docstring } from './docstring.ts';

export interface LibraryOptions {
  /** The book's title. */
  title: string;
  /** Title of the variant, where the book has several. */
  variant?: string;
  /** The licence, as an SPDX name or words. */
  license?: string;
}

/** The module of a library with a docstring that says where it comes from. Same library, same bytes. */
export function writeLibrary(library: Library, name: string, options: LibraryOptions): OutputFile {
  const head = docstring(name, library, options);
  return { path: `${name}.py`, contents: library.source === '' ? head : `${head}\n${library.source}` };
}
