// site: what every page of a book needs and that is worked out once: names of the shared files, where lists are printed.

import type { BibliographyEntry, Book, Page } from '../../link/index.ts';
import type { SiteAssets } from './assets.ts';
import type { OutputFile } from '../file.ts';
import { contentHash } from './hash.ts';
import type { InterfaceWords } from './words.ts';
import { interfaceWords } from './words.ts';
import { scriptText } from './script.ts';
import { styleSheet } from './style-sheet.ts';

/** Folder of the files that all pages share; their names carry a hash of their contents. */
const folder = '_assets';

export interface FontPreload {
  path: string;
  /** `serif`, `serif-italic`, `sans`, `code` or a face of KaTeX. */
  face: string;
}

export interface Site {
  book: Book;
  assets: SiteAssets;
  words: InterfaceWords;
  /** Files for `writeSharedFiles`. */
  shared: OutputFile[];
  style: string;
  script: string;
  /** Only the page of search has it. */
  searchScript: OutputFile;
  favicon: string | undefined;
  preloads: FontPreload[];
  /** Path of the page that prints the works cited; undefined = each page prints those that it cites. */
  bibliographyPage: string | undefined;
  works: ReadonlyMap<string, BibliographyEntry>;
  /** Whether readers choose between variants. */
  hasVariants: boolean;
  /** Two equal keys: all that pages show of the book as a whole is equal. */
  key: string;
}

const sites = new WeakMap<Book, { assets: SiteAssets; site: Site }>();

/** The site of a book; worked out once for the same book and assets. */
export function siteOf(book: Book, assets: SiteAssets): Site {
  const known = sites.get(book);
  if (known?.assets === assets) return known.site;
  const site = prepare(book, assets);
  sites.set(book, { assets, site });
  return site;
}

function prepare(book: Book, assets: SiteAssets): Site {
  const { settings } = book;
  const words = interfaceWords(settings.language);
  const shared: OutputFile[] = [];
  const add = (stem: string, extension: string, contents: string | Uint8Array): string => {
    const path = `${folder}/${stem}.${contentHash(contents)}.${extension}`;
    shared.push({ path, contents });
    return path;
  };
  const fonts = assets.fonts.map((font) => ({ ...font, path: add(fontStem(font), 'woff2', font.bytes) }));
  const mathFonts = assets.mathFonts.map((font) => ({ ...font, path: add(font.name, 'woff2', font.bytes) }));
  const sheet = styleSheet({
    styles: assets.styles,
    katexStyle: assets.katexStyle,
    fonts: fonts.map((font) => ({ ...font, file: baseName(font.path) })),
    mathFonts: mathFonts.map((font) => ({ ...font, file: baseName(font.path) })),
    variants: settings.variants,
  });
  const { favicon } = assets;
  const faviconPath = favicon && add('icon', favicon.extension, favicon.bytes);
  const style = add('style', 'css', sheet);
  const script = add('octavo', 'js', scriptText(assets.script, book, words));
  const searchScript: OutputFile = {
    path: `${folder}/search.${contentHash(assets.searchScript)}.js`,
    contents: assets.searchScript,
  };
  const known = {
    preloads: [
      ...fonts
        .filter((font) => font.unicodeRange === undefined)
        .map((font) => ({ path: font.path, face: fontStem(font) })),
      ...mathFonts
        .filter((font) => font.unicodeRange === undefined)
        .map(({ name, path }) => ({ path, face: name })),
    ],
    bibliographyPage: book.bibliographyPage,
    hasVariants: !settings.singleVariant && settings.variants.length > 1,
  };
  return {
    book,
    assets,
    words,
    shared,
    style,
    script,
    searchScript,
    favicon: faviconPath,
    ...known,
    works: new Map(book.bibliography.map((entry) => [entry.key, entry])),
    key: contentHash(
      [style, script, faviconPath, known.bibliographyPage, JSON.stringify(shown(book))].join('\n'),
    ),
  };
}

const fontStem = (font: { family: string; style: string }): string =>
  font.style === 'italic' ? `${font.family}-italic` : font.family;

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** What every page shows of the settings. */
function shown({ settings, words }: Book): unknown {
  const { title, language, github, url, variants, singleVariant, macros, description, headerLinks, colab } =
    settings;
  const { forum } = settings;
  return [
    title,
    language,
    github,
    url,
    variants,
    singleVariant,
    macros,
    description,
    headerLinks,
    colab,
    words,
    forum?.provider === 'discourse' || forum?.provider === 'giscus' ? forum : null,
  ];
}

/** Path of a page's file in the site's folder. */
export const pageFile = (page: Page): string => `${page.address}.html`;

/** Path of the page of search; another name where the author has a page of that one. */
export const searchFile = (book: Book): string =>
  book.pages.some(({ address }) => address === 'search') ? '_search.html' : 'search.html';

/** Path of the page that lists the whole contents; another name where the author has a page of that one. */
export const contentsFile = (book: Book): string =>
  book.pages.some(({ address }) => address === 'contents') ? '_contents.html' : 'contents.html';
