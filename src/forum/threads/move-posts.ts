// move-posts: posts leave one discussion for another: their new numbers, what stands in their old places, and all that hangs on them.

import type { Actor } from '../actor.ts';
import { emit } from '../events.ts';
import { indexThread } from '../search/index.ts';
import type { PostKind, Row } from '../store/schema.ts';
import type { Transaction } from '../store/store.ts';
import { recount } from './recount.ts';

export interface MovedPost {
  post: Row<'posts'>;
  /** What it is in the other discussion, and under which post it stands there. */
  kind: PostKind;
  parent: number | null;
}

export interface Moving {
  now: number;
  by: Actor;
  /** Both are held. */
  from: Row<'threads'>;
  to: Row<'threads'>;
  /** In the order in which they stand there. */
  posts: readonly MovedPost[];
  /** An answer that solved the one question has not solved another. */
  keepsAcceptance: boolean;
}

/** Where a post went, as the line in its old place tells it: JSON of that line. */
export interface MovedLine {
  what: 'moved-out';
  to: number;
  /** Its number there. */
  post: number;
}

/**
 * Moves posts to the end of another discussion. In the old place of each stands a line that says where it is now, so that its
 * address leads there. Gives the new numbers, by id.
 */
export async function movePosts(db: Transaction, moving: Moving): Promise<Map<number, number>> {
  const { now, by, from, to, posts } = moving;
  const numbers = new Map(posts.map(({ post }, index) => [post.id, to.last_number + index + 1]));
  const newNumber = new Map(posts.map(({ post }) => [post.number, numbers.get(post.id) ?? 0]));
  for (const { post, kind, parent } of posts) {
    const number = numbers.get(post.id) ?? 0;
    const isFree = !moving.keepsAcceptance || kind !== 'answer';
    await db
      .updateTable('posts')
      .set({
        thread_id: to.id,
        number,
        kind,
        parent_id: parent,
        raw: quotesKept(post.raw, from.id, newNumber),
        ...(isFree && { accepted_at: null, accepted_by: null }),
      })
      .where('id', '=', post.id)
      .execute();
    await leaveLine(db, {
      thread: from.id,
      number: post.number,
      by: by.id,
      now,
      to: to.id,
      newNumber: number,
    });
    await db
      .updateTable('redirects')
      .set({ thread_id: to.id, number })
      .where('thread_id', '=', from.id)
      .where('number', '=', post.number)
      .execute();
  }
  await db
    .updateTable('threads')
    .set({ last_number: to.last_number + posts.length })
    .where('id', '=', to.id)
    .execute();
  await db
    .updateTable('notices')
    .set({ thread_id: to.id })
    .where('post_id', 'in', [...numbers.keys()])
    .execute();
  for (const thread of [from, to]) {
    await recount(db, thread.id);
    await indexThread(db, thread.id);
  }
  await tellAuthors(db, moving);
  return numbers;
}

const quoteHead = /^(>[ \t]*@\S+ #)(\d{1,9})(?=:?[ \t]*$)/gm;

/** A quote names a post of its own discussion by the number alone: of what stays behind it names the discussion, too. */
export const quotesKept = (raw: string, from: number, moved: ReadonlyMap<number, number>): string =>
  raw.replace(quoteHead, (_, head: string, number: string) => {
    const there = moved.get(Number(number));
    return head + (there === undefined ? `${from}/${number}` : String(there));
  });

interface Line {
  thread: number;
  number: number;
  by: number;
  now: number;
  to: number;
  newNumber: number;
}

async function leaveLine(db: Transaction, line: Line): Promise<void> {
  const says: MovedLine = { what: 'moved-out', to: line.to, post: line.newNumber };
  await db
    .insertInto('posts')
    .values({
      thread_id: line.thread,
      number: line.number,
      kind: 'event',
      author_id: line.by,
      raw: JSON.stringify(says),
      cooked: '',
      cook_version: 0,
      plain: '',
      created: line.now,
      edits: 0,
      helpful: 0,
      state: 'shown',
    })
    .execute();
}

/** Each author once, of the first of their posts. */
async function tellAuthors(db: Transaction, { now, by, from, to, posts }: Moving): Promise<void> {
  const byAuthor = new Map<number, number[]>();
  for (const { post } of posts) {
    byAuthor.set(post.author_id, [...(byAuthor.get(post.author_id) ?? []), post.id]);
  }
  for (const ids of byAuthor.values()) {
    const [post = 0] = ids;
    await emit(db, now, { type: 'post.moved', thread: to.id, post, posts: ids, from: from.id, by: by.id });
  }
}
