// page-source: a page as linking gets it: what is known of it, and its tree for whoever needs it.

import type { Document, Output } from '../document/index.ts';
import { nodesOf } from '../document/index.ts';
import { survey } from './digest.ts';
import type { FactsInput } from './facts-of.ts';
import { factsOf } from './facts-of.ts';
import type { PageFacts } from './facts.ts';

export interface PageSource {
  /** Its tree is not looked at by linking; it may be one that is read when it is asked for. */
  document: Document;
  facts: PageFacts;
  outputs: OutputFacts;
  /** Changes when anything of its source changes, places too; absent where nobody asks. */
  stamp?: string;
}

/** What linking needs to know of the outputs of a page. */
export interface OutputFacts {
  /** Changes when one of them changes. */
  digest: string;
  /** Every sign of them once, sorted. */
  letters: string;
}

/** `outputs`: of each cell of a page in order, by variant. */
export const outputFacts = (outputs: readonly Readonly<Record<string, Output[]>>[]): OutputFacts =>
  // As one text: fields of data that have the name of a place are no place.
  survey(JSON.stringify(outputs));

/** The source of a document whose tree is there. */
export const sourceOf = (document: Document, input: FactsInput): PageSource => ({
  document,
  facts: factsOf(document, input),
  outputs: outputFacts(nodesOf(document.tree, 'codeCell').map(({ outputs }) => outputs)),
});
