// cook/: what readers write, as finished HTML: readPost's tree → Html that holds only what is on a list of allowed things.
// Main functions: createCook(references) → cook(raw, context) in a thread of its own with a deadline; cookPost, the same as a plain
// function; wordDiff for the history of a post. It must never let HTML, scripts, ids or addresses of readers out unchecked.

export type { BookReference, BookReferences } from './references.ts';
export type { CookWords } from './words.ts';
export type { Cook, CookOptions } from './create-cook.ts';
export type { Cooked, CookContext, CookProblem, CookProblemCode, QuotedPost } from './cooked.ts';
export { referencesOf } from './references.ts';
export { cookVersion, cookedHtml, isStale } from './cooked.ts';
export { limits } from './limits.ts';
export { cookPost, fromSource } from './cook-post.ts';
export { createCook } from './create-cook.ts';
export { excerptOf } from './plain.ts';
export type { Readable } from './readable.ts';
export { readable, withSigns } from './readable.ts';
export { rebake } from './rebake.ts';
export { lookUps } from './look-ups.ts';
export { unsafeIn } from './check/check-html.ts';
export { wordDiff } from './diff/word-diff.ts';
export type { DiffWords, ShowAtom } from './diff/word-diff.ts';
