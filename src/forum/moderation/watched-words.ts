// watched-words: words that a moderator looks out for, found in a post without letting any pattern run long.

import type { Row } from '../store/schema.ts';
import type { Command, Transaction } from '../store/store.ts';
import type { Actor } from '../actor.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { may } from '../policy/index.ts';
import { addToLog } from './log.ts';

export type WatchedWord = Pick<Row<'watched_words'>, 'word' | 'effect' | 'is_regex'>;

/** Texts longer than this are looked at up to here only when a pattern is looked for. */
const mostSearched = 32_000;

/** Whether a text has the word: plain words as whole words in any case, patterns as they are. */
export function hasWord(text: string, { word, is_regex }: Pick<WatchedWord, 'word' | 'is_regex'>): boolean {
  const pattern = is_regex === 1 ? safePattern(word) : wholeWord(word);
  return pattern?.test(text.slice(0, mostSearched)) ?? false;
}

function wholeWord(word: string): RegExp {
  const escaped = word.normalize('NFKC').replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu');
}

/**
 * A pattern that cannot take long on any text: without repetition of what itself repeats, look-around or back-references.
 * Undefined for others and for what is no pattern.
 */
export function safePattern(source: string): RegExp | undefined {
  if (source.length > 200 || /\(\?|\\[1-9k]/.test(source)) return undefined;
  // A group that holds a repetition or a choice must not be repeated; nor two open repetitions stand in one pattern.
  if (/\([^()]*[*+{|][^()]*\)\s*[*+{]/.test(source) || /\([^()]*\(/.test(source)) return undefined;
  if ((source.match(/(?<!\\)(?:[*+]|\{\d+,\})/g) ?? []).length > 2) return undefined;
  try {
    return new RegExp(source, 'iu');
  } catch {
    return undefined;
  }
}

/** The watched words that a text has. */
export async function wordsIn(db: Transaction, text: string): Promise<WatchedWord[]> {
  const words = await db
    .selectFrom('watched_words')
    .select(['word', 'effect', 'is_regex'])
    .orderBy('id')
    .execute();
  const folded = text.normalize('NFKC');
  return words.filter((word) => hasWord(folded, word));
}

export interface WatchWordInput {
  now: number;
  by: Actor;
  word: string;
  effect: Row<'watched_words'>['effect'];
  isRegex: boolean;
}

export const watchWord: Command<WatchWordInput, Outcome<number>> = async (
  db,
  { now, by, word, effect, isRegex },
) => {
  const allowed = may(by, 'words.change', now);
  if (allowed !== true) return { ok: false, refusal: allowed };
  if (isRegex && !safePattern(word)) return refused('not-understood', { problem: 'pattern' }, 'word');
  const { id } = await db
    .insertInto('watched_words')
    .values({ word, effect, is_regex: isRegex ? 1 : 0, created: now, by_id: by.id })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addToLog(db, { at: now, by_id: by.id, action: 'word.watch', target: `word:${id}`, public: 0 });
  return done(id);
};

export const unwatchWord: Command<{ now: number; by: Actor; id: number }, Outcome<null>> = async (
  db,
  { now, by, id },
) => {
  const allowed = may(by, 'words.change', now);
  if (allowed !== true) return { ok: false, refusal: allowed };
  const gone = await db.deleteFrom('watched_words').where('id', '=', id).executeTakeFirst();
  if (gone.numDeletedRows === 0n) return refused('not-found');
  await addToLog(db, { at: now, by_id: by.id, action: 'word.unwatch', target: `word:${id}`, public: 0 });
  return done(null);
};
