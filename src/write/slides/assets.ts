// assets: what decks are made of besides the book. project/ reads it from disk and passes it in; nothing here is read.

import type { SiteAssets } from '../html/index.ts';

export interface SlideAssets {
  /** Of the site: a deck has its faces, colours, and looks of code, formulas and figures. */
  site: SiteAssets;
  /** Text of `deck/deck.css`. */
  style: string;
  /** Text of `deck/deck.js`. */
  script: string;
  /** By variant: path of the library's file from the folder of all slides, for the notebooks. */
  libraryFiles: Readonly<Record<string, string>>;
}

/** The assets of a book's decks, from those of its site. */
export function slideAssets(
  site: SiteAssets,
  own: Omit<SlideAssets, 'site' | 'libraryFiles'>,
  libraryFiles: SlideAssets['libraryFiles'] = {},
): SlideAssets {
  const { downloads: _downloads, ...shared } = site;
  // The bar, the columns and the paper of a page are not those of a slide.
  const styles = { ...site.styles, bar: '', page: '', notes: '', print: '' };
  return { ...own, libraryFiles, site: { ...shared, styles } };
}
