// find-quote: some words of an earlier text → where they stand in this one, allowing for small changes; never a guess.

export interface QuoteToFind {
  exact: string;
  /** Words before and after it in the earlier text. */
  prefix?: string | null;
  suffix?: string | null;
  /** Where it stood. */
  start?: number | null;
}

export interface FoundQuote {
  start: number;
  length: number;
  /** 1 = unchanged. */
  score: number;
}

/** Measured on unrelated pages: at this likeness no quote is found where it is not; shorter ones need more. */
const likeEnough = (length: number): number => (length < 40 ? 0.85 : 0.75);
/** Shorter words are like too much: only unchanged ones are found. */
const shortestChanged = 20;
/** The table of changes is not filled for more cells than this. */
const mostCells = 4_000_000;

/** Unchanged, where it stands most as before; else the likest stretch. Undefined: the words are not there any more. */
export function findQuote(text: string, quote: QuoteToFind): FoundQuote | undefined {
  const places = exactPlaces(text, quote.exact);
  if (places.length > 0) {
    const start = places.reduce((best, at) =>
      context(text, at, quote) > context(text, best, quote) ? at : best,
    );
    return { start, length: quote.exact.length, score: 1 };
  }
  if (quote.exact.length < shortestChanged || text.length * quote.exact.length > mostCells) return undefined;
  const found = likest(text, quote.exact);
  return found.score >= likeEnough(quote.exact.length) ? found : undefined;
}

function exactPlaces(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + 1))
    places.push(at);
  return places;
}

/** How much of what stood around the quote stands around this place, and how near it is to the old one. */
function context(text: string, at: number, { exact, prefix, suffix, start }: QuoteToFind): number {
  const before = prefix ?? '';
  const after = suffix ?? '';
  const end = at + exact.length;
  let same = 0;
  for (let i = 1; i <= before.length && text[at - i] === before[before.length - i]; i++) same++;
  for (let i = 0; i < after.length && text[end + i] === after[i]; i++) same++;
  return same + (start === undefined || start === null ? 0 : 1 / (2 + Math.abs(at - start)));
}

/** Sellers: the stretch of the text from which the quote is fewest changes of single letters away. */
function likest(text: string, quote: string): FoundQuote {
  const width = quote.length + 1;
  let costs = Uint32Array.from({ length: width }, (_, i) => i);
  let starts = new Uint32Array(width);
  let next = new Uint32Array(width);
  let from = new Uint32Array(width);
  let best = { cost: quote.length, start: 0, end: 0 };
  for (let at = 1; at <= text.length; at++) {
    next[0] = 0;
    from[0] = at;
    for (let i = 1; i < width; i++) {
      const replaced = (costs[i - 1] as number) + (quote[i - 1] === text[at - 1] ? 0 : 1);
      const left = (next[i - 1] as number) + 1;
      const added = (costs[i] as number) + 1;
      if (replaced <= left && replaced <= added) [next[i], from[i]] = [replaced, starts[i - 1] as number];
      else if (left <= added) [next[i], from[i]] = [left, from[i - 1] as number];
      else [next[i], from[i]] = [added, starts[i] as number];
    }
    [costs, next, starts, from] = [next, costs, from, starts];
    const cost = costs[quote.length] as number;
    if (cost < best.cost) best = { cost, start: starts[quote.length] as number, end: at };
  }
  return { start: best.start, length: best.end - best.start, score: 1 - best.cost / quote.length };
}
