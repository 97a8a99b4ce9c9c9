// compare/: a book as a table of blocks, and two versions of it: which block is which, what moved, what changed.
// Main functions: `writeWithPart` and `manifestText` make the table when the site is written, `matchBlocks` compares two.
// One matcher for discussions, suggestions, editions and translations. It must never do I/O.

export type { Block, BlockKind, Manifest, ManifestPage, Section } from './manifest.ts';
export type { ManifestInput } from './manifest-text.ts';
export { manifestText } from './manifest-text.ts';
export type { PagePart } from './page-part.ts';
export { writeWithPart } from './page-part.ts';
export { matchBlocks } from './match/match-blocks.ts';
export type { Match, Matches } from './match/match-blocks.ts';
export { currentLabel } from './match/matching.ts';
export type { ComparedBook, MatchHow, MatchOptions } from './match/matching.ts';
export { sectionsNow } from './match/sections.ts';
