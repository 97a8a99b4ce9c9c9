// title-index: titles of discussions by their words, in memory; and those that are most like another title.

import type { SimilarView } from '../pages/views/parts.ts';
import { queryWords, stopWords, tokenise } from '../../search/index.ts';

export interface SimilarAsked {
  /** The section that is asked about: discussions of it are preferred. */
  label?: string;
  most?: number;
  /** A discussion that is not meant. */
  without?: number;
}

export interface TitleIndex {
  /** Of the book, for scripts whose words have no blanks between them. */
  readonly language: string;
  readonly threads: (SimilarView | undefined)[];
  /** Places in `threads`, by id. */
  readonly placeOf: Map<number, number>;
  /** Places in `threads` that nothing stands in. */
  readonly free: number[];
  /** Places in `threads`, by word. */
  readonly places: Map<string, number[]>;
}

export const emptyIndex = (language: string): TitleIndex => ({
  language,
  threads: [],
  placeOf: new Map(),
  free: [],
  places: new Map(),
});

const wordsOf = (title: string, language: string): ReadonlySet<string> => new Set(tokenise(title, language));

/** Puts a discussion in, in the place of what is there of it. */
export function putTitle(index: TitleIndex, thread: SimilarView): void {
  const { language, threads, placeOf, free, places } = index;
  const known = placeOf.get(thread.id);
  if (known !== undefined && threads[known]?.title === thread.title) {
    threads[known] = thread;
    return;
  }
  removeTitle(index, thread.id);
  const place = free.pop() ?? threads.length;
  threads[place] = thread;
  placeOf.set(thread.id, place);
  for (const word of wordsOf(thread.title, language)) {
    const having = places.get(word);
    if (having) having.push(place);
    else places.set(word, [place]);
  }
}

export function removeTitle({ language, threads, placeOf, free, places }: TitleIndex, id: number): void {
  const place = placeOf.get(id);
  if (place === undefined) return;
  for (const word of wordsOf(threads[place]?.title ?? '', language)) {
    const having = places.get(word) ?? [];
    if (having.length > 1) having.splice(having.indexOf(place), 1);
    else places.delete(word);
  }
  threads[place] = undefined;
  placeOf.delete(id);
  free.push(place);
}

/** Of what the words of the title tell, this part must be in the other one. */
const leastShared = 0.4;
const sameSection = 0.1;
const solvedBonus = 0.15;

/** At most `most`, those that are solved first. Titles of less than twelve letters say too little. */
export function similarTitles(
  index: TitleIndex,
  title: string,
  { label, most = 3, without }: SimilarAsked,
): SimilarView[] {
  if (title.trim().length < 12) return [];
  const best: Scored[] = [];
  const parts = shared(index, title);
  // All titles are gone through: nothing is made for those that share nothing.
  for (let place = 0; place < parts.length; place++) {
    const part = parts[place] ?? 0;
    if (part < leastShared - sameSection) continue;
    const thread = index.threads[place];
    if (!thread || thread.id === without) continue;
    const score = part + (thread.label === label ? sameSection : 0);
    if (score >= leastShared)
      keepBest(best, { thread, score: score + (thread.solved ? solvedBonus : 0) }, most);
  }
  return best.map(({ thread }) => thread).sort((a, b) => Number(b.solved) - Number(a.solved));
}

interface Scored {
  thread: SimilarView;
  score: number;
}

/** Best first; of equal ones the newer. */
const isBetter = (one: Scored, other: Scored): boolean =>
  one.score > other.score || (one.score === other.score && one.thread.id > other.thread.id);

/** Puts one in its place among the best, of which there are few. */
function keepBest(best: Scored[], one: Scored, most: number): void {
  const last = best.at(-1);
  if (best.length >= most && last && !isBetter(one, last)) return;
  const place = best.findIndex((other) => isBetter(one, other));
  best.splice(place < 0 ? best.length : place, 0, one);
  if (best.length > most) best.pop();
}

/** What a title shares with each of the others, by place: a part of all that its words tell. */
function shared({ language, threads, placeOf, places }: TitleIndex, title: string): Float64Array {
  const parts = new Float64Array(threads.length);
  const words = new Set(queryWords(title, language).words.filter((word) => !stopWords.has(word)));
  let all = 0;
  for (const word of words) {
    const having = places.get(word);
    // The more, the fewer titles have it (Spärck Jones 1972); one that no other title has tells as little as one that all have.
    const weight = having === undefined ? 1 : Math.log2(1 + placeOf.size / having.length);
    all += weight;
    having?.forEach((place) => (parts[place] = (parts[place] ?? 0) + weight));
  }
  for (let place = 0; place < parts.length; place++) parts[place] = (parts[place] ?? 0) / all;
  return parts;
}
