// collect-cell: the pieces that one cell saves.

import { diagnostic } from '../../document/index.ts';
import type { Diagnostic, Place } from '../../document/index.ts';
import { languageName } from '../languages.ts';
import { stretchInCell } from '../place-in-cell.ts';
import { importsBound, namesDefined } from '../python/known-statements.ts';
import type { Statement } from '../python/statements.ts';
import type { LibraryCell, LibraryPiece } from './library.ts';
import { definedIn, methodOf } from './methods.ts';
import type { PageCell } from './page-names.ts';
import { importPiece, statementPiece } from './piece.ts';
import { ofLibrary, resolve } from './resolve.ts';
import type { Missing, Resolved, Surroundings } from './resolve.ts';
import { hasMagic, isSavable } from './savable.ts';

/** A piece and the place of its statement. */
export interface PlacedPiece {
  piece: LibraryPiece;
  cell: LibraryCell;
  place: Place;
  statement: Statement;
  /** It needs, when the module is loaded, a name that nothing gives. */
  impossible: boolean;
}

export interface Collected {
  placed: PlacedPiece[];
  diagnostics: Diagnostic[];
  missing: (Missing & { place: Place })[];
}

/** Adds what the cell saves, in order. */
export function collectCell(around: Surroundings, into: Collected): void {
  const { cell, statements, saved } = around.page.cells[around.cell] as PageCell;
  const whole = cell.place ?? { file: cell.page };
  if (languageName(cell.language) !== 'python') {
    into.diagnostics.push(diagnostic('saved-cell-not-python', whole, cell.language));
    return;
  }
  const before = into.placed.length + into.diagnostics.length;
  for (const statement of statements) if (saved.has(statement)) collectStatement(statement, around, into);
  if (into.placed.length + into.diagnostics.length === before)
    into.diagnostics.push(diagnostic('nothing-saved', whole));
}

function collectStatement(statement: Statement, around: Surroundings, into: Collected): void {
  const { cell } = around.page.cells[around.cell] as PageCell;
  const place = stretch(cell, statement.start, statement.end);
  const bindings = importsBound(statement);
  const imports = bindings.filter(
    (one) => ofLibrary(one, around.library) === undefined && !isFuture(one.module, one.member),
  );
  const put = (piece: LibraryPiece, impossible = false): void =>
    void into.placed.push({ piece, cell, place, statement, impossible });
  if (imports.length > 0) put(importPiece(cell, imports));
  const names = namesDefined(statement);
  // A mark saves any statement; `:save:` of a whole cell what it defines.
  const isSaved = names.length > 0 || (cell.savedLines !== undefined && bindings.length === 0);
  if (!isSaved) return;
  if (isSavable(statement, cell)) {
    const { piece, missing } = pieceOf(statement, around, into);
    const impossible = missing.some(({ now }) => now);
    if (piece) put(piece, impossible);
    for (const one of missing)
      into.missing.push({ ...one, place: stretch(cell, one.start, one.start + one.name.length) });
  } else {
    const code = hasMagic(statement, cell) ? 'saved-magic' : 'saved-code-not-understood';
    into.diagnostics.push(diagnostic(code, place, names.join(', ')));
  }
}

const isFuture = (module: string, member: string | undefined): boolean =>
  module === '__future__' && member !== undefined;

const stretch = (cell: LibraryCell, from: number, to: number): Place =>
  stretchInCell({ ...cell, place: cell.place ?? { file: cell.page } }, from, to);

function pieceOf(
  statement: Statement,
  around: Surroundings,
  { placed, diagnostics }: Collected,
): { piece?: LibraryPiece; missing: readonly Missing[] } {
  const { cell } = around.page.cells[around.cell] as PageCell;
  const { saved } = around.library;
  const make = (found: Resolved, method?: LibraryPiece['method']): ReturnType<typeof pieceOf> => ({
    piece: statementPiece(cell, statement, found, saved, method),
    missing: found.missing,
  });
  const added = methodOf(statement);
  if (!added) return make(resolve(statement, around));
  const at = placed.findLastIndex((one) => isClass(one) && one.piece.names.includes(added.of));
  if (at === -1) {
    diagnostics.push(
      diagnostic(
        'method-of-unsaved-class',
        stretch(cell, statement.start, statement.end),
        added.name,
        added.of,
      ),
    );
    return { missing: [] };
  }
  const found = resolve(statement, around, added);
  const source = statement.text.slice(0, added.from) + statement.text.slice(added.to);
  const method = { of: added.of, name: added.name, source: source.replace(/\r\n?/g, '\n') };
  const isEarly = [...found.now].every((name) => isBeforeClass(name, at, placed, saved));
  // What it needs at once comes only after the class: it is added to the class there.
  return isEarly ? make(found, method) : make(resolve(statement, around));
}

function isClass({ statement: { tree } }: PlacedPiece): boolean {
  const node = tree.topNode.firstChild;
  return node !== null && definedIn(node)?.name === 'ClassDefinition';
}

function isBeforeClass(
  name: string,
  at: number,
  placed: readonly PlacedPiece[],
  saved: ReadonlySet<string>,
): boolean {
  if (!saved.has(name)) return true;
  return placed.slice(0, at).some(({ piece }) => piece.names.includes(name));
}
