// review: puts something before the moderators.

import { emit } from '../events.ts';
import type { Outcome } from '../outcome.ts';
import { refused } from '../outcome.ts';
import type { ReviewKind, Row } from '../store/schema.ts';
import type { Transaction } from '../store/store.ts';
import type { Signal } from './signals.ts';

export interface NewReview {
  kind: ReviewKind;
  post?: number;
  anchor?: number;
  person?: number;
  score?: number;
  signals?: readonly Signal[];
  now: number;
}

/** A case that waits; what waits already is not put there twice. Gives its id. */
export async function openReview(db: Transaction, review: NewReview): Promise<number> {
  const [post, anchor, person] = [review.post ?? null, review.anchor ?? null, review.person ?? null];
  const waiting = await db
    .selectFrom('reviews')
    .select('id')
    .where('kind', '=', review.kind)
    .where('state', '=', 'waiting')
    .where('post_id', post === null ? 'is' : '=', post)
    .where('anchor_id', anchor === null ? 'is' : '=', anchor)
    .where('person_id', person === null ? 'is' : '=', person)
    .executeTakeFirst();
  if (waiting) {
    await db
      .updateTable('reviews')
      .set(({ eb }) => ({ score: review.score ?? 0, version: eb('version', '+', 1) }))
      .where('id', '=', waiting.id)
      .execute();
    return waiting.id;
  }
  const { id } = await db
    .insertInto('reviews')
    .values({
      kind: review.kind,
      state: 'waiting',
      post_id: post,
      anchor_id: anchor,
      person_id: person,
      score: review.score ?? 0,
      signals: JSON.stringify(review.signals ?? []),
      version: 1,
      created: review.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await emit(db, review.now, { type: 'review.created', review: id, kind: review.kind });
  return id;
}

/** Two moderators at one case: the second hears who was faster. */
export async function alreadyDecided(db: Transaction, review: Row<'reviews'>): Promise<Outcome<never>> {
  const by =
    review.decided_by === null
      ? undefined
      : await db.selectFrom('people').select('handle').where('id', '=', review.decided_by).executeTakeFirst();
  return refused('changed-meanwhile', by ? { by: by.handle, decision: review.decision ?? '' } : {});
}
