// facts: what linking needs to know of one page, as plain data. Linking sees these and no trees, so that a page whose text
// has not changed is not read again for the sake of others.

import type {
  CiteGroup,
  CrossReference,
  Diagnostic,
  IndexTerm,
  PhrasingNode,
  Place,
  TargetKind,
  Toc,
} from '../document/index.ts';
import type { Series, Standing } from './counters.ts';
import type { PackedPosition } from './packed-position.ts';

/** Something at a place of a page's tree. */
export interface Noted {
  /** Which node it is: the count of nodes before it in document order, the page's title heading among them. */
  at: number;
  position?: PackedPosition;
  /** Where it differs from the page's own. */
  file?: string;
  /** The branch of a variant set that it stands in: its place in `PageFacts.branches`. */
  branch?: number;
}

export interface PageFacts {
  /** Changes when the tree changes in more than places; outputs of cells are no part of it. */
  digest: string;
  /** The label that the author gave the page, and where. */
  label?: string;
  labelPlace: Place;
  /** Everything that has an id, in document order. */
  targets: TargetFact[];
  /** Which of them is the title. */
  title: number;
  /** Where counters stand at the end of the page. */
  counted: Standing['things'];
  branches: BranchFact[];
  references: ReferenceFact[];
  links: LinkFact[];
  /** Cards that lead somewhere in the book. */
  cards: CardFact[];
  images: ImageFact[];
  citations: CitationFact[];
  /** Lists of contents. */
  lists: ListFact[];
  symbols: SymbolFact[];
  /** Footnotes and their marks. */
  footnotes: { at: number; enumerator: string }[];
  cells: { count: number; variants: string[] };
  /** Where it has something for slides: in text of all variants, or of these. */
  slides: { everywhere: boolean; variants: string[] };
  formulas: number;
  /** Lists of the whole book that the page prints. */
  prints: { bibliography: boolean; index: boolean };
  /** Every sign of its text once, sorted: what fonts must have. */
  letters: string;
  /** Mistakes that show without the rest of the book. */
  diagnostics: Diagnostic[];
}

/** A branch of a variant set, with the one around it. */
export interface BranchFact {
  above?: number;
  set: number;
  branch: number;
  /** Variants that see it. */
  variants: string[];
}

/** A number as far as the page knows it: `count` and `heading` get the page's number before them. */
export type LocalNumber =
  | { tag: string }
  | { heading: string }
  /** `part`: the letter of a part of a figure. */
  | { series: Series; count: number; part?: string };

export interface TargetFact extends Noted {
  kind: TargetKind;
  id: string;
  /** Given by the author. */
  label?: string;
  title: PhrasingNode[];
  number?: LocalNumber;
  /** Of a heading that makes a section of the page: its depth. */
  section?: number;
  /** Of a solution: the label of its exercise. */
  solves?: string;
  /** Of a mark for the index. */
  entries?: IndexTerm[];
  /** Of a term in a glossary: how it is found. */
  term?: string;
}

/** Whether the author gave words of his own, and what is to be filled into them. */
export interface OwnWords {
  /** It has words that can be seen. */
  words: boolean;
  /** It has something inside, be it without words. */
  something: boolean;
  slots?: ('number' | 'name')[];
}

export interface ReferenceFact extends Noted {
  kind: CrossReference['kind'];
  label: string;
  own: OwnWords;
}

export interface LinkFact extends Noted {
  url: string;
  own: OwnWords;
}

export interface CardFact extends Noted {
  url: string;
}

export interface ImageFact extends Noted {
  url: string;
}

export interface CitationFact extends Noted {
  kind: CiteGroup['kind'];
  group: boolean;
  works: {
    label: string;
    kind: CiteGroup['kind'];
    prefix?: string;
    suffix?: string;
    position?: PackedPosition;
  }[];
  /** The heading whose section it stands in: its place in `targets`; absent = the title. */
  section?: number;
}

export interface ListFact extends Noted {
  toc: Pick<Toc, 'context' | 'depth' | 'pages'>;
  /** Id of the heading before it. */
  section?: string;
}

/** Where a symbol of the library is documented. */
export interface SymbolFact extends Noted {
  object: 'class' | 'function';
  name: string;
  members: boolean | string[];
}

/** A citation in a title, which says which of the page's citations it is. */
export type TitleCitation = PhrasingNode & { citation: number };
