// equal: blocks whose text is unchanged: those that stand once in both versions, and repeated ones by their neighbours.

import type { Block } from '../manifest.ts';
import { currentLabel, pair, unmatchedNew, unmatchedOld, variantsFit } from './matching.ts';
import type { Matching } from './matching.ts';
import { similarity } from './similarity.ts';
import { familyOf } from './words.ts';

/** Two tabs may hold the same sentence: what a block is known by names its variants. */
const keyOf = (block: Block): string => `${block.hash} ${block.variants?.join(' ') ?? ''}`;

export function pairUniqueTexts(matching: Matching): void {
  const [old, next] = [byKey(matching.old.blocks), byKey(matching.new.blocks)];
  for (const [key, [from, ...others]] of old) {
    const there = next.get(key);
    if (from !== undefined && others.length === 0 && there?.length === 1) {
      pair(matching, from, { to: there[0] as number, how: 'same', score: 1 });
    }
  }
}

function byKey(blocks: readonly Block[], only?: readonly number[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const number of only ?? blocks.keys()) {
    const key = keyOf(blocks[number] as Block);
    const group = groups.get(key);
    if (group) group.push(number);
    else groups.set(key, [number]);
  }
  return groups;
}

/** The author's own label says it, whatever the text says now. */
export function pairLabels(matching: Matching, aliases: Readonly<Record<string, string>>): void {
  const labelled = new Map<string, number>();
  for (const number of unmatchedNew(matching)) {
    const { label } = matching.new.blocks[number] as Block;
    if (label !== undefined) labelled.set(label, number);
  }
  for (const from of unmatchedOld(matching)) {
    const block = matching.old.blocks[from] as Block;
    const to = block.label === undefined ? undefined : labelled.get(currentLabel(block.label, aliases));
    if (to === undefined || matching.origin[to] !== undefined) continue;
    const other = matching.new.blocks[to] as Block;
    if (familyOf[block.kind] !== familyOf[other.kind] || !variantsFit(block, other)) continue;
    pair(matching, from, {
      to,
      how: 'label',
      score: similarity(matching.words.of(block), matching.words.of(other)),
    });
  }
}

/** A section has one heading: the same section, the same heading; or the only one between the same two neighbours. */
export function pairHeadings(matching: Matching): void {
  const { old, new: next, found, origin, words } = matching;
  const isFree = (to: number): boolean => origin[to] === undefined && next.blocks[to]?.kind === 'heading';
  const own = onlyHeadings(matching.old);
  const theirs = onlyHeadings(matching.new);
  for (const from of unmatchedOld(matching)) {
    const block = old.blocks[from] as Block;
    if (block.kind !== 'heading') continue;
    const before = found[from - 1]?.to ?? -1;
    const between =
      !matching.scattered && isFree(before + 1) && found[from + 1]?.to === before + 2
        ? before + 1
        : undefined;
    const section = old.section[from] as string;
    const to = (own.get(section) === from ? theirs.get(section) : undefined) ?? between;
    if (to === undefined || !isFree(to)) continue;
    const score = similarity(words.of(block), words.of(next.blocks[to] as Block));
    pair(matching, from, { to, how: to === between ? 'edited' : 'label', score });
  }
}

/** The heading of each section that has one. */
function onlyHeadings({ blocks, section }: Matching['old']): Map<string, number> {
  const found = new Map<string, number>();
  const several = new Set<string>();
  for (const [number, { kind }] of blocks.entries()) {
    if (kind !== 'heading') continue;
    const label = section[number] as string;
    if (found.has(label)) several.add(label);
    else found.set(label, number);
  }
  for (const label of several) found.delete(label);
  return found;
}

/** Equal texts beside matched neighbours, forwards and backwards until nothing changes; then in the same section; then on the same page. */
export function pairRepeatedTexts(matching: Matching): void {
  for (let changed = true; changed;) changed = growFrom(matching, 1) || growFrom(matching, -1);
  pairWhereAlone(matching, ({ section }, number) => section[number] as string);
  for (let changed = true; changed;) changed = growFrom(matching, 1) || growFrom(matching, -1);
  pairWhereAlone(matching, ({ page }, number) => page[number] as string);
}

function growFrom(matching: Matching, step: 1 | -1): boolean {
  if (matching.scattered) return false;
  const { old, new: next, found, origin } = matching;
  let changed = false;
  const count = old.blocks.length;
  for (let n = 0; n < count; n++) {
    const from = step === 1 ? n : count - 1 - n;
    const here = found[from - step];
    if (here === undefined || here.how === 'merged' || found[from] !== undefined) continue;
    const to = here.to + step;
    const [a, b] = [old.blocks[from] as Block, next.blocks[to]];
    if (b === undefined || origin[to] !== undefined || keyOf(a) !== keyOf(b)) continue;
    pair(matching, from, { to, how: 'same', score: 1 });
    changed = true;
  }
  return changed;
}

/** Pairs what occurs equally often in the same place, in its order there. */
function pairWhereAlone(
  matching: Matching,
  placeOf: (side: Matching['old'], number: number) => string,
): void {
  const groupsOf = (side: Matching['old'], numbers: readonly number[]): Map<string, number[]> => {
    const groups = new Map<string, number[]>();
    for (const number of numbers) {
      const key = `${placeOf(side, number)} ${keyOf(side.blocks[number] as Block)}`;
      const group = groups.get(key);
      if (group) group.push(number);
      else groups.set(key, [number]);
    }
    return groups;
  };
  const there = groupsOf(matching.new, unmatchedNew(matching));
  for (const [key, from] of groupsOf(matching.old, unmatchedOld(matching))) {
    const to = there.get(key);
    if (to?.length !== from.length) continue;
    from.forEach((number, i) => pair(matching, number, { to: to[i] as number, how: 'same', score: 1 }));
  }
}

/** What stands without a partner between the new places of a block's old neighbours. */
export function besides({ found, origin, scattered }: Matching, from: number, reach = 40): number[] {
  if (scattered) return [];
  const gap = new Set<number>();
  for (const step of [1, -1] as const) {
    let at = from - step;
    while (at >= 0 && at < found.length && from - at < reach && at - from < reach && isNoAnchor(found[at]))
      at -= step;
    const neighbour = found[at];
    if (neighbour === undefined) continue;
    for (let to = neighbour.to + step, n = 0; n < reach && to >= 0 && to < origin.length; to += step, n++) {
      if (origin[to] !== undefined) break;
      gap.add(to);
    }
  }
  return [...gap];
}

const isNoAnchor = (match: Matching['found'][number]): boolean =>
  match === undefined || match.how === 'merged' || match.how === 'split';
