// changes: what an author does between two builds, as texts of pages that are different after it.

import type { Book, Change, Pages } from './scenario.ts';

/** One new word in a paragraph. */
export const oneWord: Change = (pages, { prose }, nth) =>
  new Map([[prose.file, replacedOnce(textOf(pages, prose.file), prose.words, `${prose.words} word${nth}`)]]);

/** A label gets another name, and so do all references to it. */
export const labelAndUses: Change = (pages, book, nth) => {
  const { name } = labelOf(book);
  return changedOnly(pages, (text) => text.replaceAll(wholeWord(name), `${name}-${nth}`));
};

/** A label gets another name; its users keep the old one. */
export const labelAlone: Change = (pages, book, nth) => {
  const { file, name, definition } = labelOf(book);
  const renamed = definition.replace(name, `${name}-${nth}`);
  return new Map([[file, replacedOnce(textOf(pages, file), definition, renamed)]]);
};

/** `file:line` of every line that refers to the book's label. */
export function labelUses(pages: Pages, book: Book): string[] {
  const { name, definition } = labelOf(book);
  return [...pages].flatMap(([file, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        wholeWord(name).test(line.replace(definition, '')) ? [`${file}:${index + 1}`] : [],
      ),
  );
}

function changedOnly(pages: Pages, change: (text: string) => string): Pages {
  const changed = new Map<string, string>();
  for (const [file, text] of pages) {
    const next = change(text);
    if (next !== text) changed.set(file, next);
  }
  return changed;
}

/** A label is not part of a longer one: `page-1` does not stand in `page-12`. */
const wholeWord = (name: string): RegExp =>
  new RegExp(`(?<![\\w-])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g');

function replacedOnce(text: string, old: string, next: string): string {
  const parts = text.split(old);
  if (parts.length !== 2) throw new Error(`"${old}" stands ${parts.length - 1} times on the page, not once`);
  return parts.join(next);
}

function textOf(pages: Pages, file: string): string {
  const text = pages.get(file);
  if (text === undefined) throw new Error(`the book has no page ${file}`);
  return text;
}

function labelOf(book: Book): NonNullable<Book['label']> {
  if (!book.label) throw new Error(`${book.name} names no label to rename`);
  return book.label;
}
