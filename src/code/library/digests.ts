// digests: for each name of the library, a text that changes when it or anything that it needs changes.

import { normalForm } from '../normal-form.ts';
import { importLines } from './import-lines.ts';
import type { LibraryPiece } from './library.ts';

/** By name, the places of the pieces that define it and of all that they need, in order. */
export type Closures = ReadonlyMap<string, readonly number[]>;

export function closuresOf(pieces: readonly LibraryPiece[]): Closures {
  const edges = edgesOf(pieces);
  return new Map(
    [...edges].map(([name, first]) => [name, [...reachable(first, edges, pieces)].sort((a, b) => a - b)]),
  );
}

/**
 * By name, the normal forms of the pieces that define it and of all that they need, with the imports that they use,
 * in the order of the library. Comments and spacing change none of them.
 */
export function digestsOf(pieces: readonly LibraryPiece[], closures: Closures): Record<string, string> {
  const digestOf = (places: readonly number[]): string => places.map((at) => pieces[at]?.digest).join('\n\n');
  return Object.fromEntries([...closures].map(([name, places]) => [name, digestOf(places)]));
}

/** By name, the pieces without which it is not itself: those that bind it and those that add to it. */
function edgesOf(pieces: readonly LibraryPiece[]): Map<string, number[]> {
  const edges = new Map<string, number[]>();
  for (const [at, piece] of pieces.entries()) {
    for (const name of new Set([...piece.names, ...piece.extends]))
      edges.set(name, [...(edges.get(name) ?? []), at]);
  }
  return edges;
}

function reachable(
  first: readonly number[],
  edges: Map<string, number[]>,
  pieces: readonly LibraryPiece[],
): Set<number> {
  const seen = new Set<number>();
  const open = [...first];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const name of pieces[at]?.needs ?? []) open.push(...(edges.get(name) ?? []));
  }
  return seen;
}

/** What a piece itself says, without its comments and spacing. */
export function ownDigest(piece: Omit<LibraryPiece, 'digest'>): string {
  const aliases = piece.aliases.map(({ name, of }) => `${name} = ${of}`);
  return [...importLines(piece.imports), ...aliases, normalForm(piece.source, 'python')].join('\n');
}
