// books: what is built: Dive into Deep Learning as it is, the books of this repository, synthetic books of any size.

import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile, packageRoot } from '../src/package-root.ts';
import type { Book } from './scenario.ts';
import { writeSyntheticBook } from './synthetic-book.ts';

/** Where the text of Dive into Deep Learning lies, beside the repository. */
export const d2lFolder: string = join(packageRoot, '..', 'shared', 'corpora', 'd2l-en');

export const d2lMissing = (): string | undefined =>
  existsSync(join(d2lFolder, 'config.ini')) ? undefined : `there is no ${d2lFolder}`;

const chapter = 'chapter_linear-regression/linear-regression.md';

/** The paragraph that the change of one word changes; it reads the same in every peer's dialect. */
export const d2lProse: Book['prose'] = {
  file: chapter,
  words: 'As a running example, suppose that we wish',
};

/** 192 pages, four variants, from its own config.ini. */
export const d2l: Book = {
  name: 'd2l',
  missing: d2lMissing,
  write: (folder) => cpSync(d2lFolder, folder, { recursive: true }),
  prose: d2lProse,
  label: {
    file: chapter,
    name: 'sec_linear_regression',
    definition: ':label:`sec_linear_regression`',
  },
};

/** A book of this repository, without what earlier builds left. */
function ownBook(name: string, prose: Book['prose']): Book {
  return {
    name,
    write: (folder) =>
      cpSync(packageFile(`books/${name}`), folder, {
        recursive: true,
        filter: (path) => !/[\\/](?:_build|\.octavo)(?:[\\/]|$)/.test(path),
      }),
    prose,
  };
}

export const tensors: Book = ownBook('tensors', {
  file: 'lines/linear-model.md',
  words: 'A penguin swims by.',
});
export const manual: Book = ownBook('manual', {
  file: 'index.md',
  words: 'Nearly every example is shown twice',
});

/** Chapters of 20 pages that are all alike. */
export const synthetic = (pages: number): Book => ({
  name: `synthetic ${pages} pages`,
  size: pages,
  write: (folder) => writeSyntheticBook(folder, pages),
  prose: { file: 'chapter-1/page-1.md', words: 'A note about section 1 of page 1' },
  label: { file: 'chapter-1/page-8.md', name: 'page-8', definition: '(page-8)=' },
});
