// follow: who hears of what: discussions, sections, the whole book.

import type { Actor } from '../actor.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { may } from '../policy/index.ts';
import type { Row } from '../store/schema.ts';
import type { Command, Transaction } from '../store/store.ts';
import { threadFor } from './find.ts';

export interface Following {
  person: number;
  scope: Row<'subscriptions'>['scope'];
  target: string;
  /** Why: asked, answered, mentioned, chosen. */
  reason: string;
  now: number;
}

/** Begins to follow for a reason of the forum's; what the person has chosen stays. */
export async function follow(
  db: Transaction,
  { person, scope, target, reason, now }: Following,
): Promise<void> {
  await db
    .insertInto('subscriptions')
    .values({ person_id: person, scope, target, level: 'watching', reason, at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'scope', 'target']).doNothing())
    .execute();
}

export interface SetFollowingInput {
  now: number;
  by: Actor;
  scope: Row<'subscriptions'>['scope'];
  target: string;
  /** `none`: as if nothing had been said. */
  level: 'watching' | 'muted' | 'none';
}

export const setFollowing: Command<SetFollowingInput, Outcome<null>> = async (db, input) => {
  const { now, by, scope, target, level } = input;
  if (scope === 'thread') {
    const thread = await threadFor(db, by, 'thread.follow', { thread: Number(target), now });
    if (!thread.ok) return thread;
  } else {
    const allowed = may(by, 'notices.change', now);
    if (allowed !== true) return { ok: false, refusal: allowed };
    if (target.length > 200) return refused('no-such-place');
  }
  if (level === 'none') {
    await db
      .deleteFrom('subscriptions')
      .where('person_id', '=', by.id)
      .where('scope', '=', scope)
      .where('target', '=', target)
      .execute();
    return done(null);
  }
  await db
    .insertInto('subscriptions')
    .values({ person_id: by.id, scope, target, level, reason: 'chosen', at: now })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'scope', 'target']).doUpdateSet({ level, reason: 'chosen', at: now }),
    )
    .execute();
  return done(null);
};
