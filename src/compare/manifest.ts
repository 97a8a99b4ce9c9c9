// manifest: what one published version of a book consists of: its sections and blocks with their places in the pages.
// The build writes it as anchors.json into the site; discussions, suggestions, editions and translations hang on it.

import type { SiteShell } from '../write/html/index.ts';

export interface Manifest {
  format: 1;
  /** Of everything below: two versions with the same id are the same. */
  id: string;
  title: string;
  edition?: string;
  language: string;
  variants: readonly { name: string; title: string }[];
  pages: readonly ManifestPage[];
  /** In reading order. */
  sections: readonly Section[];
  blocks: readonly Block[];
  /** Labels that were renamed (old → new) and those given up on purpose. */
  aliases: Readonly<Record<string, string>>;
  retired: readonly string[];
  /** TeX macros of the book: name with backslash, body. */
  macros?: Readonly<Record<string, string>>;
  /** The frame of the site's pages, for pages that a server adds. */
  shell: SiteShell;
}

export interface ManifestPage {
  /** Address without extension, from the site's root. */
  address: string;
  label: string;
  title: string;
  /** Number as printed: "3.1". */
  number?: string;
  parent?: string;
  /** Discussions of this page elsewhere, as the source names them; by variant where it does. */
  discussions?: readonly { variants: readonly string[]; url: string }[];
  /** Where the server puts its own things: offsets into the page's file, in UTF-16 units. */
  places: { head: number; bar: number; facts: number; contents: number; bodyEnd: number };
}

/** A page or a heading of one. Every block belongs to the nearest section above it. */
export interface Section {
  /** The author's label, or one made from the page's label and the heading's id: `linear-model#the-loss`. */
  label: string;
  /** Whether the author wrote the label. */
  explicit: boolean;
  page: string;
  /** Fragment in the page; absent for the page itself. */
  id?: string;
  number?: string;
  title: string;
  /** Label of the section above. */
  parent?: string;
}

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'math'
  | 'code'
  | 'figure'
  | 'table'
  | 'exercise'
  | 'statement'
  | 'quote';

export interface Block {
  /** Unique in its section: the author's label, or kind, ordinal and the first six digits of the hash: `paragraph-2-3fa8c1`. */
  id: string;
  /** Label of its section. */
  section: string;
  /** The author's own label, where it has one. */
  label?: string;
  kind: BlockKind;
  /** Place among the blocks of its kind in the section, from 1: "paragraph 2". */
  ordinal: number;
  /** Number as printed, of a formula, figure, table, exercise or statement. */
  number?: string;
  /** How references call it, where the kind does not tell: "Theorem 2.1". */
  called?: string;
  /** Of kind and normalised text. */
  hash: string;
  /** NFKC, white space folded, formulas as TeX, references as one sign, code by trimmed lines. */
  text: string;
  /** What is printed for each `§` of the text, in order; absent where the author wrote them. */
  signs?: readonly string[];
  /** The only variants that have it. */
  variants?: readonly string[];
  /** Where its element begins and ends in the page's file, and where a bubble goes in; UTF-16 units. */
  start: number;
  end: number;
  bubble: number;
}
