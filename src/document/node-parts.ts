// node-parts: what kinds of nodes have in common.

import type { Node } from './node.ts';
import type { Position } from './position.ts';

export interface Base {
  position?: Position;
  /** Only where it differs from the document's own file (an included file). */
  file?: string;
}

export interface Parent<Child = Node> extends Base {
  children: Child[];
}

/** What can carry a label: unique in the book, case-sensitive; references, threads and translations hang on it. */
export interface Labelled {
  label?: string;
  /** Where the label is written, if not where its node is. */
  labelPosition?: Position;
  /** link: the fragment of its address, unique in its page. */
  id?: string;
}

export interface Numbered extends Labelled {
  /** false: the author asked for no number. */
  enumerated?: boolean;
  /** link: its number as it is printed, such as "3.1.2". */
  enumerator?: string;
}
