// references: the labels of the book that posts can cite, and the words by which the book calls them.

import type { Block, Manifest, Section } from '../../compare/index.ts';
import { wordsOf } from '../../link/index.ts';
import type { Words } from '../../link/index.ts';
import type { CookWords } from './words.ts';

export interface BookReference {
  /** "Equation 3.1.2"; the title where it has no number. */
  name: string;
  /** "3.1.2" */
  number?: string;
  /** Of sections and pages. */
  title?: string;
}

/** Plain data, so that it can go to another thread. */
export interface BookReferences {
  labels: ReadonlyMap<string, BookReference>;
  /** Macros of the book's formulas. */
  macros: Readonly<Record<string, string>>;
  words: CookWords;
}

/** Between a word and its number a line never breaks. */
const nonBreaking = '\u00a0';

/** The book's labels by its own words ("Equation") and its macros. @param words those of the forum */
export function referencesOf(manifest: Manifest, words: CookWords): BookReferences {
  const book = wordsOf(manifest.language);
  const labels = new Map<string, BookReference>();
  for (const section of manifest.sections) labels.set(section.label, ofSection(section, book));
  for (const block of manifest.blocks) {
    const reference = block.label === undefined ? undefined : ofBlock(block, book);
    if (reference && block.label !== undefined && !labels.has(block.label))
      labels.set(block.label, reference);
  }
  for (const [old, label] of Object.entries(manifest.aliases)) {
    const reference = labels.get(label);
    if (reference && !labels.has(old)) labels.set(old, reference);
  }
  return { labels, macros: manifest.macros ?? {}, words };
}

function ofSection({ number, title, id }: Section, words: Words): BookReference {
  if (number === undefined) return { name: title, title };
  const appendix = /^\p{Lu}+$/u.test(number);
  const word = id === undefined && appendix ? words.appendix : undefined;
  const chapter = id === undefined && !number.includes('.') ? words.chapter : words.section;
  return { name: `${word ?? chapter}${nonBreaking}${number}`, number, title };
}

function ofBlock(block: Block, words: Words): BookReference | undefined {
  if (block.number === undefined) return undefined;
  const { number } = block;
  if (block.called !== undefined) return { name: block.called, number };
  const named: Partial<Record<Block['kind'], string>> = {
    math: words.equation,
    figure: words.figure,
    table: words.table,
    code: words.listing,
    exercise: words.exercise,
    heading: words.section,
  };
  const word = named[block.kind];
  return { name: word === undefined ? number : `${word}${nonBreaking}${number}`, number };
}
