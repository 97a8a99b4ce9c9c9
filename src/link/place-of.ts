// place-of: the place of a node in its file, or in the file that it was included from.

import type { Node, Place } from '../document/index.ts';

export const placeOf = (node: Node, file: string): Place => ({
  file: node.file ?? file,
  ...(node.position && { position: node.position }),
});
