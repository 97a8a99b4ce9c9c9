// create: a new discussion, and a new post in one.

import type { Actor } from '../actor.ts';
import { emit } from '../events.ts';
import { openReview } from '../moderation/review.ts';
import { judgeText } from '../moderation/signals.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { may, raiseTrust, takeRate, threadTarget } from '../policy/index.ts';
import { indexPost } from '../search/index.ts';
import type { NewRow, ThreadKind } from '../store/schema.ts';
import type { Command, Transaction } from '../store/store.ts';
import { heldThread } from './find.ts';
import { follow } from './follow.ts';
import { insertPost } from './insert-post.ts';
import { slugOf } from './slug.ts';
import { setTags } from './tags.ts';
import type { PostText } from './text.ts';

export interface CreateThreadInput {
  now: number;
  by: Actor;
  /** Of the request: the same key never asks twice. */
  requestKey: string;
  kind: ThreadKind;
  title: string;
  text: PostText;
  anchor: Omit<NewRow<'anchors'>, 'id'>;
  variant?: string;
  edition?: string;
  tags: readonly string[];
  /** Milliseconds between the first key and sending. */
  typedMs?: number;
}

export interface Posted {
  thread: number;
  slug: string;
  number: number;
  post: number;
  /** It waits for a moderator. */
  held: boolean;
}

export const createThread: Command<CreateThreadInput, Outcome<Posted>> = async (db, input) => {
  const { now, by, requestKey, text } = input;
  const again = await postedWith(db, by, requestKey);
  if (again) return done(again);
  const allowed = may(by, 'thread.create', now);
  if (allowed !== true) return { ok: false, refusal: allowed };
  const title = input.title.trim().replace(/\s+/g, ' ');
  if (title.length > mostTitle) return refused('too-long', { over: title.length - mostTitle }, 'title');
  const judged = await judgeText(db, { by, text, title, now, ...typed(input.typedMs) });
  if (judged.refusal) return { ok: false, refusal: judged.refusal };
  const slow = await takeRate(db, by, 'thread.create', now);
  if (slow) return { ok: false, refusal: slow };
  const held = judged.signals.length > 0;
  const slug = slugOf(title);
  const thread = await insertThread(db, input, { title, slug, held });
  const post = await insertPost(db, {
    thread,
    kind: 'question',
    parent: null,
    author: by.id,
    text,
    now,
    requestKey,
    state: held ? 'held' : 'shown',
  });
  await setTags(db, thread, input.tags);
  await follow(db, { person: by.id, scope: 'thread', target: String(thread), reason: 'asked', now });
  if (held) await openReview(db, { kind: 'held', post: post.id, signals: judged.signals, now });
  await indexPost(db, post.id);
  await emit(db, now, { type: 'thread.created', thread, post: post.id, by: by.id });
  return done({ thread, slug, number: post.number, post: post.id, held });
};

const mostTitle = 200;
const typed = (typedMs: number | undefined): { typedMs?: number } =>
  typedMs === undefined ? {} : { typedMs };

async function insertThread(
  db: Transaction,
  { now, by, kind, anchor, variant, edition }: CreateThreadInput,
  { title, slug, held }: { title: string; slug: string; held: boolean },
): Promise<number> {
  const { id: anchorId } = await db
    .insertInto('anchors')
    .values(anchor)
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('threads')
    .values({
      kind,
      title,
      slug,
      anchor_id: anchorId,
      label: anchor.now_label,
      block: anchor.now_block,
      variant: variant ?? null,
      edition: edition ?? null,
      author_id: by.id,
      created: now,
      last_at: now,
      last_by: by.id,
      last_number: 0,
      answers: 0,
      helpful: 0,
      pinned: 0,
      state: held ? 'held' : 'shown',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What the same request has posted before. */
async function postedWith(db: Transaction, by: Actor, requestKey: string): Promise<Posted | undefined> {
  const row = await db
    .selectFrom('posts')
    .innerJoin('threads', 'threads.id', 'posts.thread_id')
    .select(['posts.id', 'posts.number', 'posts.state', 'threads.id as thread', 'threads.slug'])
    .where('posts.author_id', '=', by.id)
    .where('posts.request_key', '=', requestKey)
    .executeTakeFirst();
  return (
    row && {
      thread: row.thread,
      slug: row.slug,
      number: row.number,
      post: row.id,
      held: row.state === 'held',
    }
  );
}

export interface CreatePostInput {
  now: number;
  by: Actor;
  requestKey: string;
  thread: number;
  /** Number of the post that it replies to; absent for an answer. */
  to?: number;
  text: PostText;
  typedMs?: number;
}

export const createPost: Command<CreatePostInput, Outcome<Posted>> = async (db, input) => {
  const { now, by, requestKey, text } = input;
  const again = await postedWith(db, by, requestKey);
  if (again) return done(again);
  const thread = await heldThread(db, input.thread);
  if (!thread) return refused('not-found');
  const allowed = may(by, 'post.create', now, threadTarget(thread));
  if (allowed !== true) return { ok: false, refusal: allowed };
  const parent = input.to === undefined ? undefined : await parentOf(db, thread.id, input.to);
  if (input.to !== undefined && parent === undefined) return refused('not-found');
  const about = { id: thread.id, authorId: thread.author_id };
  const judged = await judgeText(db, { by, text, thread: about, now, ...typed(input.typedMs) });
  if (judged.refusal) return { ok: false, refusal: judged.refusal };
  const slow = await takeRate(db, by, 'post.create', now);
  if (slow) return { ok: false, refusal: slow };
  const held = judged.signals.length > 0;
  const post = await insertPost(db, {
    thread: thread.id,
    kind: parent === undefined ? 'answer' : 'reply',
    parent: parent ?? null,
    author: by.id,
    text,
    now,
    requestKey,
    state: held ? 'held' : 'shown',
  });
  await follow(db, { person: by.id, scope: 'thread', target: String(thread.id), reason: 'answered', now });
  if (held) await openReview(db, { kind: 'held', post: post.id, signals: judged.signals, now });
  await indexPost(db, post.id);
  await emit(db, now, { type: 'post.created', thread: thread.id, post: post.id, by: by.id });
  // Answers count up to the second level.
  if (parent === undefined && by.role === 'reader' && by.trust < 2) await raiseTrust(db, [by.id], now);
  return done({ thread: thread.id, slug: thread.slug, number: post.number, post: post.id, held });
};

/** Replies stand one level deep: a reply to a reply stands under the same post. */
async function parentOf(db: Transaction, thread: number, number: number): Promise<number | undefined> {
  const post = await db
    .selectFrom('posts')
    .select(['id', 'kind', 'parent_id'])
    .where('thread_id', '=', thread)
    .where('number', '=', number)
    .where('kind', '!=', 'event')
    .where('state', 'in', ['shown', 'hidden', 'deleted'])
    .executeTakeFirst();
  return post && (post.kind === 'reply' ? (post.parent_id ?? undefined) : post.id);
}
