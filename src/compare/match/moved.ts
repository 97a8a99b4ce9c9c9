// moved: which blocks changed their place in the order of their page, or left it.

import type { Matching } from './matching.ts';

/** Numbers of old blocks that now stand on another page, or outside the longest run that kept its order. */
export function movedBlocks({ old, new: next, found }: Matching): ReadonlySet<number> {
  const moved = new Set<number>();
  const pages = new Map<string, number[]>();
  for (const [from, match] of found.entries()) {
    if (match === undefined) continue;
    const page = old.page[from] as string;
    if (next.page[match.to] !== page) moved.add(from);
    else {
      const list = pages.get(page);
      if (list) list.push(from);
      else pages.set(page, [from]);
    }
  }
  for (const numbers of pages.values()) {
    const kept = new Set(rising(numbers.map((from) => found[from]?.to as number)));
    numbers.forEach((from, i) => {
      if (!kept.has(i)) moved.add(from);
    });
  }
  return moved;
}

/** Places in the list of its longest subsequence that does not fall (patience sorting). */
function rising(values: readonly number[]): number[] {
  const tops: number[] = [];
  const before: number[] = [];
  values.forEach((value, at) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tops[middle] as number] as number) <= value) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tops[low - 1] as number) : -1;
    tops[low] = at;
  });
  const chain: number[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] as number) chain.push(at);
  return chain;
}
