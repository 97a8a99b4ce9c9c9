// notebooks: a Jupyter notebook for every page with code, in every variant, and beside them all that their cells need.

import { writeLibrary } from '../../write/library/index.ts';
import { writeNotebook } from '../../write/notebook/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../../write/file.ts';
import type { Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';
import { digestOf, variantFolder } from './format.ts';

/** Path of a page's notebook from the folder of all notebooks. */
export const notebookFile = (book: Book, page: Page, variant: string): string =>
  `${variantFolder(book, variant)}${page.path.replace(/\.[^./]+$/, '')}.ipynb`;

/** Path of the library's file from the folder of all notebooks; undefined where the variant saves nothing. */
export function libraryFile({ book, libraries }: FormatInput, variant: string): string | undefined {
  const name = book.settings.library;
  const library = libraries.get(variant);
  if (name === undefined || library === undefined || library.definitions.size === 0) return undefined;
  return `${variantFolder(book, variant)}${name}.py`;
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
    parts: {
      page: page.digest,
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

/** The library's file and the data that cells read, at the same places as in the book's folder. */
function companionUnits(variant: string, input: FormatInput): Unit[] {
  const { book, libraries, folder, reads, tool } = input;
  const library = libraries.get(variant);
  const name = book.settings.library;
  const files: OutputFile[] = [];
  const libraryPath = libraryFile(input, variant);
  if (library && name !== undefined && libraryPath !== undefined) {
    files.push({
      ...writeLibrary(library, name, libraryOptions(book, variant)),
      path: `notebooks/${libraryPath}`,
    });
  }
  for (const path of [...(reads.get(variant) ?? [])].toSorted()) {
    const bytes = folder.bytes(path);
    if (bytes) files.push({ path: `notebooks/${variantFolder(book, variant)}${path}`, contents: bytes });
  }
  if (files.length === 0) return [];
  const contents = digestOf(...files.flatMap((file) => [file.path, file.contents as string | Uint8Array]));
  return [{ name: `notebooks/${variant}`, parts: { contents, tool }, make: () => ({ files }) }];
}

/** What the head of the library's file says. */
export function libraryOptions(book: Book, variant: string): Parameters<typeof writeLibrary>[2] {
  const { title, license, singleVariant, variants } = book.settings;
  const shown = variants.find(({ name }) => name === variant)?.title ?? variant;
  return { title, ...(!singleVariant && { variant: shown }), ...(license !== undefined && { license }) };
}
