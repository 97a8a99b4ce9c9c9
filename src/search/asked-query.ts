// asked-query: what a reader types into the one box → words, phrases in quotes, and what narrows the search.

import type { QueryWords } from './query-words.ts';
import { queryWords } from './query-words.ts';
import { tokenise } from './tokenise.ts';

/** How a discussion stands. */
export const standings = ['solved', 'unsolved', 'unanswered'] as const;
export type Standing = (typeof standings)[number];

export interface QueryFilters {
  /** Labels of sections: found is what is in one of them. */
  in: string[];
  /** All of them hold. */
  is: Standing[];
  /** Name of who wrote it. */
  by?: string;
}

export interface AskedQuery {
  /** Words outside of quotes; with those of phrases, for excerpts, in `shown`. */
  words: QueryWords;
  /** Words that must follow each other. */
  phrases: string[][];
  filters: QueryFilters;
  shown: QueryWords;
}

const mostPhrases = 4;
const phrase = /(?<!\S)["“„«]([^"“”„«»]+)["”“»](?!\S)/gu;
const filter = /(?<!\S)(in|is|by):(\S{1,200})(?!\S)/giu;

/** A quote without its end, and a word with a colon that narrows nothing, are words like others. */
export function askedQuery(text: string, language?: string): AskedQuery {
  const filters: QueryFilters = { in: [], is: [] };
  const phrases: string[][] = [];
  const bare = text
    .slice(0, 500)
    .replaceAll(phrase, (_, words: string) => {
      const all = tokenise(words, language);
      if (all.length > 0 && phrases.length < mostPhrases) phrases.push(all);
      return ' ';
    })
    .replaceAll(filter, (whole, name: string, value: string) =>
      narrow(filters, name.toLowerCase(), value) ? ' ' : whole,
    );
  const words = queryWords(bare, language);
  return {
    words,
    phrases,
    filters,
    // The last word of those outside may be a beginning: it stays the last.
    shown: { words: [...new Set([...phrases.flat(), ...words.words])], open: words.open },
  };
}

function narrow(filters: QueryFilters, name: string, value: string): boolean {
  if (name === 'in') filters.in.push(value);
  else if (name === 'by') filters.by = value.replace(/^@/, '');
  else {
    const found = standings.find((one) => one === value.toLowerCase());
    if (found === undefined) return false;
    filters.is.push(found);
  }
  return true;
}
