// similarity: how much two lists of words have in common, in the same order: 2·LCS / (n + m), from 0 to 1.

import { longestTable } from './thresholds.ts';
import type { WordList } from './words.ts';
import { triplesOf } from './words.ts';

/** The likeness of two lists, or 0 where it is below `least`: what cannot reach that is not worked out. */
export function similarity(a: WordList, b: WordList, least = 0): number {
  const total = a.length + b.length;
  if (total === 0) return 1;
  if ((2 * Math.min(a.length, b.length)) / total < least) return 0;
  let [from, toA, toB] = [0, a.length, b.length];
  while (from < toA && from < toB && a[from] === b[from]) from++;
  while (toA > from && toB > from && a[toA - 1] === b[toB - 1]) [toA, toB] = [toA - 1, toB - 1];
  const ends = from + a.length - toA;
  const [restA, restB] = [a.subarray(from, toA), b.subarray(from, toB)];
  if ((2 * (ends + commonWords(restA, restB))) / total < least) return 0;
  if (restA.length > longestTable && restB.length > longestTable) return byTriples(a, b, least);
  const score = (2 * (ends + commonInOrder(restA, restB))) / total;
  return score < least ? 0 : score;
}

/** Words that both have, in whatever order: no common order can have more. */
function commonWords(a: WordList, b: WordList): number {
  const counts = new Map<number, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common++;
  }
  return common;
}

/** Length of the longest common subsequence (Wagner and Fischer), one row of the table at a time. */
function commonInOrder(a: WordList, b: WordList): number {
  if (a.length === 0 || b.length === 0) return 0;
  const row = new Uint32Array(b.length + 1);
  for (const word of a) {
    let diagonal = 0;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] as number;
      const left = row[j - 1] as number;
      row[j] = word === b[j - 1] ? diagonal + 1 : above > left ? above : left;
      diagonal = above;
    }
  }
  return row[b.length] as number;
}

function byTriples(a: WordList, b: WordList, least: number): number {
  const [one, other] = [triplesOf(a), triplesOf(b)];
  const score = (2 * commonOf(one, other)) / (one.size + other.size);
  return score < least ? 0 : score;
}

export function commonOf(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let common = 0;
  for (const value of small) if (large.has(value)) common++;
  return common;
}
