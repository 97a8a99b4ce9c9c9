// html: the site: a unit for every page, and one for the files that all pages share.

import { writeWithPart } from '../../compare/index.ts';
import type { Page } from '../../link/index.ts';
import type { Downloads, SiteAssets } from '../../write/html/index.ts';
import { pageKey, siteOf, writePage, writeSharedFiles } from '../../write/html/index.ts';
import type { OutputFile } from '../../write/file.ts';
import { codePointsIn, loadSiteAssets } from '../assets/site-assets.ts';
import type { Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';
import { digestOfFiles } from './format.ts';
import { manifestUnit, noteOf } from './manifest.ts';
import { notebookFile } from './notebooks.ts';
import { pdfFile } from './pdf.ts';
import { pageSearch, searchUnit } from './search.ts';
import { slideDownloads } from './slides.ts';

export interface HtmlUnits {
  units: Unit[];
  /** What is made of the notes that the pages left, by the names of their units. */
  ofNotes(notes: ReadonlyMap<string, string>): Unit[];
}

export async function htmlUnits(input: FormatInput): Promise<HtmlUnits> {
  const { book, folder, tool } = input;
  const icon = book.settings.favicon;
  const bytes = icon === undefined ? undefined : folder.bytes(icon);
  const ending = icon?.slice(icon.lastIndexOf('.') + 1);
  const extension = ending === 'svg' || ending === 'png' || ending === 'ico' ? ending : undefined;
  const loaded = await loadSiteAssets({
    extraCodePoints: codePointsIn([
      ...book.pages.map((page) => page.letters),
      JSON.stringify([book.settings, book.words, book.bibliography]),
    ]),
    ...(bytes && extension && { favicon: { bytes, extension } }),
  });
  const assets: SiteAssets = { ...loaded, downloads: downloadsOf(input) };
  const withTool = (unit: Unit): Unit => ({ ...unit, parts: { ...unit.parts, tool } });
  const pages = input.pages.map((page) =>
    input.discussed === true ? discussedPage(page, assets, input) : pageUnit(page, assets, input),
  );
  return {
    units: [sharedUnit(assets, input), ...pages].map(withTool),
    ofNotes: (notes) => [
      withTool(searchUnit(notes, input)),
      ...(input.discussed === true ? [withTool(manifestUnit(notes, siteOf(book, assets), input))] : []),
    ],
  };
}

function pageUnit(page: Page, assets: SiteAssets, { book }: FormatInput): Unit {
  return {
    name: `html/${page.path}`,
    page: page.path,
    parts: { ...page.parts, surroundings: pageKey(book, page, assets) },
    calls: page.calls,
    noted: true,
    make: () => {
      const { file, words } = pageSearch(page, book);
      return { files: [...writePage(book, page, assets), file].map(inSite), note: noteOf(undefined, words) };
    },
  };
}

/** A page that names its blocks, and leaves a note of them. */
function discussedPage(page: Page, assets: SiteAssets, input: FormatInput): Unit {
  const unit = pageUnit(page, assets, input);
  return {
    ...unit,
    parts: { ...unit.parts, forum: 'builtin' },
    make: () => {
      const { files, part } = writeWithPart(input.book, page, assets);
      const { file, words } = pageSearch(page, input.book);
      return { files: [...files, file].map(inSite), note: noteOf(part, words) };
    },
  };
}

function sharedUnit(assets: SiteAssets, { book }: FormatInput): Unit {
  const files = writeSharedFiles(book, assets).map(inSite);
  return { name: 'html', parts: { contents: digestOfFiles(files) }, make: () => ({ files }) };
}

const inSite = (file: OutputFile): OutputFile => ({ ...file, path: `html/${file.path}` });

/** Where the other forms lie in the site's folder. */
function downloadsOf(input: FormatInput): Downloads {
  const { book, formats, variants } = input;
  const notebooks: Record<string, Record<string, string>> = {};
  if (formats.has('notebooks')) {
    for (const page of book.pages) {
      const own = page.variants.filter((variant) => variants.includes(variant));
      if (own.length === 0) continue;
      notebooks[page.path] = Object.fromEntries(
        own.map((variant) => [variant, `_files/notebooks/${notebookFile(book, page, variant)}`]),
      );
    }
  }
  const pdf = formats.has('pdf')
    ? Object.fromEntries(variants.map((variant) => [variant, `_files/${pdfFile(book, variant)}`]))
    : {};
  return { notebooks, slides: formats.has('slides') ? slideDownloads(input) : {}, pdf };
}
