// snippet: the stretch of a text that has most of the words looked for, in pieces, with those words marked.

import type { QueryWords } from './query-words.ts';
import { tokensOf } from './tokens.ts';

export interface Piece {
  text: string;
  marked: boolean;
}

/** At most `longest` signs of the text, from a word to a word. */
export function snippet(text: string, query: QueryWords, longest = 200, language?: string): Piece[] {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const last = query.words.at(-1);
  const matches = (word: string): string | undefined =>
    query.words.find((one) => one === word || (query.open && one === last && word.startsWith(one)));
  const hits = tokensOf(line, language).flatMap(({ word, start, end }) => {
    const found = matches(word);
    return found === undefined ? [] : [{ found, start, end }];
  });
  const from = beginning(line, hits, longest);
  const to = ending(line, from, longest);
  const pieces: Piece[] = [];
  const put = (words: string, marked: boolean): void => {
    if (words !== '') pieces.push({ text: words, marked });
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
