// merge: a moderator joins a discussion with another one: all its posts go there, and its address leads there.

import type { Actor } from '../actor.ts';
import { emit } from '../events.ts';
import { addToLog } from '../moderation/log.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import type { Row } from '../store/schema.ts';
import type { Command, Transaction } from '../store/store.ts';
import { eventLine } from './change-thread.ts';
import { heldThread, joinedReason, threadFor } from './find.ts';
import { movePosts } from './move-posts.ts';
import { otherThread } from './split.ts';
import type { Split } from './split.ts';

export interface MergeInput {
  now: number;
  by: Actor;
  /** The one that ends. */
  thread: number;
  /** The one that goes on. */
  into: number;
}

/** Its question becomes a reply to the other question; its answers are answers there. */
export const mergeThreads: Command<MergeInput, Outcome<Split>> = async (db, input) => {
  const { now, by, into } = input;
  if (into < input.thread) await heldThread(db, into);
  const found = await threadFor(db, by, 'thread.merge', input);
  if (!found.ok) return found;
  const from = found.value;
  const other = await otherThread(db, by, now, { from, into });
  if (!other.ok) return other;
  const to = other.value;
  const question = await questionOf(db, to.id);
  if (question === undefined) return refused('not-found', {}, 'into');
  const posts = await db
    .selectFrom('posts')
    .selectAll()
    .where('thread_id', '=', from.id)
    .where('kind', '!=', 'event')
    .orderBy('number')
    .execute();
  const own = posts.find(({ kind }) => kind === 'question')?.id;
  const numbers = await movePosts(db, {
    now,
    by,
    from,
    to,
    posts: posts.map((post) =>
      post.id === own || post.parent_id === own
        ? { post, kind: 'reply', parent: question }
        : { post, kind: post.kind, parent: post.parent_id },
    ),
    keepsAcceptance: true,
  });
  const number = numbers.get(own ?? 0) ?? 1;
  await eventLine(db, to.id, by.id, now, {
    what: 'joined',
    post: number,
    // The title of what nobody could read is not told.
    ...(from.state === 'shown' && { title: from.title }),
  });
  await end(db, from, to, number);
  await addToLog(db, {
    at: now,
    by_id: by.id,
    action: 'thread.merge',
    target: `thread:${to.id}`,
    public: 1,
  });
  for (const { id } of [from, to])
    await emit(db, now, { type: 'thread.changed', thread: id, by: by.id, what: 'joined' });
  return done({ thread: to.id, slug: to.slug, number });
};

async function questionOf(db: Transaction, thread: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('posts')
    .select('id')
    .where('thread_id', '=', thread)
    .where('kind', '=', 'question')
    .executeTakeFirst();
  return row?.id;
}

/** Nothing is left of it but the lines that say where its posts are. */
async function end(db: Transaction, from: Row<'threads'>, to: Row<'threads'>, number: number): Promise<void> {
  await db
    .updateTable('threads')
    .set({
      state: 'removed',
      close_reason: joinedReason,
      answers: 0,
      helpful: 0,
      solved_at: null,
      pinned: 0,
      anchor_id: to.anchor_id,
      label: to.label,
      block: to.block,
    })
    .where('id', '=', from.id)
    .execute();
  await db
    .updateTable('redirects')
    .set({ thread_id: to.id, number })
    .where('thread_id', '=', from.id)
    .execute();
  await endPlace(db, from.anchor_id);
  await followersGoOn(db, from.id, to.id);
}

/** A place on which no discussion hangs any more. */
async function endPlace(db: Transaction, anchor: number): Promise<void> {
  const other = await db
    .selectFrom('threads')
    .select('id')
    .where('anchor_id', '=', anchor)
    .executeTakeFirst();
  if (other) return;
  for (const table of ['anchor_history', 'reviews'] as const)
    await db.deleteFrom(table).where('anchor_id', '=', anchor).execute();
  await db.deleteFrom('anchors').where('id', '=', anchor).execute();
}

/** Who followed the one follows the other; who has said something of the other already is not asked again. */
async function followersGoOn(db: Transaction, from: number, to: number): Promise<void> {
  const followers = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('scope', '=', 'thread')
    .where('target', '=', String(from))
    .orderBy('person_id')
    .execute();
  for (const follower of followers) {
    await db
      .insertInto('subscriptions')
      .values({ ...follower, target: String(to) })
      .onConflict((conflict) => conflict.columns(['person_id', 'scope', 'target']).doNothing())
      .execute();
  }
  await db
    .deleteFrom('subscriptions')
    .where('scope', '=', 'thread')
    .where('target', '=', String(from))
    .execute();
  await draftsGoOn(db, from, to);
  // What is told of it as a whole leads to what it was joined with.
  const told = await db
    .selectFrom('notices')
    .select(['person_id', 'type'])
    .where('thread_id', '=', to)
    .where('post_id', '=', 0)
    .execute();
  const known = new Set(told.map(({ person_id, type }) => `${person_id} ${type}`));
  const mine = await db
    .selectFrom('notices')
    .select(['id', 'person_id', 'type'])
    .where('thread_id', '=', from)
    .where('post_id', '=', 0)
    .execute();
  for (const { id, person_id, type } of mine) {
    if (known.has(`${person_id} ${type}`)) await db.deleteFrom('notices').where('id', '=', id).execute();
    else await db.updateTable('notices').set({ thread_id: to }).where('id', '=', id).execute();
  }
}

/** What somebody was writing to the one is to be posted in the other, but for who was writing to both. */
async function draftsGoOn(db: Transaction, from: number, to: number): Promise<void> {
  const both = db.selectFrom('drafts').select('person_id').where('place', '=', `thread:${to}`);
  await db
    .updateTable('drafts')
    .set({ place: `thread:${to}` })
    .where('place', '=', `thread:${from}`)
    .where('person_id', 'not in', both)
    .execute();
}
