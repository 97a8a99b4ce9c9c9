// search/: text into words that can be found: one tokeniser for the book, the browser and the forum, and the book's index.
// Main functions: tokenise(text, language) → words; queryWords for what a reader types; snippet for what is shown of a text.
// It must never do I/O and never know what is searched.

export { tokenise } from './tokenise.ts';
export type { Token } from './tokens.ts';
export { tokensOf } from './tokens.ts';
export type { QueryWords } from './query-words.ts';
export { queryWords } from './query-words.ts';
export type { AskedQuery, QueryFilters, Standing } from './asked-query.ts';
export { askedQuery } from './asked-query.ts';
export { stopWords } from './stop-words.ts';
export type { FormulaPlace } from './formulas.ts';
export { formulaPattern, formulasIn, withFormulas } from './formulas.ts';
export type { Piece } from './snippet.ts';
export { snippet } from './snippet.ts';
export type { BookIndex, IndexedPage, MadeIndex, SearchSection, SearchShard } from './book-index.ts';
export { indexPage, makeIndex, shardsFor } from './book-index.ts';
export type { Found, Ranked } from './rank.ts';
export { rank } from './rank.ts';
