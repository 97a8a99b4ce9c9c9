// files: where decks lie, paths from the folder of all slides.

import type { Book, Page } from '../../link/index.ts';

/** `numpy/` where the book has variants. */
const folderOf = (book: Book, variant: string): string => (book.settings.singleVariant ? '' : `${variant}/`);

/** The list of all decks. */
export const listFile = 'index.html';

/** A page's deck: `pytorch/chapter/page.html`. The list of decks keeps its name where a page has the same. */
export function deckFile(book: Book, page: Page, variant: string): string {
  const path = `${folderOf(book, variant)}${page.path.replace(/\.[^./]+$/, '')}.html`;
  return path === listFile ? '_index.html' : path;
}

/** A page's notebook, beside its deck. */
export const slideNotebookFile = (book: Book, page: Page, variant: string): string =>
  deckFile(book, page, variant).replace(/\.html$/, '.ipynb');
