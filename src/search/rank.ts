// rank: which sections have the words of a query, and in which order they are shown (BM25).

import type { BookIndex, SearchShard } from './book-index.ts';
import type { QueryWords } from './query-words.ts';

export interface Found {
  /** Index in the list of sections. */
  section: number;
  score: number;
}

export interface Ranked {
  found: Found[];
  /** No section has all words; these have some. */
  some: boolean;
}

const [saturation, lengthPart] = [1.2, 0.6];
/** Of words that begin as the last one does, as many are looked at. */
const mostEndings = 60;

/** `shards` are all that the query needs. */
export function rank(query: QueryWords, index: BookIndex, shards: readonly SearchShard[]): Ranked {
  const { sections } = index;
  const average =
    sections.reduce((sum, [, , , , words]) => sum + words, 0) / Math.max(1, sections.length) || 1;
  const scores = query.words.map((word, at) =>
    scoresOf(word, query.open && at === query.words.length - 1, index, shards, average),
  );
  const all = joined(scores, true);
  const some = all.size === 0 && scores.length > 1;
  const found = [...(some ? joined(scores, false) : all)].map(([section, score]) => ({ section, score }));
  found.sort((a, b) => b.score - a.score || a.section - b.section);
  return { found, some: some && found.length > 0 };
}

/** Scores by section for one word; for a beginning of words the best of them counts. */
function scoresOf(
  word: string,
  open: boolean,
  { sections }: BookIndex,
  shards: readonly SearchShard[],
  average: number,
): Map<number, number> {
  const scores = new Map<number, number>();
  for (const { list, whole } of listsOf(word, open, shards)) {
    const count = list.length / 2;
    const rarity = Math.log(1 + (sections.length - count + 0.5) / (count + 0.5));
    for (let i = 0; i < list.length; i += 2) {
      const section = list[i] as number;
      const weight = list[i + 1] as number;
      const long = 1 - lengthPart + (lengthPart * (sections[section]?.[4] ?? 0)) / average;
      const score = (rarity * weight * (saturation + 1)) / (weight + saturation * long);
      scores.set(section, Math.max(scores.get(section) ?? 0, whole ? score : score * 0.6));
    }
  }
  return scores;
}

function listsOf(
  word: string,
  open: boolean,
  shards: readonly SearchShard[],
): { list: number[]; whole: boolean }[] {
  const lists: { list: number[]; whole: boolean }[] = [];
  for (const shard of shards) {
    if (Object.hasOwn(shard, word)) lists.push({ list: shard[word] as number[], whole: true });
    if (!open) continue;
    for (const key of Object.keys(shard)) {
      if (lists.length >= mostEndings) break;
      if (key !== word && key.startsWith(word)) lists.push({ list: shard[key] as number[], whole: false });
    }
  }
  return lists;
}

function joined(scores: readonly Map<number, number>[], all: boolean): Map<number, number> {
  const sums = new Map<number, { score: number; words: number }>();
  for (const one of scores) {
    for (const [section, score] of one) {
      const known = sums.get(section);
      sums.set(section, { score: (known?.score ?? 0) + score, words: (known?.words ?? 0) + 1 });
    }
  }
  return new Map(
    [...sums]
      .filter(([, { words }]) => !all || words === scores.length)
      .map(([section, { score }]) => [section, score]),
  );
}
