// posting: commands for tests of the store itself: a discussion and posts in it, as small as can be.

import { anchorRow, personRow, threadRow } from '../seed.fixture.ts';
import type { Command } from './store.ts';

/** Makes the people, the place and the discussion that posts need; gives the discussion's id. */
const begin: Command<{ handle: string; now: number }, number> = async (db, { handle, now }) => {
  const author = await db
    .insertInto('people')
    .values(personRow(handle, { created: now, last_seen: now }))
    .returning('id')
    .executeTakeFirstOrThrow();
  const place = await db
    .insertInto('anchors')
    .values(anchorRow('sec-a'))
    .returning('id')
    .executeTakeFirstOrThrow();
  const made = await db
    .insertInto('threads')
    .values(threadRow(place.id, author.id, { created: now, last_at: now }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
};

/** Adds a post and counts it. The same key adds nothing and gives the same number. */
const add: Command<{ thread: number; key: string; text: string; now: number }, number> = async (
  db,
  input,
) => {
  const { thread, key, text, now } = input;
  const { author_id } = await db
    .selectFrom('threads')
    .select('author_id')
    .where('id', '=', thread)
    .executeTakeFirstOrThrow();
  const known = await db
    .selectFrom('posts')
    .select('number')
    .where('author_id', '=', author_id)
    .where('request_key', '=', key)
    .executeTakeFirst();
  if (known !== undefined) return known.number;
  const { last_number: number } = await db
    .updateTable('threads')
    .set(({ eb }) => ({
      last_number: eb('last_number', '+', 1),
      answers: eb('answers', '+', 1),
      last_at: now,
    }))
    .where('id', '=', thread)
    .returning('last_number')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('posts')
    .values({
      thread_id: thread,
      number,
      kind: 'answer',
      author_id,
      raw: text,
      cooked: text,
      cook_version: 1,
      plain: text,
      created: now,
      edits: 0,
      helpful: 0,
      state: 'shown',
      request_key: key,
    })
    .execute();
  await db
    .insertInto('outbox')
    .values({ at: now, type: 'post.created', payload: JSON.stringify({ thread, number }), done_at: null })
    .execute();
  return number;
};

/** Changes something, then fails. */
const addAndFail: typeof add = async (db, input) => {
  await add(db, input);
  throw new Error('as asked');
};

/** The thread that it runs in ends at once. */
const die: Command<{ now: number }, never> = () => process.exit(9);

export const commands = { begin, add, addAndFail, die };
export type PostingCommands = typeof commands;
