// code/: source code into tokens for colouring, definitions and names used, a normal form, and the book's library.
// Main functions: `highlight` for writers, `collectLibrary` for the library, `withAliases` for its names in shown code,
// `normalForm` for the cache.
// It must never run code, and never do I/O.

export type { Token, TokenKind } from './token.ts';
export type { Analysis, Definition, Import } from './analysis.ts';
export type {
  Library,
  LibraryCell,
  LibraryPiece,
  LibrarySetting,
  SavedDefinition,
} from './library/library.ts';
export type { Aliasing, AliasSettings } from './aliases/aliasing.ts';
export type { CellPlace } from './place-in-cell.ts';
export { highlight } from './highlight.ts';
export { analyse } from './analyse.ts';
export { normalForm } from './normal-form.ts';
export { collectLibrary } from './library/collect.ts';
export { packLibrary, unpackLibrary } from './library/assembled.ts';
export { libraryBefore } from './library/before.ts';
export { namesOfLibrary } from './library/names-of-library.ts';
export { languageName } from './languages.ts';
export { aliasingOf } from './aliases/aliasing.ts';
export { withAliases } from './aliases/with-aliases.ts';
export { banner, headerOf } from './library/header.ts';
export { moduleSource } from './library/module-source.ts';
export type { DefinedIn } from './library/module-source.ts';
export { symbolOf, symbolsOf } from './library/symbols.ts';
export { boundNames } from './python/bound-names.ts';
export { placeInCell } from './place-in-cell.ts';
