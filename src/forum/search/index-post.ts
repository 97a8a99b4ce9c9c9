// index-post: keeps what search knows of posts as the posts are: part of the commands that change them.

import { tokenise } from '../../search/index.ts';
import type { Transaction } from '../store/store.ts';
import { dropWords, putWords, wordsInRow } from './engine.ts';

/** What is looked at of one post. */
const longestText = 40_000;

/** Brings the index up to date with one post; to be called at the end of every command that makes or changes one. */
export const indexPost = (db: Transaction, post: number): Promise<void> => indexWhere(db, { post });

/** The same for all posts of a discussion, when its title, tags, place or state changed. */
export const indexThread = (db: Transaction, thread: number): Promise<void> => indexWhere(db, { thread });

async function indexWhere(db: Transaction, which: { post: number } | { thread: number }): Promise<void> {
  const rows = await db
    .selectFrom('posts')
    .innerJoin('threads', 'threads.id', 'posts.thread_id')
    .leftJoin('search_docs', 'search_docs.post_id', 'posts.id')
    .select([
      'posts.id',
      'posts.thread_id',
      'posts.kind',
      'posts.plain',
      'posts.state',
      'threads.state as thread_state',
      'threads.title',
      'threads.label',
      'search_docs.id as doc',
    ])
    .where('post' in which ? 'posts.id' : 'posts.thread_id', '=', 'post' in which ? which.post : which.thread)
    .orderBy('posts.id')
    .execute();
  const thread = rows[0]?.thread_id;
  if (thread === undefined) return;
  const tags = await db
    .selectFrom('thread_tags')
    .select('tag')
    .where('thread_id', '=', thread)
    .orderBy('tag')
    .execute();
  for (const row of rows) {
    const isShown = row.state === 'shown' && row.thread_state === 'shown' && row.kind !== 'event';
    if (isShown)
      await put(
        db,
        row,
        tags.map(({ tag }) => tag),
      );
    else if (row.doc !== null) await drop(db, row.doc);
  }
}

async function drop(db: Transaction, doc: number): Promise<void> {
  await dropWords(db, [doc]);
  await db.deleteFrom('search_docs').where('id', '=', doc).execute();
}

interface Shown {
  id: number;
  thread_id: number;
  plain: string;
  title: string;
  label: string;
  doc: number | null;
}

async function put(db: Transaction, post: Shown, tags: readonly string[]): Promise<void> {
  const title = [...new Set(tokenise([post.title, ...tags].join(' ')))];
  const text = tokenise(post.plain.slice(0, longestText));
  const values = {
    kind: 'post' as const,
    thread_id: post.thread_id,
    post_id: post.id,
    label: post.label,
    title: post.title,
    excerpt: '',
    ...wordsInRow(db, { title, text }),
  };
  const { id } = await db
    .insertInto('search_docs')
    .values(values)
    .onConflict((row) => row.column('post_id').doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow();
  await putWords(db, id, { title, text }, post.doc === null);
}
