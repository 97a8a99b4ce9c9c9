// commands: puts one topic of a Discourse into the forum, or what is new of it since the last time.

import type { AnchorRow } from '../../anchors/index.ts';
import { foldHandle } from '../../people/handles.ts';
import type { NewRow, PostKind } from '../../store/schema.ts';
import type { Command, Transaction } from '../../store/store.ts';
import { joinedInto } from '../../threads/moved.ts';
import { recount } from '../../threads/recount.ts';

export interface ImportedPost {
  number: number;
  /** Name there. */
  author: string;
  created: number;
  edited?: number;
  raw: string;
  cooked: string;
  cookVersion: number;
  plain: string;
  /** Number of the post that it answers. */
  replyTo?: number;
  likes: number;
  accepted: boolean;
}

export interface ImportedTopic {
  now: number;
  topic: number;
  title: string;
  slug: string;
  /** Of its section. */
  anchor: AnchorRow;
  variant?: string;
  edition?: string;
  created: number;
  closed: boolean;
  tags: readonly string[];
  /** In the order of their numbers. */
  posts: readonly ImportedPost[];
}

/** A second import adds only what was not there. Gives how many posts came in. */
export const importTopic: Command<ImportedTopic, { thread: number; posts: number }> = async (db, topic) => {
  const [first] = topic.posts;
  if (!first) return { thread: 0, posts: 0 };
  const people = new Map<string, number>();
  for (const name of new Set(topic.posts.map(({ author }) => author)))
    people.set(name, await placeholder(db, name, topic.now));
  const idOf = (name: string): number => people.get(name) ?? 0;
  const { thread, last_number } = await threadOf(db, topic, idOf(first.author));
  // Some may have been moved to another discussion since.
  const known = await db
    .selectFrom('posts')
    .select(['id', 'thread_id', 'external'])
    .where(
      'external',
      'in',
      topic.posts.map((post) => `discourse:${topic.topic}/${post.number}`),
    )
    .execute();
  const byExternal = new Map(known.map((row) => [row.external, row]));
  let number = last_number;
  let added = 0;
  const answers = new Map<number, number>();
  for (const post of topic.posts) {
    const external = `discourse:${topic.topic}/${post.number}`;
    const found = byExternal.get(external);
    const parent = parentOf(post, answers);
    const kind: PostKind = post === first ? 'question' : parent === undefined ? 'answer' : 'reply';
    if (found) {
      if (kind !== 'question' && found.thread_id === thread) answers.set(post.number, parent ?? found.id);
      continue;
    }
    number += 1;
    added += 1;
    const id = await addPost(db, {
      thread,
      number,
      kind,
      post,
      external,
      author: idOf(post.author),
      parent,
      topic,
    });
    if (kind !== 'question') answers.set(post.number, parent ?? id);
  }
  await db.updateTable('threads').set({ last_number: number }).where('id', '=', thread).execute();
  await recount(db, thread);
  return { thread, posts: added };
};

/** Replies stand one level deep: a reply to a reply stands under the same answer. */
const parentOf = ({ replyTo }: ImportedPost, answers: ReadonlyMap<number, number>): number | undefined =>
  replyTo === undefined ? undefined : answers.get(replyTo);

/** A person who wrote there and has no account here: it becomes theirs when they sign in through that Discourse. */
async function placeholder(db: Transaction, name: string, now: number): Promise<number> {
  const external = `discourse:${name.toLowerCase()}`;
  const found = await db
    .selectFrom('people')
    .select('id')
    .where('external', '=', external)
    .executeTakeFirst();
  if (found) return found.id;
  for (let tail = ''; ; tail = String(Number(tail === '' ? 1 : tail) + 1)) {
    const handle = tail === '' ? name : `${name}-${tail}`;
    const row: NewRow<'people'> = {
      handle,
      handle_key: foldHandle(handle),
      role: 'reader',
      trust: 0,
      trust_fixed: 0,
      created: now,
      last_seen: now,
      read_ms: 0,
      days: 0,
      state: 'imported',
      preferences: '{}',
      external,
    };
    const made = await db
      .insertInto('people')
      .values(row)
      .onConflict((conflict) => conflict.column('handle_key').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return made.id;
  }
}

/** The discussion that the topic is, or was joined with. */
async function threadOf(
  db: Transaction,
  topic: ImportedTopic,
  author: number,
): Promise<{ thread: number; last_number: number }> {
  const external = `discourse:${topic.topic}`;
  const found = await db
    .selectFrom('threads')
    .select('id')
    .where('external', '=', external)
    .executeTakeFirst();
  if (found) {
    const id = (await joinedInto(db, found.id))?.thread ?? found.id;
    const { last_number } = await db
      .selectFrom('threads')
      .select('last_number')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return { thread: id, last_number };
  }
  const anchor = await db
    .insertInto('anchors')
    .values(topic.anchor)
    .returning('id')
    .executeTakeFirstOrThrow();
  const thread = await db
    .insertInto('threads')
    .values({
      kind: 'remark',
      title: topic.title,
      slug: topic.slug,
      anchor_id: anchor.id,
      label: topic.anchor.now_label,
      variant: topic.variant ?? null,
      edition: topic.edition ?? null,
      author_id: author,
      created: topic.created,
      last_at: topic.created,
      last_by: author,
      last_number: 0,
      answers: 0,
      helpful: 0,
      closed_at: topic.closed ? topic.now : null,
      close_reason: topic.closed ? 'imported' : null,
      pinned: 0,
      state: 'shown',
      external,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const tags = topic.tags.map((tag) => ({ thread_id: thread.id, tag }));
  if (tags.length > 0) await db.insertInto('thread_tags').values(tags).execute();
  await db
    .insertInto('redirects')
    .values({ path: `/t/${topic.topic}`, thread_id: thread.id, number: null })
    .onConflict((conflict) => conflict.column('path').doNothing())
    .execute();
  return { thread: thread.id, last_number: 0 };
}

interface NewPost {
  thread: number;
  number: number;
  kind: PostKind;
  post: ImportedPost;
  external: string;
  author: number;
  parent: number | undefined;
  topic: ImportedTopic;
}

async function addPost(db: Transaction, one: NewPost): Promise<number> {
  const { thread, number, kind, post, external, author, parent, topic } = one;
  const { id } = await db
    .insertInto('posts')
    .values({
      thread_id: thread,
      number,
      kind,
      parent_id: parent ?? null,
      author_id: author,
      raw: post.raw,
      cooked: post.cooked,
      cook_version: post.cookVersion,
      plain: post.plain,
      created: post.created,
      edited_at: post.edited ?? null,
      edits: 0,
      helpful: post.likes,
      external,
      accepted_at: post.accepted ? post.created : null,
      accepted_by: post.accepted ? author : null,
      state: 'shown',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('redirects')
    .values({ path: `/t/${topic.topic}/${post.number}`, thread_id: thread, number })
    .onConflict((conflict) => conflict.column('path').doNothing())
    .execute();
  return id;
}

export const discourseCommands = { 'discourse.topic': importTopic };
