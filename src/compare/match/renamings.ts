// renamings: the same words put in the place of the same others all over the book, as when a macro is renamed. With these
// undone, blocks are compared by what else changed in them.

import type { Block } from '../manifest.ts';
import { besides } from './equal.ts';
import { pair, unmatchedOld, variantsFit } from './matching.ts';
import type { Matching } from './matching.ts';
import { fewestOfRenaming } from './thresholds.ts';
import type { WordList } from './words.ts';
import { familyOf } from './words.ts';

/** Longest run of words that counts as a name. */
const longestName = 4;

/** Pairs, beside their neighbours, blocks that are equal once what was renamed everywhere is renamed. */
export function pairRenamed(matching: Matching): void {
  const names = renamings(matching);
  if (names.length === 0) return;
  const rename = (text: string): string => {
    let now = text;
    for (const [before, after] of names) now = now.replaceAll(before, after);
    return now;
  };
  for (const from of unmatchedOld(matching)) {
    const block = matching.old.blocks[from] as Block;
    const renamed = rename(signs(matching.words.of(block)));
    const equal = fitting(matching, from).filter((to) => signs(wordsOf(matching, to)) === renamed);
    if (equal.length === 1) pair(matching, from, { to: equal[0] as number, how: 'edited', score: 1 });
  }
}

const wordsOf = ({ new: next, words }: Matching, to: number): WordList => words.of(next.blocks[to] as Block);

/** Words as one string in which runs of words can be found. */
const signs = (words: WordList): string => ` ${words.join('  ')} `;

function fitting(matching: Matching, from: number): number[] {
  const block = matching.old.blocks[from] as Block;
  return besides(matching, from, 10).filter((to) => {
    const other = matching.new.blocks[to] as Block;
    return familyOf[other.kind] === familyOf[block.kind] && variantsFit(block, other);
  });
}

/** What stands in the place of what, in blocks that are alone between their neighbours; the longest first. */
function renamings(matching: Matching): [string, string][] {
  const counts = new Map<string, number>();
  for (const from of unmatchedOld(matching)) {
    const [to, ...others] = fitting(matching, from);
    if (to === undefined || others.length > 0) continue;
    const change = onlyChange(matching.words.of(matching.old.blocks[from] as Block), wordsOf(matching, to));
    if (change !== undefined) counts.set(change, (counts.get(change) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= fewestOfRenaming)
    .map(([change]) => change.split('→') as [string, string])
    .sort((a, b) => b[0].length - a[0].length);
}

/** "old words→new words" where two lists differ in one place, or in several in the same way. */
function onlyChange(a: WordList, b: WordList): string | undefined {
  let [from, toA, toB] = [0, a.length, b.length];
  while (from < toA && from < toB && a[from] === b[from]) from++;
  while (toA > from && toB > from && a[toA - 1] === b[toB - 1]) [toA, toB] = [toA - 1, toB - 1];
  if (toA === from || toB === from) return undefined;
  for (let before = 1; before <= Math.min(longestName, toA - from); before++) {
    for (let after = 1; after <= Math.min(longestName, toB - from); after++) {
      const [old, now] = [signs(a.subarray(from, from + before)), signs(b.subarray(from, from + after))];
      if (signs(a).replaceAll(old, now) === signs(b)) return `${old}→${now}`;
    }
  }
  return undefined;
}
