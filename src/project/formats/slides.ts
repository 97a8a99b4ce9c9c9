// slides: a deck and a notebook of slides for every page that has them, in every variant, and what all decks share.

import { readFileSync } from 'node:fs';
import type { Page } from '../../link/index.ts';
import { packageFile } from '../../package-root.ts';
import type { OutputFile } from '../../write/file.ts';
import type { SlideAssets } from '../../write/slides/index.ts';
import { slideAssets, writeSharedSlides, writeSlides } from '../../write/slides/index.ts';
import { loadSiteAssets } from '../assets/site-assets.ts';
import type { Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';
import { digestOf, variantFolder } from './format.ts';
import { libraryFiles } from './library-files.ts';
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
  return [
    sharedUnit(shared, input),
    ...variants.flatMap((variant) => companions(variant, input)),
    ...[...decks].flatMap(([variant, pages]) =>
      pages
        .filter((page) => input.pages.includes(page))
        .map((page) => deckUnit(page, variant, surroundings, assets, input)),
    ),
  ].map((unit) => ({ ...unit, parts: { ...unit.parts, tool } }));
}

async function loadSlideAssets(pages: ReadonlySet<Page>, input: FormatInput): Promise<SlideAssets> {
  const site = await loadSiteAssets({ extraCodePoints: letters(pages, input) });
  const libraries = input.variants.flatMap((variant) => {
    const file = libraryFile(input, variant);
    return file === undefined ? [] : [[variant, file] as const];
  });
  const own = { style: ownFile('deck.css'), script: ownFile('deck.js') };
  return slideAssets(site, own, Object.fromEntries(libraries));
}

const ownFile = (name: string): string => readFileSync(packageFile(`src/write/slides/deck/${name}`), 'utf8');

/** Letters of the pages that have slides, so that the fonts can be cut to them. */
function letters(pages: ReadonlySet<Page>, { book }: FormatInput): Set<number> {
  const { title, authors, variants } = book.settings;
  const all = [...[...pages].map((page) => page.letters), JSON.stringify([title, authors, variants])].join(
    '',
  );
  return new Set(Array.from(all, (letter) => letter.codePointAt(0) as number));
}

/** What every deck shows of the book and of other files: names of the shared files change with their contents. */
function surroundingsOf(shared: readonly OutputFile[], { book, formats }: FormatInput): string {
  const { title, authors, language, url, variants, macros } = book.settings;
  const files = shared.map(({ path }) => path);
  const place = formats.has('html') ? 'also in the site' : 'alone';
  return digestOf(JSON.stringify([files, title, authors, language, url, variants, macros, place]));
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
    parts: { page: page.digest, surroundings, library: assets.libraryFiles[variant] ?? '' },
    make: () => ({ files: placed(writeSlides(input.book, page, variant, assets), input) }),
  };
}

function sharedUnit(files: readonly OutputFile[], input: FormatInput): Unit {
  const contents = digestOf(
    ...files.flatMap(({ path, contents: own }) => [
      path,
      typeof own === 'string' || own instanceof Uint8Array ? own : own.sha256,
    ]),
  );
  const formats = input.formats.has('html') ? 'also in the site' : 'alone';
  return { name: 'slides', parts: { contents, formats }, make: () => ({ files: placed(files, input) }) };
}

/** Decks stand on their own, and in the site where there is one. */
const placed = (files: readonly OutputFile[], { formats }: FormatInput): OutputFile[] =>
  ['slides', ...(formats.has('html') ? ['html/_files/slides'] : [])].flatMap((folder) =>
    files.map((file) => ({ ...file, path: `${folder}/${file.path}` })),
  );

/** What the notebooks of slides need to run: the library's files, and the data that cells read. */
function companions(variant: string, input: FormatInput): Unit[] {
  const { book, folder, reads } = input;
  const library = libraryFiles(input, variant);
  const inside = (path: string): string => `slides/${variantFolder(book, variant)}${path}`;
  const files: OutputFile[] = [...(reads.get(variant) ?? [])].toSorted().flatMap((path) => {
    const bytes = folder.bytes(path);
    return bytes ? [{ path: inside(path), contents: bytes }] : [];
  });
  if (files.length === 0 && !library) return [];
  const contents = digestOf(...files.flatMap((file) => [file.path, file.contents as string | Uint8Array]));
  const modules = (): OutputFile[] =>
    (library?.make() ?? []).map((file) => ({ ...file, path: inside(file.path) }));
  return [
    {
      name: `slides/${variant}`,
      parts: { contents, library: library?.key ?? '' },
      make: () => ({ files: [...modules(), ...files] }),
    },
  ];
}
