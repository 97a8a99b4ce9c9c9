// savable: whether a statement can stand in a module.

import type { Statement } from '../python/statements.ts';
import type { LibraryCell } from './library.ts';

/** Broken code and magics would break the whole module. */
export function isSavable(statement: Statement, cell: LibraryCell): boolean {
  return statement.error === undefined && !hasMagic(statement, cell);
}

export const hasMagic = ({ start, end, text }: Statement, { source }: LibraryCell): boolean =>
  source.slice(start, end) !== text;
