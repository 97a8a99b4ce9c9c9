// write-slides: the decks of a book: for a page in a variant its deck and its notebook, and what all of them share.

import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import type { SlideAssets } from './assets.ts';
import { deckFiles } from './deck.ts';
import { deckSiteOf } from './deck-site.ts';
import { listOfDecks } from './list.ts';
import { slideNotebook } from './notebook.ts';
import { slidesOf } from './slides-of.ts';

/** Whether a page has slides in a variant; its tree is not made for it. */
export const hasSlides = (page: Page, variant: string): boolean => page.slides.includes(variant);

/** The deck and the notebook of a page, with their pictures: paths from the folder of all slides. None without slides. */
export function writeSlides(book: Book, page: Page, variant: string, assets: SlideAssets): OutputFile[] {
  if (!hasSlides(page, variant)) return [];
  const slides = slidesOf(page, variant);
  return [
    ...deckFiles(book, page, variant, slides, assets),
    ...slideNotebook(book, page, variant, slides, assets.libraryFiles[variant]),
  ];
}

/** Styles, script and faces, and the list of all decks: the pages that have slides, by variant. None where no page has. */
export function writeSharedSlides(
  book: Book,
  decks: ReadonlyMap<string, readonly Page[]>,
  assets: SlideAssets,
): OutputFile[] {
  const [first] = decks.keys();
  if (first === undefined) return [];
  return [...deckSiteOf(book, first, assets).shared, listOfDecks(book, decks, assets)];
}
