// flag: a reader reports a post; enough of them hide it until a moderator has looked.

import type { Actor } from '../actor.ts';
import { isStaff } from '../actor.ts';
import { emit } from '../events.ts';
import type { Outcome } from '../outcome.ts';
import { done } from '../outcome.ts';
import { takeRate } from '../policy/index.ts';
import type { FlagReason } from '../store/schema.ts';
import type { Command, Transaction } from '../store/store.ts';
import { postFor } from '../threads/find.ts';
import { changeState } from '../threads/post-state.ts';
import { openReview } from './review.ts';

export interface FlagInput {
  now: number;
  by: Actor;
  thread: number;
  number: number;
  reason: FlagReason;
  words: string;
}

/** A post whose reports weigh this much is hidden: one of staff, or three of people who are trusted a little. */
const hideAt = 5;

export const flagPost: Command<FlagInput, Outcome<{ hidden: boolean }>> = async (db, input) => {
  const { now, by, reason, words } = input;
  const found = await postFor(db, by, 'post.flag', input);
  if (!found.ok) return found;
  const { thread, post } = found.value;
  const slow = await takeRate(db, by, 'post.flag', now);
  if (slow) return { ok: false, refusal: slow };
  const score = await weightOf(db, by);
  await db
    .insertInto('flags')
    .values({
      post_id: post.id,
      person_id: by.id,
      reason,
      words: words.slice(0, 1000),
      at: now,
      score,
      state: 'open',
    })
    .onConflict((conflict) =>
      conflict
        .columns(['post_id', 'person_id'])
        .doUpdateSet({ reason, words: words.slice(0, 1000), at: now }),
    )
    .execute();
  const { total } = await db
    .selectFrom('flags')
    .select(({ fn }) => fn.sum<number>('score').as('total'))
    .where('post_id', '=', post.id)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  await openReview(db, { kind: 'report', post: post.id, score: Number(total), now });
  await emit(db, now, { type: 'flag.raised', thread: thread.id, post: post.id, by: by.id, reason });
  const hides = Number(total) >= hideAt && post.state === 'shown';
  if (hides) await changeState(db, found.value, { to: 'hidden', by: null, now, reason: 'reports' });
  return done({ hidden: hides });
};

/** One and the level of trust; staff five; whose reports were mostly right or wrong, a little more or less. */
async function weightOf(db: Transaction, by: Actor): Promise<number> {
  if (isStaff(by)) return 5;
  const rows = await db
    .selectFrom('flags')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('person_id', '=', by.id)
    .where('state', 'in', ['agreed', 'disagreed'])
    .groupBy('state')
    .execute();
  const of = (state: string): number => Number(rows.find((row) => row.state === state)?.count ?? 0);
  const [right, wrong] = [of('agreed'), of('disagreed')];
  const accuracy = right + wrong < 5 ? 0 : right > 3 * wrong ? 1 : wrong > right ? -1 : 0;
  return Math.max(0, 1 + Math.min(by.trust, 2) + accuracy);
}
