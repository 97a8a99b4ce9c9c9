// notebooks: a Jupyter notebook for every page with code, in every variant, and beside them all that their cells need.

import { writeNotebook } from '../../write/notebook/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../../write/file.ts';
import type { Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';
import { digestOf, variantFolder } from './format.ts';
import { libraryFiles } from './library-files.ts';

export { libraryOptions } from './library-files.ts';

/** Path of a page's notebook from the folder of all notebooks. */
export const notebookFile = (book: Book, page: Page, variant: string): string =>
  `${variantFolder(book, variant)}${page.path.replace(/\.[^./]+$/, '')}.ipynb`;

/**
 * Path of the library from the folder of all notebooks, its file or the folder of its package; undefined where the
 * variant saves nothing.
 */
export function libraryFile(input: FormatInput, variant: string): string | undefined {
  const files = libraryFiles(input, variant);
  return files && `${variantFolder(input.book, variant)}${files.entry}`;
}

/** The notebooks of the build, and for each variant the files that they use. */
export function notebookUnits(input: FormatInput): Unit[] {
  return input.variants.flatMap((variant) => [
    ...input.pages
      .filter((page) => page.variants.includes(variant))
      .map((page) => notebookUnit(page, variant, input)),
    ...companionUnits(variant, input),
  ]);
}

function notebookUnit(page: Page, variant: string, input: FormatInput): Unit {
  const { book, formats, tool } = input;
  const file = notebookFile(book, page, variant);
  const library = libraryFile(input, variant);
  const siteUrl = book.settings.url;
  return {
    name: `notebooks/${variant}/${page.path}`,
    page: page.path,
    calls: page.calls,
    parts: {
      ...page.parts,
      book: digestOf(JSON.stringify([library, siteUrl, book.settings.title, book.settings.language])),
      formats: formats.has('html') ? 'also in the site' : 'alone',
      tool,
    },
    make: () => {
      const options = {
        file,
        ...(library !== undefined && { libraryFile: library }),
        ...(siteUrl !== undefined && { siteUrl }),
      };
      const files = writeNotebook(book, page, variant, options);
      const inSite = formats.has('html') ? files.map((one) => below('html/_files/notebooks', one)) : [];
      return { files: [...files.map((one) => below('notebooks', one)), ...inSite] };
    },
  };
}

const below = (folder: string, file: OutputFile): OutputFile => ({ ...file, path: `${folder}/${file.path}` });

/** The library's files and the data that cells read, at the same places as in the book's folder. */
function companionUnits(variant: string, input: FormatInput): Unit[] {
  const { book, folder, reads, tool } = input;
  const library = libraryFiles(input, variant);
  const inside = (path: string): string => `notebooks/${variantFolder(book, variant)}${path}`;
  const files: OutputFile[] = [];
  for (const path of [...(reads.get(variant) ?? [])].toSorted()) {
    const bytes = folder.bytes(path);
    if (bytes) files.push({ path: inside(path), contents: bytes });
  }
  if (files.length === 0 && !library) return [];
  const contents = digestOf(...files.flatMap((file) => [file.path, file.contents as string | Uint8Array]));
  const modules = (): OutputFile[] =>
    (library?.make() ?? []).map((file) => ({ ...file, path: inside(file.path) }));
  return [
    {
      name: `notebooks/${variant}`,
      parts: { contents, library: library?.key ?? '', tool },
      make: () => ({ files: [...modules(), ...files] }),
    },
  ];
}
