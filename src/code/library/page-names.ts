// page-names: what the names of a page mean, cell by cell.

import { languageName } from '../languages.ts';
import type { Binding } from '../python/imports.ts';
import { isForeignCell } from '../python/magics.ts';
import {
  importsBound,
  namesBound,
  namesDefined,
  statementsOf,
  usesOf,
  wordsMaybeBound,
} from '../python/known-statements.ts';
import { rootOf } from '../python/names.ts';
import type { Statement } from '../python/statements.ts';
import type { LibraryCell } from './library.ts';
import { methodOf } from './methods.ts';
import { savedStatements } from './saved-statements.ts';

/** A cell with its statements. */
export interface PageCell {
  cell: LibraryCell;
  statements: readonly Statement[];
  saved: ReadonlySet<Statement>;
}

/** One binding of a name at the top level of a page. */
export interface Meaning {
  /** `saved`: defined in a saved cell; `local`: by code that is not saved. */
  kind: 'import' | 'saved' | 'local';
  /** Of an import. */
  binding?: Binding;
  /** Cell of the page and offset in it. */
  cell: number;
  at: number;
}

export interface PageNames {
  cells: PageCell[];
  /** Of the names that its saved statements use. */
  meanings: Map<string, Meaning[]>;
  stars: Meaning[];
  futures: Meaning[];
  /** A star import stands in a branch: any name may come from it. */
  hasHiddenStar: boolean;
}

/**
 * Reads the cells of one page, in order. Cells that are not Python have no statements. Only the meanings of names that
 * saved statements use are found, and of those in `also`: a page may bind many that nobody asks for.
 */
export function pageNames(cells: readonly LibraryCell[], also: readonly string[] = []): PageNames {
  const page: PageNames = { cells: [], meanings: new Map(), stars: [], futures: [], hasHiddenStar: false };
  const used = new Set([...also, 'import']);
  for (const cell of cells) {
    const python = languageName(cell.language) === 'python' && !isForeignCell(cell.source);
    const statements = python ? statementsOf(cell.source) : [];
    const saved = savedStatements(cell, statements);
    page.cells.push({ cell, statements, saved });
    for (const one of saved) for (const { chain } of usesOf(one)) used.add(rootOf(chain));
  }
  for (const [index, { statements, saved }] of page.cells.entries()) {
    for (const one of statements)
      if (saved.has(one) || wordsMaybeBound(one).some((word) => used.has(word)))
        addMeanings(page, saved.has(one), index, one);
  }
  return page;
}

/** All names that a page binds, for a hint where one is missing. */
export function boundNames(page: PageNames): string[] {
  return page.cells.flatMap(({ statements }) => statements.flatMap((one) => [...namesBound(one)]));
}

function addMeanings(page: PageNames, isSaved: boolean, index: number, statement: Statement): void {
  const put = (name: string, meaning: Meaning): void => {
    const known = page.meanings.get(name);
    if (known) known.push(meaning);
    else page.meanings.set(name, [meaning]);
  };
  const where = { cell: index, at: statement.start };
  const imported = new Set<string>();
  for (const binding of importsBound(statement)) {
    const meaning: Meaning = { kind: 'import', binding, ...where };
    if (binding.module === '__future__' && binding.member !== undefined) page.futures.push(meaning);
    else if (binding.name === '*') page.stars.push(meaning);
    else put(binding.name, meaning);
    imported.add(binding.name);
  }
  const saved = new Set(isSaved && methodOf(statement) === undefined ? namesDefined(statement) : []);
  const bound = namesBound(statement);
  if (bound.has('*') && !imported.has('*')) page.hasHiddenStar = true;
  for (const name of bound) {
    if (!imported.has(name) && name !== '*')
      put(name, { kind: saved.has(name) ? 'saved' : 'local', ...where });
  }
}

/**
 * What a name means to a statement of the page: the last binding before it, or for code that runs later also the
 * first after it.
 */
export function meaningOf(
  page: PageNames,
  name: string,
  cell: number,
  at: number,
  deferred: boolean,
): Meaning | undefined {
  const all = page.meanings.get(name) ?? [];
  const before = all.findLast((one) => isBefore(one, cell, at));
  return before ?? (deferred ? all[0] : undefined);
}

export function isBefore(one: Meaning, cell: number, at: number): boolean {
  return one.cell < cell || (one.cell === cell && one.at < at);
}
