// collect: from the cells of a variant to the book's library.

import { diagnostic } from '../../document/index.ts';
import type { Diagnostic } from '../../document/index.ts';
import { importsBound, namesDefined } from '../python/known-statements.ts';
import { aliasPieces, aliasTexts, rootsOf } from './alias-pieces.ts';
import { assembled } from './assembled.ts';
import { clashes } from './clashes.ts';
import { collectCell } from './collect-cell.ts';
import type { Collected } from './collect-cell.ts';
import type { Library, LibraryCell, LibraryPiece, LibrarySetting } from './library.ts';
import { methodOf } from './methods.ts';
import { missingNames } from './missing.ts';
import { pageNames } from './page-names.ts';
import type { PageNames } from './page-names.ts';
import { headerPieces } from './piece.ts';
import { withoutImpossible } from './possible.ts';
import type { LibraryNames } from './resolve.ts';
import { isSavable } from './savable.ts';

/**
 * The definitions of the saved cells with the imports that they use, as one module that pages import as `name`, or as
 * the setting's `module`. Other statements of a saved cell, such as calls, are not saved. Never throws: mistakes are
 * diagnostics.
 */
export function collectLibrary(
  cells: readonly LibraryCell[],
  name: string,
  setting: LibrarySetting = {},
): Library {
  const { module = name, header, file = `${name}.py` } = setting;
  const texts = aliasTexts(setting, name);
  const roots = [...new Set(texts.flatMap(({ text }) => rootsOf(text)))];
  const pages = savingPages(cells).map((page) => pageNames(page, roots));
  const given = header === undefined ? [] : headerPieces(header, file);
  const saved = new Set(pages.flatMap(savedNames));
  const base = new Set([...saved, ...pages.flatMap(savedImports), ...given.flatMap(({ names }) => names)]);
  const other = aliasPieces(
    texts.filter(({ name: alias }) => !base.has(alias)),
    base,
    pages,
    file,
  );
  const provided = new Set([...base, ...other.pieces.flatMap(({ names }) => names)]);
  const names: LibraryNames = { name, module, saved, provided };
  const collected: Collected = { placed: [], diagnostics: [], missing: [] };
  for (const page of pages) {
    for (const [cell, { cell: source }] of page.cells.entries())
      if (source.save) collectCell({ page, cell, library: names }, collected);
  }
  const { placed } = collected;
  const pieces = [...given, ...withoutImpossible(placed, [...given, ...other.pieces]), ...other.pieces];
  const diagnostics = diagnosticsOf(collected, other, setting);
  return assembled({ name, module, pieces, ...(header !== undefined && { header }), diagnostics });
}

function diagnosticsOf(
  { placed, diagnostics, missing }: Collected,
  aliases: { pieces: LibraryPiece[]; missing: string[] },
  { file, place = { file: file ?? '' } }: LibrarySetting,
): Diagnostic[] {
  return [
    ...diagnostics,
    ...missingNames(missing, file),
    ...aliases.missing.map((name) => diagnostic('alias-without-import', place, name)),
    ...clashes(placed, aliases.pieces),
  ];
}

/** The cells of each page that saves something, pages in order. */
function savingPages(cells: readonly LibraryCell[]): LibraryCell[][] {
  const pages = new Map<string, LibraryCell[]>();
  for (const cell of cells) {
    const page = pages.get(cell.page);
    if (page) page.push(cell);
    else pages.set(cell.page, [cell]);
  }
  return [...pages.values()].filter((page) => page.some(({ save }) => save));
}

function savedNames(page: PageNames): string[] {
  return page.cells.flatMap(({ cell, statements, saved }) =>
    statements
      .filter((one) => saved.has(one) && isSavable(one, cell) && methodOf(one) === undefined)
      .flatMap(namesDefined),
  );
}

function savedImports(page: PageNames): string[] {
  return page.cells.flatMap(({ saved }) =>
    [...saved].flatMap((one) =>
      importsBound(one)
        .map(({ name }) => name)
        .filter((name) => name !== '*'),
    ),
  );
}
