// printed: which definitions of the library are printed, and what of later ones goes into earlier ones.

import type { LibraryPiece } from './library.ts';

/** A definition with the methods that later pieces add to it; of two with one name the later counts. */
export interface Printed {
  piece: LibraryPiece;
  methods: LibraryPiece[];
}

/** The definitions in their order, without those that a later one replaces before anything needs them. */
export function printedDefinitions(pieces: readonly LibraryPiece[]): Printed[] {
  const printed: Printed[] = [];
  const last = new Map<string, Printed>();
  const dropped = new Set<Printed>();
  for (const piece of pieces) {
    if (piece.kind !== 'definition') continue;
    if (piece.method) {
      const target = last.get(piece.method.of);
      const { name } = piece.method;
      if (target) target.methods = [...target.methods.filter(({ method }) => method?.name !== name), piece];
      continue;
    }
    const one: Printed = { piece, methods: [] };
    for (const name of piece.names) {
      const known = last.get(name);
      if (known && isReplaced(known, name, piece, printed)) dropped.add(known);
      last.set(name, one);
    }
    printed.push(one);
  }
  return printed.filter((one) => !dropped.has(one));
}

function isReplaced(known: Printed, name: string, piece: LibraryPiece, printed: readonly Printed[]): boolean {
  const later = printed.slice(printed.indexOf(known) + 1);
  return (
    known.piece.replaceable &&
    piece.replaceable &&
    !piece.now.includes(name) &&
    !later.some((one) => one.piece.now.includes(name) || one.methods.some(({ now }) => now.includes(name)))
  );
}
