// slides: a deck and a notebook of slides for every page that has them, in every variant, and what all decks share.

import { readFileSync } from 'node:fs';
import type { Page } from '../../link/index.ts';
import { packageFile } from '../../package-root.ts';
import type { OutputFile } from '../../write/file.ts';
import type { SlideAssets } from '../../write/slides/index.ts';
import { slideAssets, writeSharedSlides, writeSlides } from '../../write/slides/index.ts';
import { codePointsIn, loadSiteAssets } from '../assets/site-assets.ts';
import { digestOf } from '../digest.ts';
import type { Unit } from '../unit.ts';
import { companionUnits } from './companions.ts';
import type { FormatInput } from './format.ts';
import { digestOfFiles, placed, placesOf } from './format.ts';
import { libraryFile } from './notebooks.ts';
import { slidePages } from './slide-pages.ts';

export { slideDownloads } from './slide-pages.ts';

/** Nothing for a book without slides. */
export async function slideUnits(input: FormatInput): Promise<Unit[]> {
  const { book, variants, tool } = input;
  const decks = slidePages(input);
  if (decks.size === 0) return [];
  const assets = await loadSlideAssets(new Set([...decks.values()].flat()), input);
  const shared = writeSharedSlides(book, decks, assets);
  const surroundings = surroundingsOf(shared, input);
  const wanted = new Set(input.pages);
  return [
    sharedUnit(shared, input),
    ...variants.flatMap((variant) => companionUnits('slides', variant, input)),
    ...[...decks].flatMap(([variant, pages]) =>
      pages
        .filter((page) => wanted.has(page))
        .map((page) => deckUnit(page, variant, surroundings, assets, input)),
    ),
  ].map((unit) => ({ ...unit, parts: { ...unit.parts, tool } }));
}

async function loadSlideAssets(pages: ReadonlySet<Page>, input: FormatInput): Promise<SlideAssets> {
  const { title, authors, variants } = input.book.settings;
  const texts = [...[...pages].map((page) => page.letters), JSON.stringify([title, authors, variants])];
  const site = await loadSiteAssets({ extraCodePoints: codePointsIn(texts) });
  const libraries = input.variants.flatMap((variant) => {
    const file = libraryFile(input, variant);
    return file === undefined ? [] : [[variant, file] as const];
  });
  const own = { style: ownFile('deck.css'), script: ownFile('deck.js') };
  return slideAssets(site, own, Object.fromEntries(libraries));
}

const ownFile = (name: string): string => readFileSync(packageFile(`src/write/slides/deck/${name}`), 'utf8');

/** What every deck shows of the book and of other files: names of the shared files change with their contents. */
function surroundingsOf(shared: readonly OutputFile[], input: FormatInput): string {
  const { title, authors, language, url, variants, macros } = input.book.settings;
  const files = shared.map(({ path }) => path);
  return digestOf(JSON.stringify([files, title, authors, language, url, variants, macros, placesOf(input)]));
}

/** A page's deck and notebook. */
function deckUnit(
  page: Page,
  variant: string,
  surroundings: string,
  assets: SlideAssets,
  input: FormatInput,
): Unit {
  return {
    name: `slides/${variant}/${page.path}`,
    page: page.path,
    calls: page.calls,
    parts: { ...page.parts, surroundings, library: assets.libraryFiles[variant] ?? '' },
    make: () => ({ files: placed('slides', writeSlides(input.book, page, variant, assets), input) }),
  };
}

const sharedUnit = (files: readonly OutputFile[], input: FormatInput): Unit => ({
  name: 'slides',
  parts: { contents: digestOfFiles(files), formats: placesOf(input) },
  // Decks stand on their own, and in the site where there is one.
  make: () => ({ files: placed('slides', files, input) }),
});
