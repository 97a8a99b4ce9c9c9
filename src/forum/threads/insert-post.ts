// insert-post: a post's row and everything that hangs on it: its number, whom it names, what it quotes and shows.

import type { NewRow, PostKind } from '../store/schema.ts';
import type { Transaction } from '../store/store.ts';
import { useUploads } from '../uploads/uses.ts';
import type { PostText } from './text.ts';

export interface NewPost {
  thread: number;
  kind: PostKind;
  parent: number | null;
  author: number;
  text: PostText;
  now: number;
  state: 'shown' | 'held';
  requestKey: string | null;
}

/** Gives the post its number; counts it where it is shown. The discussion's row is held from here on. */
export async function insertPost(db: Transaction, post: NewPost): Promise<{ id: number; number: number }> {
  const isShown = post.state === 'shown' && post.kind !== 'event';
  const { last_number: number } = await db
    .updateTable('threads')
    .set(({ eb }) => ({
      last_number: eb('last_number', '+', 1),
      ...(isShown && { last_at: post.now, last_by: post.author }),
      ...(isShown && post.kind === 'answer' && { answers: eb('answers', '+', 1) }),
    }))
    .where('id', '=', post.thread)
    .returning('last_number')
    .executeTakeFirstOrThrow();
  const row: NewRow<'posts'> = {
    thread_id: post.thread,
    number,
    kind: post.kind,
    parent_id: post.parent,
    author_id: post.author,
    raw: post.text.raw,
    cooked: post.text.cooked,
    cook_version: post.text.cookVersion,
    plain: post.text.plain,
    created: post.now,
    edits: 0,
    helpful: 0,
    state: post.state,
    request_key: post.requestKey,
  };
  const { id } = await db.insertInto('posts').values(row).returning('id').executeTakeFirstOrThrow();
  await linkPost(db, { id, thread: post.thread, text: post.text });
  return { id, number };
}

/** Writes down whom a post names, which posts it quotes, and which pictures it shows. */
export async function linkPost(
  db: Transaction,
  { id, thread, text }: { id: number; thread: number; text: PostText },
): Promise<void> {
  if (text.mentions.length > 0) {
    const people = await db
      .selectFrom('people')
      .select('id')
      .where('handle_key', 'in', [...text.mentions])
      .where('state', '=', 'active')
      .execute();
    const mentions = people.map((person) => ({ post_id: id, person_id: person.id }));
    if (mentions.length > 0) await db.insertInto('mentions').values(mentions).execute();
  }
  for (const quote of text.quotes) {
    const quoted = await db
      .selectFrom('posts')
      .select('id')
      .where('thread_id', '=', quote.thread ?? thread)
      .where('number', '=', quote.number)
      .executeTakeFirst();
    if (!quoted) continue;
    await db
      .insertInto('quotes')
      .values({ post_id: id, quoted_id: quoted.id })
      .onConflict((conflict) => conflict.columns(['post_id', 'quoted_id']).doNothing())
      .execute();
  }
  await useUploads(db, id, text.uploads);
}

/** Forgets what `linkPost` wrote, before it is written anew. */
export async function unlinkPost(db: Transaction, id: number): Promise<void> {
  await db.deleteFrom('mentions').where('post_id', '=', id).execute();
  await db.deleteFrom('quotes').where('post_id', '=', id).execute();
  await db.deleteFrom('upload_uses').where('post_id', '=', id).execute();
}
