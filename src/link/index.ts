// link/: turns the documents of a book into the book: every page numbered, every reference, citation and file resolved.
// Main function: `link(documents, input)`. Once, for all formats: HTML, PDF, EPUB and notebooks read the same Book.
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
  Part,
  Picture,
  Resources,
  Target,
  TocEntry,
  Words,
} from './book.ts';
export type { LinkInput } from './link.ts';
export type { CslFiles } from './citations/index.ts';
export { link } from './link.ts';
export { inVariant } from './in-variant.ts';
