// book: all pages with what only the whole book knows: numbers, targets, citations, index, order. Every writer reads this.

import type {
  Diagnostic,
  Document,
  PhrasingNode,
  ProjectSettings,
  ReferenceTarget,
  StoredBytes,
  TocEntry,
} from '../document/index.ts';
import type { Formulas } from '../math/index.ts';

/**
 * One page of the finished book. `document.tree` is the linked tree: every "link" field of document/node.ts is filled in.
 * It is made when it is first asked for, so whoever only needs to know whether a page has changed never has it made.
 */
export interface Page {
  /** Path of its source from the book's root; the page's name everywhere. */
  path: string;
  /** Address without extension: `lines/linear-model`; `index` for the root page, `lines/index` for a folder's. */
  address: string;
  /** Book-wide label: the author's, or `address`. */
  label: string;
  document: Document;
  /** Words of its title (its first level-1 heading, which stays in the tree, or the front matter's). */
  title: PhrasingNode[];
  /** Number as printed: "3" or "3.1"; absent = unnumbered. */
  enumerator?: string;
  /** Depth in the contents: 0 for a chapter, 1 for a page below one, … */
  depth: number;
  /** The part it stands in. */
  part?: Part;
  /** Paths of the pages before and after it in reading; hidden pages are left out. */
  previous?: string;
  next?: string;
  /** Path of the page above it. */
  parent?: string;
  /** Variant names whose cells this page has; all of the book's when no cell is marked; none when it has no cells. */
  variants: string[];
  /** The only variants whose editions have this page; absent = all. */
  editions?: string[];
  /** Variants in which it has something for slides. */
  slides: string[];
  /** Headings below the title, nested. */
  outline: OutlineEntry[];
  /** Lists of the whole book that it prints. */
  prints: { bibliography: boolean; index: boolean };
  /** Every sign of its text and outputs once, sorted: what fonts must have. */
  letters: string;
  /** Labels that it refers to, with the words by which they are called, for telling what changed. */
  calls: Readonly<Record<string, string>>;
  /** What it is made from, by name: equal parts give an equal page. */
  parts: PageParts;
  /**
   * Of all parts: changes when anything that this page shows changes, its pictures' and downloads' bytes, its outputs and
   * the names and addresses of the pages that it lists or leads to among it. Not for security (see link/digest.ts).
   */
  digest: string;
  /** Of its source, places included: for what tells places and is kept. */
  stamp?: string;
}

/** Digests of what a page is made from. */
export interface PageParts {
  /** Its own tree and head. */
  text: string;
  /** What its cells gave. */
  outputs: string;
  /** Its number and those on it. */
  numbers: string;
  /** What its references, links and citations print and where they lead; its pictures and downloads. */
  references: string;
  /** Lists of contents, of works and of index entries on it. */
  lists: string;
  /** Its place: title, address, part, pages before, after and above. */
  place: string;
}

export interface OutlineEntry {
  id: string;
  title: PhrasingNode[];
  enumerator?: string;
  /** Variants that have it; absent = all. */
  variants?: string[];
  children: OutlineEntry[];
}

export interface Part {
  /** "I", "II", …; empty where the part has no number. */
  enumerator: string;
  title: string;
}

/** The contents: parts hold pages, pages hold pages below them. */
export interface ContentsEntry {
  kind: 'part' | 'page' | 'link';
  title: PhrasingNode[];
  enumerator?: string;
  /** Of a page. */
  page?: string;
  /** Of a link. */
  url?: string;
  hidden: boolean;
  children: ContentsEntry[];
}

/** A label of the book and where it stands. */
export interface Target extends ReferenceTarget {
  label: string;
  /** Words of its caption or title, for previews and lists. */
  title: PhrasingNode[];
  /** Variants that have it; absent = all. */
  variants?: string[];
  /** Whether an author wrote the label (false: made from a path). */
  explicit: boolean;
}

/** An entry of the list of works cited, in the order of the style. */
export interface BibliographyEntry {
  key: string;
  /** Number, in numeric styles. */
  number?: number;
  /** The formatted entry: text, emphasis, links. */
  children: PhrasingNode[];
  /** Where it is cited, in reading order. */
  citedAt: ReferenceTarget[];
}

export interface IndexLine {
  term: string;
  /** Sort key and heading letter. */
  sort: string;
  places: { target: ReferenceTarget; emphasis: boolean }[];
  see: string[];
  seeAlso: string[];
  sub: IndexLine[];
}

/** Facts about a picture file of the book. Sizes in CSS pixels; absent for a picture whose size is not known. */
export interface Picture extends StoredBytes {
  path: string;
  mime: string;
}

/** Files of the book and of the output store, read for the writers, which do no I/O. Paths are from the book's root. */
export interface Resources {
  picture(path: string): Picture | undefined;
  /** Whether a file exists in the book's folder. */
  exists(path: string): boolean;
  /** Bytes of a picture, download or stored output by SHA-256; undefined when it is not in the store. */
  bytes(sha256: string): Uint8Array | undefined;
}

export interface BookCounts {
  references: { total: number; unresolved: number };
  citations: { total: number; unresolved: number };
  labels: { total: number; unused: number };
  formulas: { total: number };
}

export interface Book {
  settings: ProjectSettings;
  pages: Page[];
  contents: ContentsEntry[];
  /** Path of the first page that prints the works cited. */
  bibliographyPage?: string;
  /** By label. */
  labels: ReadonlyMap<string, Target>;
  /** By page path. */
  page(path: string): Page | undefined;
  bibliography: BibliographyEntry[];
  /** Lists of numbered things, in book order, for lists of figures and tables. */
  lists: { figures: Target[]; tables: Target[]; statements: Target[] };
  index: IndexLine[];
  /** Every formula of the book, parsed once. */
  formulas: Formulas;
  resources: Resources;
  /** Words of the book's language: "Section", "Figure", "Theorem", "Contents" … */
  words: Words;
  counts: BookCounts;
  diagnostics: Diagnostic[];
}

/** The table of words of one language. */
export interface Words {
  language: string;
  section: string;
  chapter: string;
  part: string;
  figure: string;
  table: string;
  listing: string;
  equation: string;
  exercise: string;
  solution: string;
  /** `%s` stands for the exercise: "Solution to %s". */
  solutionTo: string;
  appendix: string;
  page: string;
  /** By ProofKind and AdmonitionKind. */
  kinds: Record<string, string>;
  contents: string;
  onThisPage: string;
  references: string;
  index: string;
  solutions: string;
  figures: string;
  tables: string;
  statements: string;
  previous: string;
  next: string;
  see: string;
  seeAlso: string;
  footnotes: string;
  /** `%s` stands for a section: "Defined in %s". */
  definedIn: string;
}

export type { TocEntry };
