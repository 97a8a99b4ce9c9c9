// possible: what can stand in the module without making it impossible to import.

import type { PlacedPiece } from './collect-cell.ts';
import type { LibraryPiece } from './library.ts';

/**
 * The pieces without those that need, when the module is loaded, a name that nothing gives: each is a diagnostic
 * already, and one of them would take all the others with it. What needs them in the same way goes with them.
 */
export function withoutImpossible(
  placed: readonly PlacedPiece[],
  others: readonly LibraryPiece[],
): LibraryPiece[] {
  let kept = placed.filter(({ impossible }) => !impossible);
  for (;;) {
    const names = new Set([...others, ...kept.map(({ piece }) => piece)].flatMap((one) => one.names));
    const lost = new Set(placed.flatMap(({ piece }) => piece.names).filter((name) => !names.has(name)));
    const next = kept.filter(
      ({ piece }) =>
        !piece.now.some((name) => lost.has(name)) && !(piece.method && lost.has(piece.method.of)),
    );
    if (next.length === kept.length) return kept.map(({ piece }) => piece);
    kept = next;
  }
}
