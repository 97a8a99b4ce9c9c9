// post-state: deleting, removing and bringing back a post.

import type { Actor } from '../actor.ts';
import { emit } from '../events.ts';
import { addToLog } from '../moderation/log.ts';
import type { Outcome } from '../outcome.ts';
import { done } from '../outcome.ts';
import { indexPost, indexThread } from '../search/index.ts';
import type { PostState, Row } from '../store/schema.ts';
import type { Command, Transaction } from '../store/store.ts';
import { postFor } from './find.ts';
import type { FoundPost } from './find.ts';
import { recount } from './recount.ts';

export interface StateChange {
  to: PostState;
  /** Null: the forum itself. */
  by: number | null;
  now: number;
  reason?: string;
  words?: string;
}

/** Brings a post into a state: counters follow, an answer that is no longer there is accepted no more, and its author is told. */
export async function changeState(
  db: Transaction,
  { thread, post }: FoundPost,
  change: StateChange,
): Promise<void> {
  const gone = change.to === 'deleted' || change.to === 'removed';
  await db
    .updateTable('posts')
    .set({
      state: change.to,
      state_by: change.by,
      state_at: change.now,
      state_reason: change.reason ?? null,
      ...(gone && {
        accepted_at: null,
        accepted_by: null,
      }),
    })
    .where('id', '=', post.id)
    .execute();
  await recount(db, thread.id);
  await (post.kind === 'question' ? indexThread(db, thread.id) : indexPost(db, post.id));
  await emit(db, change.now, {
    type: 'post.state',
    thread: thread.id,
    post: post.id,
    by: change.by,
    from: post.state,
    to: change.to,
    ...(change.reason !== undefined && { reason: change.reason }),
    ...(change.words !== undefined && { words: change.words }),
  });
}

export interface PostPlace {
  now: number;
  by: Actor;
  thread: number;
  number: number;
}

type Changed = Outcome<{ thread: number; slug: string; number: number }>;

const changed = ({ thread, post }: FoundPost): Changed =>
  done({ thread: thread.id, slug: thread.slug, number: post.number });

export const deletePost: Command<PostPlace, Changed> = async (db, input) => {
  const found = await postFor(db, input.by, 'post.delete', input);
  if (!found.ok) return found;
  await changeState(db, found.value, { to: 'deleted', by: input.by.id, now: input.now });
  if (found.value.post.author_id !== input.by.id) await logPost(db, 'post.delete', found.value.post, input);
  return changed(found.value);
};

export const removePost: Command<PostPlace & { reason: string; words: string }, Changed> = async (
  db,
  input,
) => {
  const found = await postFor(db, input.by, 'post.remove', input);
  if (!found.ok) return found;
  const { reason, words, by, now } = input;
  await changeState(db, found.value, { to: 'removed', by: by.id, now, reason, words });
  await logPost(db, 'post.remove', found.value.post, input);
  return changed(found.value);
};

/** What waited for a moderator waits again. */
export const restorePost: Command<PostPlace, Changed> = async (db, input) => {
  const found = await postFor(db, input.by, 'post.restore', input);
  if (!found.ok) return found;
  const { post } = found.value;
  const waits = await db
    .selectFrom('reviews')
    .select('id')
    .where('post_id', '=', post.id)
    .where('kind', '=', 'held')
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  await changeState(db, found.value, { to: waits ? 'held' : 'shown', by: input.by.id, now: input.now });
  if (post.author_id !== input.by.id) await logPost(db, 'post.restore', post, input);
  return changed(found.value);
};

async function logPost(
  db: Transaction,
  action: string,
  post: Row<'posts'>,
  { by, now, reason, words }: PostPlace & { reason?: string; words?: string },
): Promise<void> {
  await addToLog(db, {
    at: now,
    by_id: by.id,
    action,
    target: `post:${post.id}`,
    public: 1,
    ...(reason !== undefined && { reason }),
    ...(words !== undefined && words !== '' && { words }),
  });
}
