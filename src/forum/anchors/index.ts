// anchors/: places in the book that discussions hang on, kept through every version: a new place → its row (`anchorFor`), a new
// version → what became of every place (`publishVersion`). It must never guess: what could be one of several is put to a person.

export { anchorFor } from './anchor-for.ts';
export type { AnchorRow, AskedPlace } from './anchor-for.ts';
export type { AnchoredBook } from './book.ts';
export { anchorView, whatChanged } from './anchor-view.ts';
export type { AnchorWords, PlaceCase, ShowPlace } from './anchor-view.ts';
export { anchorCommands } from './commands.ts';
export { decidePlace, takeBackPlace } from './decide-place.ts';
export { lastChange } from './take-back.ts';
export { publishVersion } from './publish.ts';
export type { Published, PublishInput, PublishOutcome } from './publish.ts';
export type { VanishedLabel } from './vanished.ts';
