// write/slides/: the marked text and the code of a page as a deck that any browser shows from a disk, and as a notebook.
// Main functions: `writeSlides` for a page in a variant, `writeSharedSlides` for the rest, `hasSlides` to know which pages.
// It must never do I/O, never ask a network from a deck, and never change what the book says: words and outputs are its own.

export type { SlideAssets } from './assets.ts';
export { slideAssets } from './assets.ts';
export { deckFile, listFile, slideNotebookFile } from './files.ts';
export { hasSlides, writeSharedSlides, writeSlides } from './write-slides.ts';
