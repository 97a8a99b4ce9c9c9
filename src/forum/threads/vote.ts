// vote: what helps, said by those whom it helped.

import type { Actor } from '../actor.ts';
import { emit } from '../events.ts';
import type { Outcome } from '../outcome.ts';
import { done } from '../outcome.ts';
import { raiseTrust, takeRate } from '../policy/index.ts';
import type { Command } from '../store/store.ts';
import { postFor } from './find.ts';

export interface VoteInput {
  now: number;
  by: Actor;
  thread: number;
  number: number;
  helpful: boolean;
}

export interface Voted {
  thread: number;
  slug: string;
  number: number;
  helpful: boolean;
  count: number;
}

/** Says it, or takes it back; saying it twice counts once. */
export const vote: Command<VoteInput, Outcome<Voted>> = async (db, input) => {
  const { now, by, helpful } = input;
  const found = await postFor(db, by, 'post.vote', input);
  if (!found.ok) return found;
  const { thread, post } = found.value;
  if (helpful) {
    const slow = await takeRate(db, by, 'post.vote', now);
    if (slow) return { ok: false, refusal: slow };
  }
  const changed = helpful
    ? (
        await db
          .insertInto('votes')
          .values({ post_id: post.id, person_id: by.id, at: now })
          .onConflict((conflict) => conflict.columns(['post_id', 'person_id']).doNothing())
          .executeTakeFirst()
      ).numInsertedOrUpdatedRows === 1n
    : (
        await db
          .deleteFrom('votes')
          .where('post_id', '=', post.id)
          .where('person_id', '=', by.id)
          .executeTakeFirst()
      ).numDeletedRows === 1n;
  const value = { thread: thread.id, slug: thread.slug, number: post.number, helpful };
  if (!changed) return done({ ...value, count: post.helpful });
  const { helpful: count } = await db
    .updateTable('posts')
    .set(({ eb }) => ({ helpful: eb('helpful', '+', helpful ? 1 : -1) }))
    .where('id', '=', post.id)
    .returning('helpful')
    .executeTakeFirstOrThrow();
  if (post.kind === 'question') {
    await db.updateTable('threads').set({ helpful: count }).where('id', '=', thread.id).execute();
  }
  await emit(db, now, { type: 'post.helpful', thread: thread.id, post: post.id, by: by.id, count });
  if (helpful) await raiseTrust(db, [post.author_id], now);
  return done({ ...value, count });
};
