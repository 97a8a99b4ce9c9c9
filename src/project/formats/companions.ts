// companions: what the notebooks of a format need to run, beside them: the library's files, and the data that cells read.

import type { OutputFile } from '../../write/file.ts';
import type { Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';
import { digestOfFiles, variantFolder } from './format.ts';
import { libraryFiles } from './library-files.ts';

/** At the same places as in the book's folder; none where the cells of the variant need nothing. */
export function companionUnits(format: 'notebooks' | 'slides', variant: string, input: FormatInput): Unit[] {
  const { book, folder, reads, tool } = input;
  const library = libraryFiles(input, variant);
  const inside = (path: string): string => `${format}/${variantFolder(book, variant)}${path}`;
  const files = [...(reads.get(variant) ?? [])].toSorted().flatMap((path): OutputFile[] => {
    const contents = folder.bytes(path);
    return contents ? [{ path: inside(path), contents }] : [];
  });
  if (files.length === 0 && !library) return [];
  const modules = (): OutputFile[] =>
    (library?.make() ?? []).map((file) => ({ ...file, path: inside(file.path) }));
  return [
    {
      name: `${format}/${variant}`,
      parts: { contents: digestOfFiles(files), library: library?.key ?? '', tool },
      make: () => ({ files: [...modules(), ...files] }),
    },
  ];
}
