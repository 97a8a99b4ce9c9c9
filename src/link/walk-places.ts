// walk-places: going through a page's tree with the place of each node, included files named.

import type { Node, Place } from '../document/index.ts';
import { childrenOf } from '../document/index.ts';

/** The place of a node in `file`, or in the file that it was included from. */
export const placeOf = (node: Node, file: string): Place => ({
  file: node.file ?? file,
  ...(node.position && { position: node.position }),
});

/** Calls `visit` for every node in document order; `false` skips the node's children. */
export function walkPlaces(
  node: Node,
  file: string,
  visit: (node: Node, place: Place) => void | boolean,
): void {
  const place = placeOf(node, file);
  if (visit(node, place) === false) return;
  for (const child of childrenOf(node)) walkPlaces(child, place.file, visit);
}
