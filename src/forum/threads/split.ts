// split: a moderator moves posts out of a discussion: into a new one of their own, or into another that is there already.

import type { Actor } from '../actor.ts';
import { emit } from '../events.ts';
import { addToLog } from '../moderation/log.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { may, threadTarget } from '../policy/index.ts';
import type { Row, ThreadKind } from '../store/schema.ts';
import type { Command, Transaction } from '../store/store.ts';
import { eventLine, titleProblem } from './change-thread.ts';
import { heldThread, threadFor } from './find.ts';
import { follow } from './follow.ts';
import { movePosts } from './move-posts.ts';
import type { MovedPost } from './move-posts.ts';
import { slugOf } from './slug.ts';

export interface SplitInput {
  now: number;
  by: Actor;
  thread: number;
  /** Of answers and replies; the replies under an answer go with it. */
  numbers: readonly number[];
  /** A discussion that is there, or what a new one is called: its first post is its question. */
  to: { thread: number } | { title: string; kind: ThreadKind };
}

export interface Split {
  /** Where the posts are now. */
  thread: number;
  slug: string;
  /** Of the first of them there. */
  number: number;
}

export const splitThread: Command<SplitInput, Outcome<Split>> = async (db, input) => {
  const { now, by } = input;
  // In the order of their ids, so that two who move posts at once do not wait for each other.
  if ('thread' in input.to && input.to.thread < input.thread) await heldThread(db, input.to.thread);
  const found = await threadFor(db, by, 'thread.split', input);
  if (!found.ok) return found;
  const from = found.value;
  const chosen = await chosenPosts(db, from.id, input.numbers);
  if (!chosen.ok) return chosen;
  const isNew = !('thread' in input.to);
  const posts = arranged(chosen.value, isNew);
  const to = await targetFor(db, input, from, posts);
  if (!to.ok) return to;
  const numbers = await movePosts(db, { now, by, from, to: to.value, posts, keepsAcceptance: false });
  for (const { post, kind } of posts) {
    const reason = kind === 'question' ? 'asked' : 'answered';
    await follow(db, { person: post.author_id, scope: 'thread', target: String(to.value.id), reason, now });
  }
  if (!isNew)
    await eventLine(db, to.value.id, by.id, now, { what: 'moved-in', from: from.id, posts: numbers.size });
  const [first] = numbers.values();
  await addToLog(db, {
    at: now,
    by_id: by.id,
    action: isNew ? 'thread.split' : 'thread.move-posts',
    target: `thread:${to.value.id}`,
    public: 1,
  });
  for (const { id } of [from, to.value])
    await emit(db, now, { type: 'thread.changed', thread: id, by: by.id, what: 'split' });
  return done({ thread: to.value.id, slug: to.value.slug, number: first ?? 1 });
};

/** The posts themselves and the replies under them, by number. */
async function chosenPosts(
  db: Transaction,
  thread: number,
  numbers: readonly number[],
): Promise<Outcome<Row<'posts'>[]>> {
  const posts = await db
    .selectFrom('posts')
    .selectAll()
    .where('thread_id', '=', thread)
    .orderBy('number')
    .execute();
  const named = posts.filter(({ number }) => numbers.includes(number));
  if (named.length === 0) return refused('not-understood', { field: 'posts' }, 'posts');
  if (named.length < new Set(numbers).size) return refused('not-found', {}, 'posts');
  // Without its question a discussion would be none: it is joined with another as a whole.
  if (named.some(({ kind }) => kind === 'question' || kind === 'event'))
    return refused('not-understood', { field: 'posts' }, 'posts');
  const ids = new Set(named.map(({ id }) => id));
  return done(posts.filter(({ id, parent_id }) => ids.has(id) || ids.has(parent_id ?? 0)));
}

/** Replies stay under what they reply to; what has nothing to stand under is an answer, and the first of a new discussion its question. */
function arranged(chosen: readonly Row<'posts'>[], isNew: boolean): MovedPost[] {
  const ids = new Set(chosen.map(({ id }) => id));
  const stands = (post: Row<'posts'>): boolean => post.parent_id !== null && ids.has(post.parent_id);
  const question = isNew ? chosen.find((post) => !stands(post)) : undefined;
  const kindOf = (post: Row<'posts'>): MovedPost['kind'] =>
    post === question ? 'question' : stands(post) ? 'reply' : 'answer';
  return chosen
    .toSorted((a, b) => Number(b === question) - Number(a === question) || a.number - b.number)
    .map((post) => ({ post, kind: kindOf(post), parent: stands(post) ? post.parent_id : null }));
}

async function targetFor(
  db: Transaction,
  { by, now, to }: SplitInput,
  from: Row<'threads'>,
  posts: readonly MovedPost[],
): Promise<Outcome<Row<'threads'>>> {
  if ('thread' in to) return otherThread(db, by, now, { from, into: to.thread });
  const title = to.title.trim().replace(/\s+/g, ' ');
  const wrong = titleProblem(title);
  if (wrong) return { ok: false, refusal: wrong.refusal };
  const [first] = posts;
  if (!first) return refused('not-found');
  return done(await newThread(db, { from, first: first.post, title, kind: to.kind }));
}

/** The discussion that takes something in: another one, which everybody may read. */
export async function otherThread(
  db: Transaction,
  by: Actor,
  now: number,
  { from, into }: { from: Row<'threads'>; into: number },
): Promise<Outcome<Row<'threads'>>> {
  if (into === from.id) return refused('not-understood', { field: 'into' }, 'into');
  const to = await heldThread(db, into);
  if (!to) return refused('not-found', {}, 'into');
  const allowed = may(by, 'thread.merge', now, threadTarget(to));
  if (allowed !== true) return { ok: false, refusal: allowed };
  return to.state === 'shown' ? done(to) : refused('not-found', {}, 'into');
}

interface NewThread {
  from: Row<'threads'>;
  /** Its question to be. */
  first: Row<'posts'>;
  title: string;
  kind: ThreadKind;
}

/** At the same place of the book, of who wrote its first post, and from then on. */
async function newThread(db: Transaction, { from, first, title, kind }: NewThread): Promise<Row<'threads'>> {
  const { id: _, ...place } = await db
    .selectFrom('anchors')
    .selectAll()
    .where('id', '=', from.anchor_id)
    .executeTakeFirstOrThrow();
  const anchor = await db.insertInto('anchors').values(place).returning('id').executeTakeFirstOrThrow();
  return db
    .insertInto('threads')
    .values({
      kind,
      title,
      slug: slugOf(title),
      anchor_id: anchor.id,
      label: from.label,
      block: from.block,
      variant: from.variant,
      edition: from.edition,
      author_id: first.author_id,
      created: first.created,
      last_at: first.created,
      last_by: first.author_id,
      last_number: 0,
      answers: 0,
      helpful: 0,
      pinned: 0,
      state: first.state,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}
