// deck-site: what all decks of a variant share: the book as that variant alone, and the files beside the decks.

import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import type { Context, Site } from '../html/index.ts';
import { contentHash, pageContext, render, siteOf } from '../html/index.ts';
import type { SlideAssets } from './assets.ts';
import { deckFile } from './files.ts';

export interface DeckSite {
  site: Site;
  /** Style sheets, in their order, and the script: paths from the folder of all slides. */
  styles: string[];
  script: string;
  /** Those files, and the faces. */
  shared: OutputFile[];
}

interface Known {
  assets: SlideAssets;
  decks: Map<string, DeckSite>;
}

const known = new WeakMap<Book, Known>();

/** Worked out once for a book, its assets and a variant. */
export function deckSiteOf(book: Book, variant: string, assets: SlideAssets): DeckSite {
  const before = known.get(book);
  const own = before?.assets === assets ? before : { assets, decks: new Map<string, DeckSite>() };
  known.set(book, own);
  const found = own.decks.get(variant) ?? prepare(book, variant, assets);
  own.decks.set(variant, found);
  return found;
}

function prepare(book: Book, variant: string, assets: SlideAssets): DeckSite {
  const { settings } = book;
  const variants = settings.variants.filter(({ name }) => name === variant);
  const site = siteOf({ ...book, settings: { ...settings, variants, singleVariant: true } }, assets.site);
  const style = `_assets/deck.${contentHash(assets.style)}.css`;
  const script = `_assets/deck.${contentHash(assets.script)}.js`;
  return {
    site,
    styles: [site.style, style],
    script,
    shared: [
      ...site.shared.filter(({ path }) => path !== site.script),
      { path: style, contents: assets.style },
      { path: script, contents: assets.script },
    ],
  };
}

/** A context in which the nodes of a page are written into its deck. */
export function deckContext(page: Page, book: Book, variant: string, { site }: DeckSite): Context {
  const context = pageContext(site, page, render);
  return { ...context, file: deckFile(book, page, variant), column: false };
}
