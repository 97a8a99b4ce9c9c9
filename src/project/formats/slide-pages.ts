// slide-pages: which pages have slides in which variants, and where the decks lie in the site.

import type { Page } from '../../link/index.ts';
import { deckFile, hasSlides } from '../../write/slides/index.ts';
import type { FormatInput } from './format.ts';

/** The pages that have slides, in reading order, by variant of the build; variants without any are left out. */
export function slidePages({ book, variants }: FormatInput): ReadonlyMap<string, readonly Page[]> {
  const all = variants.map(
    (variant) => [variant, book.pages.filter((page) => hasSlides(page, variant))] as const,
  );
  return new Map(all.filter(([, pages]) => pages.length > 0));
}

/** Paths of decks from the site's folder, by page and variant, for links of the pages. */
export function slideDownloads(input: FormatInput): Record<string, Record<string, string>> {
  const downloads: Record<string, Record<string, string>> = {};
  for (const [variant, pages] of slidePages(input))
    for (const page of pages) {
      const own = (downloads[page.path] ??= {});
      own[variant] = `_files/slides/${deckFile(input.book, page, variant)}`;
    }
  return downloads;
}
