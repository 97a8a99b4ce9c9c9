// page-names: what the names of a page mean, cell by cell.

import { languageName } from '../languages.ts';
import { definitionsOf, importBindingsOf } from '../python/analyse-python.ts';
import { bindingsOf } from '../python/bindings.ts';
import type { Binding } from '../python/imports.ts';
import { isForeignCell } from '../python/magics.ts';
import { topLevelStatements } from '../python/statements.ts';
import type { Statement } from '../python/statements.ts';
import type { LibraryCell } from './library.ts';

/** A cell with its statements. */
export interface PageCell {
  cell: LibraryCell;
  statements: Statement[];
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
  meanings: Map<string, Meaning[]>;
  stars: Meaning[];
  futures: Meaning[];
  /** A star import stands in a branch: any name may come from it. */
  hasHiddenStar: boolean;
}

/** Reads the cells of one page, in order. Cells that are not Python have no statements. */
export function pageNames(cells: readonly LibraryCell[]): PageNames {
  const page: PageNames = { cells: [], meanings: new Map(), stars: [], futures: [], hasHiddenStar: false };
  for (const [index, cell] of cells.entries()) {
    const python = languageName(cell.language) === 'python' && !isForeignCell(cell.source);
    const statements = python ? topLevelStatements(cell.source) : [];
    page.cells.push({ cell, statements });
    for (const statement of statements) addMeanings(page, cell, index, statement);
  }
  return page;
}

function addMeanings(page: PageNames, cell: LibraryCell, index: number, statement: Statement): void {
  const put = (name: string, meaning: Meaning): void => {
    const known = page.meanings.get(name);
    if (known) known.push(meaning);
    else page.meanings.set(name, [meaning]);
  };
  const where = { cell: index, at: statement.start };
  const imported = new Set<string>();
  for (const binding of importBindingsOf(statement)) {
    const meaning: Meaning = { kind: 'import', binding, ...where };
    if (binding.module === '__future__' && binding.member !== undefined) page.futures.push(meaning);
    else if (binding.name === '*') page.stars.push(meaning);
    else put(binding.name, meaning);
    imported.add(binding.name);
  }
  const saved = new Set(cell.save ? definitionsOf(statement, cell.source).map(({ name }) => name) : []);
  const bound = new Set<string>();
  bindingsOf(statement.tree.topNode, statement.text, (name) => bound.add(name));
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
