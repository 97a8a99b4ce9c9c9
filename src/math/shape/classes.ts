// classes: TeX's classes of atoms: which signs are binary where they stand, and the space between two atoms.

import type { Atom, AtomClass, Shape } from './shape.ts';
import { isPassing } from './shape.ts';

/** The atoms of a list, seen through changes of style and colour. Spaces are no atoms. */
export function* atomsOf(shapes: readonly Shape[]): Generator<Atom> {
  for (const shape of shapes) {
    if (!isPassing(shape)) yield shape;
    else if ('children' in shape) yield* atomsOf(shape.children);
  }
}

const notAfter: ReadonlySet<AtomClass> = new Set(['bin', 'op', 'rel', 'open', 'punct']);
const notBefore: ReadonlySet<AtomClass> = new Set(['rel', 'close', 'punct']);

/** Makes a sign ordinary where it has no two sides: `-1`, `(+a`, `x=-y` (TeXbook, appendix G, rules 5 and 6). Changes the atoms. */
export function settleSigns(shapes: Shape[]): Shape[] {
  const end = shapes.findLastIndex((shape) => shape.kind === 'newline');
  if (end >= 0) {
    settleSigns(shapes.slice(0, end));
    settleSigns(shapes.slice(end + 1));
    return shapes;
  }
  const last = settleAfter(undefined, shapes);
  if (last?.class === 'bin') last.class = 'ord';
  return shapes;
}

/** The same for a list with an atom before it; gives the last atom. */
function settleAfter(first: Atom | undefined, shapes: readonly Shape[]): Atom | undefined {
  let before = first;
  for (const atom of shapes) {
    if (isPassing(atom)) {
      if ('children' in atom) before = settleAfter(before, atom.children);
      continue;
    }
    const [left] = edges(atom);
    if (atom.class === 'bin' && (before === undefined || notAfter.has(edges(before)[1]))) atom.class = 'ord';
    else if (before?.class === 'bin' && notBefore.has(left)) before.class = 'ord';
    before = atom;
  }
  return before;
}

/** How an atom looks to its neighbours: \middle closes what is before it and opens what follows. */
export const edges = (atom: Atom): [AtomClass, AtomClass] =>
  atom.kind === 'middle' ? ['close', 'open'] : [atom.class, atom.class];

/** Rows: left atom; columns: right atom. 1 thin, 2 medium, 3 thick; negative: not in scripts (TeXbook, p. 170). */
const order: readonly AtomClass[] = ['ord', 'op', 'bin', 'rel', 'open', 'close', 'punct', 'inner'];
const table: Readonly<Record<AtomClass, readonly number[]>> = {
  ord: [0, 1, -2, -3, 0, 0, 0, -1],
  op: [1, 1, 0, -3, 0, 0, 0, -1],
  bin: [-2, -2, 0, 0, -2, 0, 0, -2],
  rel: [-3, -3, 0, 0, -3, 0, 0, -3],
  open: [0, 0, 0, 0, 0, 0, 0, 0],
  close: [0, 1, -2, -3, 0, 0, 0, -1],
  punct: [-1, -1, 0, -1, -1, -1, -1, -1],
  inner: [-1, 1, -2, -3, -1, 0, -1, -1],
};
const widths = [0, 3 / 18, 4 / 18, 5 / 18] as const;

/** The space between two atoms, em of the size where they stand. */
export function spaceBetween(left: AtomClass, right: AtomClass, tight: boolean): number {
  const entry = table[left][order.indexOf(right)] ?? 0;
  if (entry < 0 && tight) return 0;
  return widths[Math.abs(entry)] ?? 0;
}
