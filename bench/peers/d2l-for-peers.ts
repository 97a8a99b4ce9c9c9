// d2l-for-peers: Dive into Deep Learning, code of PyTorch only, written into a folder in a peer's dialect.

import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { d2lFolder, d2lMissing, d2lProse } from '../books.ts';
import type { Book } from '../scenario.ts';
import type { Piece } from './edition.ts';
import { editionOf } from './edition.ts';
import type { LabelFiles } from './plain-markdown.ts';
import { labelFiles } from './plain-markdown.ts';

export interface Dialect {
  /** Name of the tool, for the rows. */
  tool: string;
  /** Folders below the book's for pages and for pictures. */
  pages: string;
  pictures: string;
  /** Where a page goes, from the pages' folder. */
  path: (file: string) => string;
  text: (file: string, pieces: readonly Piece[], labels: LabelFiles) => string;
  /** Configuration and templates, by path from the book's folder. */
  files: Readonly<Record<string, string>>;
}

/** The book as a peer reads it. */
export function d2lFor(dialect: Dialect): Book {
  return {
    name: `d2l in ${dialect.tool}`,
    missing: d2lMissing,
    write: (folder) => writeBook(folder, dialect),
    prose: {
      ...d2lProse,
      file: posix.join(dialect.pages, dialect.path(d2lProse.file)),
      page: d2lProse.file.replace(/\.md$/, '.html'),
    },
  };
}

function writeBook(folder: string, { pages, pictures, path, text, files }: Dialect): void {
  const sources = d2lPages();
  const labels = labelFiles(sources);
  for (const [file, source] of sources) {
    put(join(folder, pages, path(file)), text(file, editionOf(source, 'pytorch'), labels));
  }
  for (const [file, contents] of Object.entries(files)) put(join(folder, file), contents);
  cpSync(join(d2lFolder, 'img'), join(folder, pictures), { recursive: true });
  cpSync(join(d2lFolder, 'd2l.bib'), join(folder, pages, 'd2l.bib'));
}

/** The book's pages by path, with `/`. */
export const d2lPages = (): Map<string, string> =>
  new Map(
    readdirSync(d2lFolder, { recursive: true })
      .map((name) => String(name).replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.md'))
      .toSorted()
      .map((file): [string, string] => [file, readFileSync(join(d2lFolder, file), 'utf8')]),
  );

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
