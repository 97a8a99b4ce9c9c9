// linking: what all steps of one run of the linker share: settings, words, labels, and what they find and tell.

import type { Diagnostic, Place, ProjectSettings } from '../document/index.ts';
import type { Formulas } from '../math/index.ts';
import type { BookCounts, Resources, Words } from './book.ts';
import type { TargetFact } from './facts.ts';
import type { Labels, Occurrence } from './labels.ts';

export interface Linking {
  settings: ProjectSettings;
  resources: Resources;
  words: Words;
  formulas: Formulas;
  labels: Labels;
  /** Terms of the glossaries by their words in lower case. */
  terms: Labels;
  /** Everything that has an id, titles of pages left out, in reading order. */
  numbered: { fact: TargetFact; occurrence: Occurrence }[];
  counts: BookCounts;
  diagnostics: Diagnostic[];
}

/** A place for people: "lines/linear-model.md:31". */
export const placeText = ({ file, position }: Place): string =>
  position === undefined ? file : `${file}:${position.start.line}`;
