// clashes: names that would mean two things in the one module of the library.

import { diagnostic } from '../../document/index.ts';
import type { Diagnostic } from '../../document/index.ts';
import type { PlacedPiece } from './collect-cell.ts';
import type { LibraryPiece } from './library.ts';
import { importLines } from './import-lines.ts';
import { isPlain } from './resolve.ts';
import { placeOf as where, savedAgain } from './saved-again.ts';

/**
 * A name defined on two pages, or in two cells; a name imported as two things, or imported and defined. Where marks
 * choose what is saved, a later definition takes the place of an earlier one, which is worth a warning.
 */
export function clashes(placed: readonly PlacedPiece[], aliases: readonly LibraryPiece[] = []): Diagnostic[] {
  const first = new Map<string, PlacedPiece>();
  const found: Diagnostic[] = [];
  for (const one of placed) {
    const { kind, names, extends: extended } = one.piece;
    if (kind === 'import') continue;
    for (const name of names) {
      const known = first.get(name);
      if (!known) first.set(name, one);
      // `_` is a name for what needs none; what is added to a class is called by the class.
      else if (known.cell !== one.cell && name !== '_' && extended.length === 0 && !isMarked(one)) {
        found.push(diagnostic('duplicate-saved-definition', one.place, name, where(known)));
      }
    }
  }
  return [...found, ...savedAgain(placed.filter(isMarked)), ...doubleMeanings(placed, first, aliases)];
}

const isMarked = ({ cell }: PlacedPiece): boolean => cell.savedLines !== undefined;

function doubleMeanings(
  placed: readonly PlacedPiece[],
  defined: ReadonlyMap<string, PlacedPiece>,
  aliases: readonly LibraryPiece[],
): Diagnostic[] {
  const meanings = new Map<string, { text: string; place: string }>();
  for (const [name, one] of defined) {
    const text = isItself(one.piece) ? 'the library itself' : 'a saved definition';
    meanings.set(name, { text, place: where(one) });
  }
  for (const { names, page } of aliases)
    for (const name of names) meanings.set(name, { text: 'an alias of the project', place: page });
  const found: Diagnostic[] = [];
  for (const one of placed) {
    for (const [name, text] of borrowed(one)) {
      const known = meanings.get(name);
      if (!known) meanings.set(name, { text, place: where(one) });
      else if (known.text !== text)
        found.push(diagnostic('conflicting-saved-name', one.place, name, text, known.text, known.place));
    }
  }
  return found;
}

/** Whether a statement gives the module a name for itself: `d2l = sys.modules[__name__]`. */
export const isItself = ({ source }: LibraryPiece): boolean =>
  /^\w+\s*=\s*(?:\w+\s*\.\s*)*modules\s*\[\s*__name__\s*\]$/.test(source);

/** The names that a piece brings into the module besides its own, with what they mean. */
function borrowed({ piece }: PlacedPiece): [string, string][] {
  const imports = piece.imports
    .filter(({ name }) => name !== '*')
    .map((one): [string, string] => [
      one.name,
      isPlain(one) ? `import ${one.name}` : importLines([one]).join(''),
    ]);
  const itself = piece.itself.map((name): [string, string] => [name, 'the library itself']);
  const aliases = piece.aliases.map(({ name, of }): [string, string] => [name, `another name of ${of}`]);
  return [...imports, ...itself, ...aliases];
}
