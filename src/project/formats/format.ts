// format: what every format of the book gets to make its units from.

import type { Library } from '../../code/index.ts';
import type { Book, Kept, Page } from '../../link/index.ts';
import type { OutputFile } from '../../write/file.ts';
import { digestOf } from '../digest.ts';
import type { BookFolder } from '../folder.ts';

export const formatNames = ['html', 'pdf', 'notebooks', 'slides', 'library'] as const;
export type FormatName = (typeof formatNames)[number];

export interface FormatInput {
  book: Book;
  folder: BookFolder;
  /** The formats of this build. */
  formats: ReadonlySet<FormatName>;
  /** The variants of this build. */
  variants: readonly string[];
  /** The pages to write; others stay as they are. */
  pages: readonly Page[];
  libraries: ReadonlyMap<string, Library>;
  /** Files of the book that the cells of a variant read. */
  reads: ReadonlyMap<string, ReadonlySet<string>>;
  /** The site is written for a server that adds discussions to it. */
  discussed?: true;
  /** Changes when Octavo itself changes. */
  tool: string;
  /** Results of earlier builds. */
  kept?: Kept;
  /** Ends the writing between two pages. */
  signal?: AbortSignal;
}

/** `-numpy` where the book has variants, so that files of one variant never meet those of another. */
export const variantSuffix = (book: Book, variant: string): string =>
  book.settings.singleVariant ? '' : `-${variant}`;

/** `numpy/` where the book has variants. */
export const variantFolder = (book: Book, variant: string): string =>
  book.settings.singleVariant ? '' : `${variant}/`;

/** A short name for files; equal paths and contents, equal name. */
export const digestOfFiles = (files: readonly OutputFile[]): string =>
  digestOf(
    ...files.flatMap(({ path, contents }) => [
      path,
      typeof contents === 'string' || contents instanceof Uint8Array ? contents : contents.sha256,
    ]),
  );

/** Files of a format in its own folder, and in the site where there is one. */
export const placed = (
  format: FormatName,
  files: readonly OutputFile[],
  { formats }: FormatInput,
): OutputFile[] =>
  [format, ...(formats.has('html') ? [`html/_files/${format}`] : [])].flatMap((folder) =>
    files.map((file) => ({ ...file, path: `${folder}/${file.path}` })),
  );

/** The part of a unit that tells whether its files lie in the site too. */
export const placesOf = ({ formats }: FormatInput): string =>
  formats.has('html') ? 'also in the site' : 'alone';
