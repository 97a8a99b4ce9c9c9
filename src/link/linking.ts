// linking: what all steps of one run of the linker share: settings, words, labels, and what they find and tell.

import type { Diagnostic, Node, Place, ProjectSettings } from '../document/index.ts';
import type { Formulas } from '../math/index.ts';
import type { BookCounts, Resources, Words } from './book.ts';
import type { Counters } from './counters.ts';
import type { Labels, Occurrence } from './labels.ts';

export interface Linking {
  settings: ProjectSettings;
  resources: Resources;
  words: Words;
  formulas: Formulas;
  counters: Counters;
  labels: Labels;
  /** Terms of the glossaries by their words in lower case. */
  terms: Labels;
  /** Everything that got an id, in reading order, with the node as numbered. */
  numbered: { node: Node; occurrence: Occurrence }[];
  counts: BookCounts;
  diagnostics: Diagnostic[];
}

/** A place for people: "lines/linear-model.md:31". */
export const placeText = ({ file, position }: Place): string =>
  position === undefined ? file : `${file}:${position.start.line}`;
