// posting: commands for tests of the store itself: a discussion and posts in it, as small as can be.

import type { NewRow } from './schema.ts';
import type { Command } from './store.ts';

const person = (handle: string, now: number): NewRow<'people'> => ({
  handle,
  handle_key: handle,
  account: null,
  email: null,
  role: 'reader',
  trust: 0,
  trust_fixed: 0,
  created: now,
  last_seen: now,
  read_ms: 0,
  days: 0,
  silenced_until: null,
  suspended_until: null,
  state: 'active',
  preferences: '{}',
  external: null,
});

const anchor: NewRow<'anchors'> = {
  label: 'sec-a',
  block: null,
  block_hash: null,
  block_kind: null,
  quote: null,
  quote_prefix: null,
  quote_suffix: null,
  quote_start: null,
  asked_text: null,
  asked_html: null,
  asked_place: '1 A',
  edition: null,
  language: null,
  made_in: 'v1',
  resolved_in: 'v1',
  state: 'exact',
  now_label: 'sec-a',
  now_block: null,
  now_start: null,
  now_length: null,
  score: 1,
  how: 'same',
};

const thread = (anchor_id: number, author_id: number, now: number): NewRow<'threads'> => ({
  kind: 'question',
  title: 'Why?',
  slug: 'why',
  anchor_id,
  label: 'sec-a',
  block: null,
  variant: null,
  edition: null,
  author_id,
  created: now,
  last_at: now,
  last_by: author_id,
  last_number: 0,
  answers: 0,
  helpful: 0,
  solved_at: null,
  closed_at: null,
  close_reason: null,
  pinned: 0,
  state: 'shown',
  external: null,
});

/** Makes the people, the place and the discussion that posts need; gives the discussion's id. */
const begin: Command<{ handle: string; now: number }, number> = async (db, { handle, now }) => {
  const author = await db
    .insertInto('people')
    .values(person(handle, now))
    .returning('id')
    .executeTakeFirstOrThrow();
  const place = await db.insertInto('anchors').values(anchor).returning('id').executeTakeFirstOrThrow();
  const made = await db
    .insertInto('threads')
    .values(thread(place.id, author.id, now))
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
      parent_id: null,
      author_id,
      raw: text,
      cooked: text,
      cook_version: 1,
      plain: text,
      created: now,
      edited_at: null,
      edits: 0,
      helpful: 0,
      accepted_at: null,
      accepted_by: null,
      state: 'shown',
      state_reason: null,
      state_by: null,
      state_at: null,
      request_key: key,
      external: null,
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
