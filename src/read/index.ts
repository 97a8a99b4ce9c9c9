// read/: turns an author's text into a document tree and diagnostics: readMarkdown(path, text, options).
// Main functions: readMarkdown (CommonMark + MyST), readD2l (the Markdown of Dive into Deep Learning), readPost (what readers write). It must never fail: broken input becomes an error node and a diagnostic;
// it does no I/O: other files come through `options.load`.

export type { ReadOptions } from './markdown/options.ts';
export { readMarkdown, readOutputMarkdown } from './markdown/read-markdown.ts';
export { readD2l } from './d2l/read-d2l.ts';
export { readPost } from './post/read-post.ts';
