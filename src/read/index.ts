// read/: turns an author's text into a document tree and diagnostics: readMarkdown(path, text, options).
// Main function: readMarkdown (CommonMark + MyST). It must never fail: broken input becomes an error node and a diagnostic;
// it does no I/O: other files come through `options.load`.

export type { ReadOptions } from './markdown/options.ts';
export { readMarkdown, readOutputMarkdown } from './markdown/read-markdown.ts';
