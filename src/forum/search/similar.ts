// similar: discussions that may answer a question already, from its title.

import { queryWords, stopWords, tokenise } from '../../search/index.ts';
import type { Reader } from '../store/store.ts';
import { match } from './engine.ts';

export interface SimilarThread {
  thread: number;
  slug: string;
  title: string;
  label: string;
  answers: number;
  solved: boolean;
}

/** Of the words of the title, this part must stand in the other one's title or text. */
const leastShared = 0.4;

/**
 * At most `most`, those that are solved first. Titles of less than twelve letters say too little.
 * @param label the section that is asked about: discussions of it are preferred
 */
export async function similarThreads(
  read: Reader,
  title: string,
  asked: { label?: string; language?: string; most?: number; without?: number } = {},
): Promise<SimilarThread[]> {
  if (title.trim().length < 12) return [];
  const words = queryWords(title, asked.language).words.filter((word) => !stopWords.has(word));
  if (words.length === 0) return [];
  const found = await match(read, { words, open: false, all: false, kind: 'post' }, 60);
  const threads = [...new Set(found.flatMap(({ thread_id }) => thread_id ?? []))]
    .filter((id) => id !== asked.without)
    .slice(0, 20);
  if (threads.length === 0) return [];
  const rows = await read
    .selectFrom('threads')
    .innerJoin('posts', (on) =>
      on.onRef('posts.thread_id', '=', 'threads.id').on('posts.kind', '=', 'question'),
    )
    .select([
      'threads.id',
      'threads.slug',
      'threads.title',
      'threads.label',
      'threads.answers',
      'threads.solved_at',
      'posts.plain',
    ])
    .where('threads.id', 'in', threads)
    .where('threads.state', '=', 'shown')
    .execute();
  return rows
    .map((row) => ({ row, score: likeness(words, row, asked) }))
    .filter(({ score }) => score >= leastShared)
    .sort((a, b) => b.score + solvedBonus(b.row) - a.score - solvedBonus(a.row) || b.row.id - a.row.id)
    .slice(0, asked.most ?? 3)
    .sort((a, b) => Number(b.row.solved_at !== null) - Number(a.row.solved_at !== null))
    .map(({ row: { id, slug, title: name, label, answers, solved_at } }) => ({
      thread: id,
      slug,
      title: name,
      label,
      answers,
      solved: solved_at !== null,
    }));
}

const solvedBonus = ({ solved_at }: { solved_at: number | null }): number => (solved_at === null ? 0 : 0.15);

/** The part of the words that the other title has, and half of what only its text has; a little more in the same section. */
function likeness(
  words: readonly string[],
  { title, plain, label }: { title: string; plain: string; label: string },
  asked: { label?: string; language?: string },
): number {
  const inTitle = new Set(tokenise(title, asked.language));
  const inText = new Set(tokenise(plain.slice(0, 4000), asked.language));
  let sum = 0;
  for (const word of words) sum += inTitle.has(word) ? 1 : inText.has(word) ? 0.5 : 0;
  return sum / words.length + (label === asked.label ? 0.1 : 0);
}
