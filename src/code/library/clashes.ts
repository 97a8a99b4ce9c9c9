// clashes: names that would mean two things in the one module of the library.

import { diagnostic } from '../../document/index.ts';
import type { Diagnostic } from '../../document/index.ts';
import type { PlacedPiece } from './collect.ts';
import { importLines } from './module-source.ts';
import { isPlain } from './resolve.ts';

/** A name defined on two pages, or in two cells; a name imported as two things, or imported and defined. */
export function clashes(placed: readonly PlacedPiece[]): Diagnostic[] {
  const first = new Map<string, PlacedPiece>();
  const found: Diagnostic[] = [];
  for (const one of placed) {
    const { kind, names, extends: extended } = one.piece;
    if (kind === 'import') continue;
    for (const name of names) {
      const known = first.get(name);
      if (!known) first.set(name, one);
      // `_` is a name for what needs none; what is added to a class is called by the class.
      else if (known.cell !== one.cell && name !== '_' && extended.length === 0) {
        found.push(diagnostic('duplicate-saved-definition', one.place, name, where(known)));
      }
    }
  }
  return [...found, ...doubleMeanings(placed, first)];
}

const where = ({ place }: PlacedPiece): string =>
  place.position ? `${place.file}:${place.position.start.line}` : place.file;

function doubleMeanings(
  placed: readonly PlacedPiece[],
  defined: ReadonlyMap<string, PlacedPiece>,
): Diagnostic[] {
  const meanings = new Map<string, { text: string; place: string }>();
  for (const [name, one] of defined) meanings.set(name, { text: 'a saved definition', place: where(one) });
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
