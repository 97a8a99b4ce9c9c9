// parts: blocks that were split or put together with others: the larger part, or the whole, stands for them.

import type { Block } from '../manifest.ts';
import { besides } from './equal.ts';
import { pair, unmatchedOld, variantsFit } from './matching.ts';
import type { Matching } from './matching.ts';
import { commonOf } from './similarity.ts';
import { containedInWhole, fewestWordsOfPart } from './thresholds.ts';
import { familyOf } from './words.ts';

export function pairParts(matching: Matching): void {
  for (const from of unmatchedOld(matching)) {
    const split = best(matching, from, besides(matching, from, 10), 'split');
    const merged = split ?? best(matching, from, matchedBesides(matching, from), 'merged');
    if (merged) pair(matching, from, merged);
  }
}

/** Open blocks beside its place that hold most of a block: it may have been put into one of them. */
export function holdersInPlace(matching: Matching, from: number): number[] {
  const { old, new: next, words } = matching;
  const block = old.blocks[from] as Block;
  const triples = words.triples(block);
  if (words.of(block).length < fewestWordsOfPart) return [];
  const around = new Set([...besides(matching, from, 10), ...matchedBesides(matching, from)]);
  return [...around].filter((to) => {
    const other = next.blocks[to] as Block;
    if (familyOf[block.kind] !== familyOf[other.kind] || !variantsFit(block, other)) return false;
    return commonOf(triples, cameInto(matching, to)) >= containedInWhole * triples.size;
  });
}

/** Triples of a new block that the old one of it did not have: what the whole said before is no part that came into it. */
function cameInto({ old, new: next, words, origin }: Matching, to: number): ReadonlySet<number> {
  const all = words.triples(next.blocks[to] as Block);
  const before = origin[to];
  return before === undefined ? all : without(all, words.triples(old.blocks[before] as Block));
}

/** New blocks around its place that have an old one already: it may be in one of these. */
function matchedBesides({ found, new: next, scattered }: Matching, from: number): number[] {
  if (scattered) return [];
  const around = new Set<number>();
  for (const at of [from - 2, from - 1, from + 1, from + 2]) {
    const match = found[at];
    if (match === undefined) continue;
    for (const to of [match.to - 1, match.to, match.to + 1])
      if (next.blocks[to] !== undefined) around.add(to);
  }
  return [...around];
}

function best(
  matching: Matching,
  from: number,
  candidates: readonly number[],
  how: 'split' | 'merged',
): { to: number; how: 'split' | 'merged'; score: number } | undefined {
  const { old, new: next, words } = matching;
  const block = old.blocks[from] as Block;
  let found: { to: number; how: 'split' | 'merged'; score: number; size: number } | undefined;
  for (const to of candidates) {
    const other = next.blocks[to] as Block;
    if (familyOf[block.kind] !== familyOf[other.kind] || !variantsFit(block, other)) continue;
    const part = how === 'split' ? other : block;
    if (words.of(part).length < fewestWordsOfPart) continue;
    const size = commonOf(words.triples(block), cameInto(matching, to));
    const score = size / words.triples(part).size;
    if (score >= containedInWhole && size > (found?.size ?? 0)) found = { to, how, score, size };
  }
  return found && { to: found.to, how, score: found.score };
}

const without = (set: ReadonlySet<number>, others: ReadonlySet<number>): ReadonlySet<number> =>
  new Set([...set].filter((one) => !others.has(one)));
