// defined-in: where a definition of the library stands in the book, in words.

import type { DefinedIn } from '../../code/index.ts';
import { plainText } from '../../document/index.ts';
import type { Book, Page } from '../../link/index.ts';

/** "Section 3.1 (Linear Regression)": the nearest section with a label and a number, else the page. */
export function definedIn(book: Book): DefinedIn {
  return ({ kind, page: path, label }) => {
    if (kind !== 'definition') return undefined;
    const target = label === undefined ? undefined : book.labels.get(label);
    if (target?.kind === 'heading' && target.enumerator !== undefined)
      return `${book.words.section} ${target.enumerator} (${plainText(target.title)})`;
    const page = book.page(path);
    return page && pageWords(page, book);
  };
}

function pageWords({ enumerator, title }: Page, { words }: Book): string {
  const name = plainText(title).replace(/\s+/g, ' ').trim();
  if (enumerator === undefined) return `"${name}"`;
  const isLetter = /^\p{Lu}+$/u.test(enumerator);
  const kind = isLetter ? words.appendix : enumerator.includes('.') ? words.section : words.chapter;
  return `${kind} ${enumerator} (${name})`;
}
