// search/: the book and its discussions in one box: posts and sections as words in the database's own index, found and ranked.
// Main functions: search(read, text, asked) → a page of results; readTitles → what is like a title; indexPost and indexThread inside of
// commands; bookDocs + the command 'search.book' for the text of the book. It must never show what is not shown elsewhere: what is
// held, hidden, removed or folded is not in the index at all.

export { bookDocs } from './book-docs.ts';
export type { BookDoc } from './book-docs.ts';
export { indexPost, indexThread } from './index-post.ts';
export { search } from './search.ts';
export type { SearchAsked, SearchHit, SearchView } from './search.ts';
export type { Titles } from './titles.ts';
export { readTitles } from './titles.ts';
