// library: the definitions that the book saves, one importable file a variant.

import { writeLibrary } from '../../write/library/index.ts';
import type { Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';
import { digestOf } from './format.ts';
import { libraryFile, libraryOptions } from './notebooks.ts';

export function libraryUnits(input: FormatInput): Unit[] {
  const { book, libraries, variants, tool } = input;
  return variants.flatMap((variant) => {
    const library = libraries.get(variant);
    const path = libraryFile(input, variant);
    const name = book.settings.library;
    if (library === undefined || path === undefined || name === undefined) return [];
    const { contents } = writeLibrary(library, name, libraryOptions(book, variant));
    const parts = { contents: digestOf(contents as string), tool };
    return [
      { name: `library/${variant}`, parts, make: () => ({ files: [{ path: `library/${path}`, contents }] }) },
    ];
  });
}
