// book-docs: the sections of a published book as what search looks through.

import type { Manifest } from '../../compare/index.ts';
import { tokenise } from '../../search/index.ts';

export interface BookDoc {
  label: string;
  /** "3.1.2 The loss" */
  title: string;
  titleWords: string[];
  words: string[];
  /** The beginning of its text, for what is shown around the words found. */
  excerpt: string;
}

const longestExcerpt = 6000;

/** One document a section; the text of the sections below it is theirs. Gives way between pages, since books are long. */
export async function bookDocs(manifest: Manifest): Promise<BookDoc[]> {
  const texts = new Map<string, string[]>();
  for (const { section, kind, text } of manifest.blocks) {
    if (kind === 'heading') continue;
    const known = texts.get(section);
    if (known) known.push(text);
    else texts.set(section, [text]);
  }
  const docs: BookDoc[] = [];
  for (const { label, number, title } of manifest.sections) {
    const text = (texts.get(label) ?? []).join('\n');
    const shown = number === undefined ? title : `${number} ${title}`;
    docs.push({
      label,
      title: shown,
      titleWords: tokenise(shown, manifest.language),
      words: tokenise(text, manifest.language),
      excerpt: text.slice(0, longestExcerpt),
    });
    if (docs.length % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return docs;
}
