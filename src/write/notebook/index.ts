// write/notebook/: turns a page in one variant into a Jupyter notebook (nbformat 4.5) that runs where it lies.
// Main function: `writeNotebook(book, page, variant, options)`.
// It must never run code, and never number anything anew: numbers and words are those of the book.

export type { NotebookOptions } from './printer.ts';
export { writeNotebook } from './notebook.ts';
