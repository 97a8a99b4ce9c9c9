// commands: what search changes in the database by itself: the text of the book.

import { sql } from 'kysely';

import type { Transaction } from '../store/store.ts';
import type { BookDoc } from './book-docs.ts';
import { isPostgres, putWords, wordsInRow } from './engine.ts';
import { indexThread } from './index-post.ts';

const key = 'search.book';

/** Puts the sections of a version of the book in the place of those of the last one. Does nothing when they are there already. */
async function indexBook(
  db: Transaction,
  input: { version: string; docs: readonly BookDoc[] },
): Promise<boolean> {
  const known = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  if (known?.value === input.version) return false;
  if (!isPostgres(db)) {
    await sql`delete from search_index where rowid in (select id from search_docs where kind = 'section')`.execute(
      db,
    );
  }
  await db.deleteFrom('search_docs').where('kind', '=', 'section').execute();
  for (const { label, title, titleWords, words, excerpt } of input.docs) {
    const indexed = { title: titleWords, text: words };
    const { id } = await db
      .insertInto('search_docs')
      .values({
        kind: 'section',
        thread_id: null,
        post_id: null,
        label,
        title,
        excerpt,
        ...wordsInRow(db, indexed),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await putWords(db, id, indexed, true);
  }
  await db
    .insertInto('settings')
    .values({ key, value: input.version })
    .onConflict((row) => row.column('key').doUpdateSet({ value: input.version }))
    .execute();
  return true;
}

/** Indexes discussions anew, some at a time, after an import or when the words are taken otherwise: returns the last one done. */
async function indexThreads(
  db: Transaction,
  input: { after: number; most: number },
): Promise<number | undefined> {
  const threads = await db
    .selectFrom('threads')
    .select('id')
    .where('id', '>', input.after)
    .orderBy('id')
    .limit(input.most)
    .execute();
  for (const { id } of threads) await indexThread(db, id);
  return threads.at(-1)?.id;
}

export const searchCommands = {
  'search.book': indexBook,
  'search.threads': indexThreads,
};
