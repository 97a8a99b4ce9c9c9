// query-words: what a reader types → the words that must stand in what is found.

import { stopWords } from './stop-words.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

export interface QueryWords {
  /** Folded, each once, at most twelve. */
  words: string[];
  /** The last one may be the beginning of a word: it is still being typed. */
  open: boolean;
}

const most = 12;

/** Of words that lie in each other (an identifier and its parts) the longest counts; words that say nothing only where there is no other. */
export function queryWords(text: string, language?: string): QueryWords {
  const tokens = tokensOf(text.slice(0, 500), language);
  const outer = tokens.filter((one, at) => !tokens.some((other, i) => holds(other, one, i < at)));
  const all = [...new Set(outer.map(({ word }) => word))];
  const telling = all.filter((word) => !stopWords.has(word));
  const last = outer.at(-1);
  const words = (telling.length > 0 ? telling : all).slice(0, most);
  const open =
    last !== undefined && last.end === text.length && words.at(-1) === last.word && last.word.length > 1;
  return { words, open };
}

/** Whether a word lies within another one, or where the other has it too and came first. */
const holds = (other: Token, one: Token, first: boolean): boolean =>
  other.start <= one.start &&
  other.end >= one.end &&
  (first || other.start < one.start || other.end > one.end) &&
  other !== one;
