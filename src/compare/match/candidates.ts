// candidates: for blocks that changed, the new ones that each could have become: beside its neighbours, in its section, and
// anywhere by rare triples of words.

import type { Block } from '../manifest.ts';
import { besides } from './equal.ts';
import { unmatchedNew, unmatchedOld, variantsFit } from './matching.ts';
import type { Matching } from './matching.ts';
import { similarity } from './similarity.ts';
import {
  alikeAnywhere,
  alikeAnywhereInSigns,
  alikeNearby,
  fewestRareShared,
  fewestWordsAnywhere,
  gapReach,
  mostBlocksOfTriple,
  mostElsewhere,
} from './thresholds.ts';
import { familyOf } from './words.ts';

/** Between the same neighbours; in the same section; anywhere else. */
export type Where = 'gap' | 'section' | 'elsewhere';

export interface Possible {
  from: number;
  to: number;
  score: number;
  where: Where;
  /** Between the same neighbours, or in the same section. */
  near: boolean;
}

/** Everything that is like enough, by number of the old block. */
export function possiblePairs(matching: Matching): Map<number, Possible[]> {
  const open = unmatchedNew(matching);
  const elsewhere = tripleIndex(matching, open);
  const openIn = inSections(matching, open);
  const pairs = new Map<number, Possible[]>();
  for (const from of unmatchedOld(matching)) {
    const gap = new Set(besides(matching, from, gapReach));
    const isShort = matching.words.of(matching.old.blocks[from] as Block).length < fewestWordsAnywhere;
    const section = isShort
      ? []
      : (openIn.get(matching.old.section[from] as string)?.slice(0, gapReach * 2) ?? []);
    const near = new Set([...gap, ...section]);
    const found = [
      ...judged(matching, from, { to: gap, least: alikeNearby, where: 'gap' }),
      ...judged(matching, from, {
        to: section.filter((to) => !gap.has(to)),
        least: alikeNearby,
        where: 'section',
      }),
      ...judged(matching, from, {
        to: isShort ? [] : elsewhere(from).filter((to) => !near.has(to)),
        least: farEnough(matching.old.blocks[from] as Block),
        where: 'elsewhere',
      }),
    ];
    if (found.length > 0) pairs.set(from, found);
  }
  return pairs;
}

const isSigns = ({ kind }: Block): boolean => familyOf[kind] === 'math' || familyOf[kind] === 'code';
const farEnough = (block: Block): number => (isSigns(block) ? alikeAnywhereInSigns : alikeAnywhere);

/** In how many formulas and cells each triple stands: lines that every page begins with tell nothing. */
function triplesOfSigns({ new: next, words }: Pick<Matching, 'new' | 'words'>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const block of next.blocks) {
    if (!isSigns(block)) continue;
    for (const triple of words.triples(block)) counts.set(triple, (counts.get(triple) ?? 0) + 1);
  }
  return counts;
}

function inSections({ new: next }: Matching, open: readonly number[]): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  for (const number of open) {
    const label = next.section[number] as string;
    const list = lists.get(label);
    if (list) list.push(number);
    else lists.set(label, [number]);
  }
  return lists;
}

function judged(
  { old, new: next, words }: Matching,
  from: number,
  { to, least, where }: { to: Iterable<number>; least: number; where: Where },
): Possible[] {
  const block = old.blocks[from] as Block;
  return [...to].flatMap((number) => {
    const other = next.blocks[number] as Block;
    if (familyOf[block.kind] !== familyOf[other.kind] || !variantsFit(block, other)) return [];
    const score = similarity(words.of(block), words.of(other), least);
    return score > 0 ? [{ from, to: number, score, where, near: where !== 'elsewhere' }] : [];
  });
}

/** Gives for an old block the open new ones that share most of its rare triples. */
function tripleIndex(
  { old, new: next, words }: Matching,
  open: readonly number[],
): (from: number) => number[] {
  const index = new Map<number, number[]>();
  const everywhere = triplesOfSigns({ new: next, words });
  for (const number of open) {
    for (const triple of words.triples(next.blocks[number] as Block)) {
      const list = index.get(triple);
      if (list) list.push(number);
      else index.set(triple, [number]);
    }
  }
  return (from) => {
    const block = old.blocks[from] as Block;
    const counts = new Map<number, number>();
    for (const triple of words.triples(block)) {
      const list = index.get(triple);
      if (list === undefined || list.length > mostBlocksOfTriple) continue;
      if (isSigns(block) && (everywhere.get(triple) ?? 0) > mostBlocksOfTriple) continue;
      for (const number of list) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    const least = words.triples(block).size * fewestRareShared;
    return [...counts]
      .filter(([, count]) => count >= least)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, mostElsewhere)
      .map(([number]) => number);
  };
}
