// snippet: the stretch of a text that has most of the words looked for, in pieces, with those words marked.

import type { FormulaPlace } from './formulas.ts';
import { formulasIn, withFormulas } from './formulas.ts';
import type { QueryWords } from './query-words.ts';
import { tokensOf } from './tokens.ts';

export interface Piece {
  text: string;
  marked: boolean;
}

export interface SnippetOptions {
  /** Signs of the text that are shown. */
  longest?: number;
  language?: string;
  /** What is shown for a formula, given with its dollars; it is marked as a whole. Without it the TeX is shown. */
  formula?: (source: string) => string;
}

/** At most `longest` signs of the text, from a word to a word. */
export function snippet(text: string, query: QueryWords, options: SnippetOptions = {}): Piece[] {
  const { longest = 200, language, formula } = options;
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const formulas = formula === undefined ? [] : formulasIn(line);
  const hits = wholeHits(hitsIn(line, query, language), formulas);
  const from = outside(beginning(line, hits, longest), formulas);
  const to = outside(ending(line, from, longest), formulas, from);
  const shown = (words: string): string => (formula === undefined ? words : withFormulas(words, formula));
  const pieces: Piece[] = [];
  const put = (words: string, marked: boolean): void => {
    if (words !== '') pieces.push({ text: shown(words), marked });
  };
  let at = from;
  for (const { start, end } of hits) {
    if (start < at || end > to) continue;
    put(line.slice(at, start), false);
    put(line.slice(start, end), true);
    at = end;
  }
  put(line.slice(at, to), false);
  if (from > 0) pieces.unshift({ text: '… ', marked: false });
  if (to < line.length) pieces.push({ text: ' …', marked: false });
  return pieces;
}

function hitsIn(line: string, query: QueryWords, language: string | undefined): Hit[] {
  const last = query.words.at(-1);
  const matches = (word: string): string | undefined =>
    query.words.find((one) => one === word || (query.open && one === last && word.startsWith(one)));
  return tokensOf(line, language).flatMap(({ word, start, end }) => {
    const found = matches(word);
    return found === undefined ? [] : [{ found, start, end }];
  });
}

/** A hit in a formula is the formula. */
const wholeHits = (hits: readonly Hit[], formulas: readonly FormulaPlace[]): Hit[] =>
  formulas.length === 0
    ? [...hits]
    : hits.map((hit) => ({
        ...hit,
        ...formulas.find(({ start, end }) => start <= hit.start && hit.end <= end),
      }));

/** A place that is not within a formula: before it, or where that is not after `least`, behind it. */
function outside(at: number, formulas: readonly FormulaPlace[], least = -1): number {
  const around = formulas.find(({ start, end }) => start < at && at < end);
  if (around === undefined) return at;
  return around.start > least ? around.start : around.end;
}

interface Hit {
  found: string;
  start: number;
  end: number;
}

/** Where to begin so that most of the different words are within reach. */
function beginning(line: string, hits: readonly Hit[], longest: number): number {
  if (line.length <= longest) return 0;
  let best = 0;
  let most = 0;
  hits.forEach((hit, i) => {
    const seen = new Set<string>();
    for (let j = i; j < hits.length && (hits[j] as Hit).end - hit.start <= longest * 0.8; j++)
      seen.add((hits[j] as Hit).found);
    if (seen.size > most) [most, best] = [seen.size, hit.start];
  });
  const wanted = Math.max(0, Math.min(best - Math.floor(longest / 5), line.length - longest));
  if (wanted === 0) return 0;
  const blank = line.indexOf(' ', wanted);
  return blank >= 0 && blank < best ? blank + 1 : wanted;
}

function ending(line: string, from: number, longest: number): number {
  if (line.length - from <= longest) return line.length;
  const blank = line.lastIndexOf(' ', from + longest);
  const end = blank > from + longest / 2 ? blank : from + longest;
  // Never between the halves of a sign.
  return /[\uD800-\uDBFF]/.test(line[end - 1] ?? '') ? end - 1 : end;
}
