// link.test: whole small books, from Markdown to numbers, references, lists and diagnostics.

import { cases } from '../../tests/cases.ts';
import { bookOf } from '../../tests/book-of.ts';
import type { BookOfOptions } from '../../tests/book-of.ts';
import { printContents, printDiagnostics, printIndex, printPages } from '../../tests/print-book.ts';

/**
 * Input: an optional line `@book {json of BookOfOptions}`, then pages, each after a line `@@ path`; `§## ` is a heading of level 2, since `## ` begins a case.
 * Output: the pages; the contents when they have depth; the index and the diagnostics when there are any.
 */
cases(new URL('cases/', import.meta.url), (input) => {
  const [head = '', ...parts] = input.replace(/^§/gm, '').split(/^@@ /m);
  const options = JSON.parse(head.trim().replace(/^@book /, '') || '{}') as BookOfOptions;
  const pages = Object.fromEntries(
    parts.map((part): [string, string] => [
      part.slice(0, part.indexOf('\n')).trim(),
      part.slice(part.indexOf('\n') + 1).replace(/\n+$/, '\n'),
    ]),
  );
  const { book, diagnostics } = bookOf(pages, options);
  const contents = options.settings?.contents === undefined ? '' : printContents(book.contents);
  return [printPages(book), contents, printIndex(book.index), printDiagnostics(diagnostics)]
    .filter((part) => part !== '')
    .join('\n\n');
});
