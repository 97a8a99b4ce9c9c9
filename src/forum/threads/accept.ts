// accept: which answers solved a question. There may be several.

import type { Actor } from '../actor.ts';
import { emit } from '../events.ts';
import type { Outcome } from '../outcome.ts';
import { done } from '../outcome.ts';
import { raiseTrust } from '../policy/index.ts';
import type { Command } from '../store/store.ts';
import { postFor } from './find.ts';
import { recount } from './recount.ts';

export interface AcceptInput {
  now: number;
  by: Actor;
  thread: number;
  number: number;
  accepted: boolean;
}

export const accept: Command<
  AcceptInput,
  Outcome<{ thread: number; slug: string; number: number; accepted: boolean }>
> = async (db, input) => {
  const { now, by, accepted } = input;
  const found = await postFor(db, by, accepted ? 'post.accept' : 'post.unaccept', input);
  if (!found.ok) return found;
  const { thread, post } = found.value;
  const value = { thread: thread.id, slug: thread.slug, number: post.number, accepted };
  if ((post.accepted_at !== null) === accepted) return done(value);
  await db
    .updateTable('posts')
    .set(accepted ? { accepted_at: now, accepted_by: by.id } : { accepted_at: null, accepted_by: null })
    .where('id', '=', post.id)
    .execute();
  await recount(db, thread.id);
  const type = accepted ? 'answer.accepted' : 'answer.unaccepted';
  await emit(db, now, { type, thread: thread.id, post: post.id, by: by.id });
  if (accepted) await raiseTrust(db, [post.author_id], now);
  return done(value);
};
