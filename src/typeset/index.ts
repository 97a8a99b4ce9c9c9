// typeset/: Typst files into a PDF, and fonts cut down to what is used.
// Main functions: `typesetTypst(input)`, and `typesetBook(project, …)`, which prints the rest of a book when a page fails.
// It must never know the book, use a font of the system or the network, and never throw for what an author wrote.

export type { Typeset, TypesetError, TypesetFile, TypesetInput } from './input.ts';
export type { Axes } from './subset.ts';
export type { Ranges } from './coverage.ts';
export { stopTypesetting, typesetTypst } from './typeset.ts';
export type { BookInput, BookPdf } from './typeset-book.ts';
export { typesetBook } from './typeset-book.ts';
export { subsetFont } from './subset.ts';
export { coverageOf } from './coverage.ts';
