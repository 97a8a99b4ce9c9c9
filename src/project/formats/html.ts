// html: the site: a unit for every page, and one for the files that all pages share.

import type { Page } from '../../link/index.ts';
import type { Downloads, SiteAssets } from '../../write/html/index.ts';
import { pageKey, writePage, writeSharedFiles } from '../../write/html/index.ts';
import type { OutputFile } from '../../write/file.ts';
import { codePointsIn, loadSiteAssets } from '../assets/site-assets.ts';
import type { Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';
import { digestOfFiles } from './format.ts';
import { notebookFile } from './notebooks.ts';
import { pdfFile } from './pdf.ts';
import { slideDownloads } from './slides.ts';

export async function htmlUnits(input: FormatInput): Promise<Unit[]> {
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
  return [sharedUnit(assets, input), ...input.pages.map((page) => pageUnit(page, assets, input))].map(
    (unit) => ({
      ...unit,
      parts: { ...unit.parts, tool },
    }),
  );
}

function pageUnit(page: Page, assets: SiteAssets, { book }: FormatInput): Unit {
  return {
    name: `html/${page.path}`,
    page: page.path,
    parts: { ...page.parts, surroundings: pageKey(book, page, assets) },
    calls: page.calls,
    make: () => ({ files: writePage(book, page, assets).map(inSite) }),
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
