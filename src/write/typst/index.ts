// write/typst/: a book in one variant into Typst files, which are nothing but calls of the template.
// Main function: `writeTypst(book, variant, options)`. Names, numbers and order come from the book; the template adds page numbers and looks.
// It must never do I/O, throw for what an author wrote, or let a string of an author into a file unescaped.

export type { TypstOptions, TypstPage, TypstProject } from './options.ts';
export type { Coverage, Face, LetterRanges } from './letters.ts';
export { needsFormulaPictures, writeTypst } from './write-typst.ts';
