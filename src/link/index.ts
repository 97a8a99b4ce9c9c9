// link/: turns the documents of a book into the book: every page numbered, every reference, citation and file resolved.
// Main functions: `factsOf(document, …)` says what linking needs to know of one page, and `linkBook(sources, input)` makes the
// book from the facts of all pages; a page's linked tree is made when it is asked for. `link(documents, input)` is both at once.
// It must never do I/O (files, pictures and styles come in through its input), never throw for what an author wrote
// (mistakes are diagnostics in the book) and never change the trees that it was given.

export type {
  BibliographyEntry,
  Book,
  BookCounts,
  ContentsEntry,
  IndexLine,
  OutlineEntry,
  Page,
  PageParts,
  Part,
  Picture,
  Resources,
  Target,
  TocEntry,
  Words,
} from './book.ts';
export type { FactsInput } from './facts-of.ts';
export type { PageFacts } from './facts.ts';
export type { Kept } from './kept.ts';
export type { LinkInput } from './link.ts';
export type { OutputFacts, PageSource } from './page-source.ts';
export type { Symbols } from './resolve-page.ts';
export type { CslFiles } from './citations/index.ts';
export { factsOf } from './facts-of.ts';
export { forgetTree, lazyTree } from './lazy-tree.ts';
export { keptResult } from './kept.ts';
export { link, linkBook } from './link.ts';
export { outputFacts } from './page-source.ts';
export { wordsOf } from './words/index.ts';
export { inEdition } from './edition.ts';
export { inVariant } from './in-variant.ts';
export { madePage } from './made-page.ts';
