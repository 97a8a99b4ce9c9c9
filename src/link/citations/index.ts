// citations/: turns BibTeX files, a CSL style and the book's citations into finished words and a list of works cited.
// Main functions: `readBibliography(files)` and `formatCitations(items, clusters, csl, language)`.
// It must never do I/O or know of pages: it sees works and clusters of citations only.

export type { CslFiles } from './csl-files.ts';
export type { CitedItem, CitedPiece, Cluster, Formatted, FormattedEntry, Item } from './item.ts';
export { readBibliography } from './bibtex/index.ts';
export { readLocator } from './locator.ts';
export { formatCitations } from './format.ts';
