// notebooks: a Jupyter notebook for every page with code, in every variant, and beside them all that their cells need.

import { writeNotebook } from '../../write/notebook/index.ts';
import type { Book, Page } from '../../link/index.ts';
import { digestOf } from '../digest.ts';
import type { Unit } from '../unit.ts';
import { companionUnits } from './companions.ts';
import type { FormatInput } from './format.ts';
import { placed, placesOf, variantFolder } from './format.ts';
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
    ...companionUnits('notebooks', variant, input),
  ]);
}

function notebookUnit(page: Page, variant: string, input: FormatInput): Unit {
  const { book, tool } = input;
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
      formats: placesOf(input),
      tool,
    },
    make: () => {
      const options = {
        file,
        ...(library !== undefined && { libraryFile: library }),
        ...(siteUrl !== undefined && { siteUrl }),
      };
      return { files: placed('notebooks', writeNotebook(book, page, variant, options), input) };
    },
  };
}
