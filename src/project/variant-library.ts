// variant-library: the library of each variant of the book, and where it is kept.

import type { Library, LibraryCell, LibrarySetting } from '../code/index.ts';
import { collectLibrary, headerOf, packLibrary, unpackLibrary } from '../code/index.ts';
import type { Diagnostic, ProjectSettings } from '../document/index.ts';
import type { Kept } from '../link/index.ts';
import type { BookFolder } from './folder.ts';
import { textOfFile } from './folder.ts';
import { cellsIn } from './page-cells.ts';
import type { PageCells } from './page-cells.ts';
import { digestOf } from './digest.ts';

/** How a variant's library is called. */
export interface LibraryName {
  /** By which code calls it: `d2l`. */
  name: string;
  /** By which code imports it: `d2l.torch`. */
  module: string;
  /** Path of its file from the book's root, where it is kept there: `d2l/torch.py`. */
  file?: string;
}

/** Undefined where the book has no library. */
export function libraryName(settings: ProjectSettings, variant: string): LibraryName | undefined {
  const { library: name, libraries } = settings;
  if (name === undefined) return undefined;
  const file = libraries?.[variant]?.file;
  if (file === undefined) return { name, module: name };
  const module = file
    .replace(/(?:\/__init__)?\.py$/, '')
    .split('/')
    .join('.');
  return { name, module, file };
}

/**
 * The libraries by variant, from the pages in reading order. What is wrong in several variants is said once. With a
 * store, a library is made again only where saved code or the imports around it changed.
 */
export function librariesOf(
  pages: readonly PageCells[],
  settings: ProjectSettings,
  folder: BookFolder,
  store?: Kept,
): Map<string, Library> {
  const said = new Set<string>();
  return new Map(
    settings.variants.map(({ name: variant }) => {
      const name = libraryName(settings, variant)?.name ?? 'book';
      const cells = pages.flatMap((page) => savedCells(page, variant));
      const setting = settingOf(settings, variant, folder);
      const make = (): Library => collectLibrary(cells, name, setting);
      const library = store ? stored(cells, JSON.stringify([name, setting]), make, store) : make();
      return [variant, saidOnce(library, said)];
    }),
  );
}

/** The cells of a page that saves something. */
function savedCells(page: PageCells, variant: string): LibraryCell[] {
  const cells = cellsIn(page, variant);
  return cells.some(({ options }) => options.save === true)
    ? cells.map((cell) => libraryCell(page, cell))
    : [];
}

/** A library says places only in its diagnostics, so that of other pages the places do not count. */
function stored(cells: readonly LibraryCell[], setting: string, make: () => Library, store: Kept): Library {
  const code = digestOf(
    setting,
    JSON.stringify(cells.map(({ place: _place, lines: _lines, ...rest }) => rest)),
  );
  const places = (pages: readonly string[]): string =>
    digestOf(
      JSON.stringify(
        cells.filter(({ page }) => pages.includes(page)).map(({ place, lines }) => [place, lines]),
      ),
    );
  const known = store.read(code);
  if (known !== undefined) {
    const { pages, at, text } = JSON.parse(known) as { pages: string[]; at: string; text: string };
    if (places(pages) === at) return unpackLibrary(text);
  }
  const library = make();
  // A message may name the place of another definition, which stands on another page.
  const pages = library.diagnostics.length === 0 ? [] : [...new Set(cells.map(({ page }) => page))];
  const said = pages.filter((page) =>
    library.diagnostics.some(
      ({ file, message, help }) => file === page || `${message} ${help}`.includes(page),
    ),
  );
  store.write(code, JSON.stringify({ pages: said, at: places(said), text: packLibrary(library) }));
  return library;
}

function libraryCell({ path, title }: PageCells, cell: PageCells['cells'][number]): LibraryCell {
  const { savedLines, save = false } = cell.options;
  return {
    page: path,
    source: cell.source,
    language: cell.language,
    save,
    ...(savedLines && { savedLines }),
    ...(cell.lines && { lines: cell.lines }),
    place: cell.place,
    section: title,
    ...(cell.label !== undefined && { label: cell.label }),
  };
}

function settingOf(settings: ProjectSettings, variant: string, folder: BookFolder): LibrarySetting {
  const { module, file } = libraryName(settings, variant) ?? {};
  const own = settings.libraries?.[variant];
  const committed = file === undefined ? undefined : textOfFile(folder, file);
  const header = committed === undefined ? undefined : headerOf(committed);
  return {
    ...(module !== undefined && { module }),
    ...(own?.framework !== undefined && { framework: own.framework }),
    ...(own && { aliases: own.aliases }),
    ...(own?.place && { place: own.place }),
    ...(file !== undefined && { file }),
    ...(header !== undefined && { header }),
  };
}

/** A mistake is the same in all variants that share the cell, though what it says may count other places. */
function saidOnce(library: Library, said: Set<string>): Library {
  const keyOf = ({ code, file, position }: Diagnostic): string =>
    JSON.stringify([code, file, position?.start.line, position?.start.column]);
  const now = library.diagnostics.map(keyOf);
  library.diagnostics = library.diagnostics.filter((one) => !said.has(keyOf(one)));
  for (const key of now) said.add(key);
  return library;
}
