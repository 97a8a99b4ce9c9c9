// difference: two lists of words → the stretches that both have, and those that only one has.

export interface Change {
  /** Ranges in the two lists, end exclusive; `same` ranges have equal length. */
  same: boolean;
  before: readonly [number, number];
  after: readonly [number, number];
}

/** Cells of a table of common parts that may be filled for one stretch without words that occur once in both. */
const mostCells = 400_000;

/**
 * Patience difference: words that occur once in both texts, in the longest order that both share, divide them (Cohen's method);
 * in between the longest common subsequence. Time grows with the length, whatever the texts.
 */
export function difference(before: readonly string[], after: readonly string[]): Change[] {
  const pairs: [number, number][] = [];
  divide(before, after, [0, before.length, 0, after.length], pairs);
  const changes: Change[] = [];
  let [a, b] = [0, 0];
  const put = (same: boolean, x: number, y: number): void => {
    if (x === a && y === b) return;
    changes.push({ same, before: [a, x], after: [b, y] });
    [a, b] = [x, y];
  };
  for (let i = 0; i < pairs.length;) {
    const [x, y] = pairs[i] as [number, number];
    put(false, x, y);
    let count = 1;
    while (pairs[i + count]?.[0] === x + count && pairs[i + count]?.[1] === y + count) count++;
    put(true, x + count, y + count);
    i += count;
  }
  put(false, before.length, after.length);
  return changes;
}

type Window = readonly [fromA: number, toA: number, fromB: number, toB: number];

/** Adds the pairs of equal words in a window of both texts, in order. */
function divide(a: readonly string[], b: readonly string[], window: Window, pairs: [number, number][]): void {
  let [fromA, toA, fromB, toB] = window;
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) pairs.push([fromA++, fromB++]);
  let tail = 0;
  while (toA > fromA && toB > fromB && a[toA - 1] === b[toB - 1])
    [toA, toB, tail] = [toA - 1, toB - 1, tail + 1];
  if (fromA < toA && fromB < toB) {
    const anchors = anchorsOf(a, b, [fromA, toA, fromB, toB]);
    if (anchors.length === 0) table(a, b, [fromA, toA, fromB, toB], pairs);
    else {
      let [x, y] = [fromA, fromB];
      for (const [atA, atB] of anchors) {
        divide(a, b, [x, atA, y, atB], pairs);
        pairs.push([atA, atB]);
        [x, y] = [atA + 1, atB + 1];
      }
      divide(a, b, [x, toA, y, toB], pairs);
    }
  }
  for (let i = 0; i < tail; i++) pairs.push([toA + i, toB + i]);
}

/** Words that occur once on each side, as the longest chain that rises on both. */
function anchorsOf(
  a: readonly string[],
  b: readonly string[],
  [fromA, toA, fromB, toB]: Window,
): [number, number][] {
  const once = (list: readonly string[], from: number, to: number): Map<string, number> => {
    const found = new Map<string, number>();
    for (let i = from; i < to; i++) {
      const word = list[i] as string;
      found.set(word, found.has(word) ? -1 : i);
    }
    return found;
  };
  const inB = once(b, fromB, toB);
  const both: [number, number][] = [];
  for (const [word, at] of once(a, fromA, toA)) {
    const there = inB.get(word) ?? -1;
    // Blanks and signs that happen to stand there once say nothing.
    if (at >= 0 && there >= 0 && /[\p{L}\p{N}]/u.test(word)) both.push([at, there]);
  }
  return rising(both.sort((x, y) => x[0] - y[0]));
}

/** The longest subsequence whose second numbers rise (patience sorting). */
function rising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, value], index) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] as number] as [number, number])[1] < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tops[low - 1] as number) : -1;
    tops[low] = index;
  });
  const chain: [number, number][] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] as number)
    chain.push(pairs[at] as [number, number]);
  return chain.reverse();
}

/** The longest common subsequence by the table of Wagner and Fischer; nothing where the table would be too large. */
function table(
  a: readonly string[],
  b: readonly string[],
  [fromA, toA, fromB, toB]: Window,
  pairs: [number, number][],
): void {
  const [rows, columns] = [toA - fromA, toB - fromB];
  if (rows * columns > mostCells) return;
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[fromA + i] === b[fromB + j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (a[fromA + i] === b[fromB + j]) pairs.push([fromA + i++, fromB + j++]);
    else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) i++;
    else j++;
  }
}
