// change-place: writes where an anchor is now, with all that has to go with it: its discussions, history, events, and a case in doubt.

import { emit } from '../events.ts';
import { openReview } from '../moderation/review.ts';
import type { Transaction } from '../store/store.ts';
import type { Place } from './resolve.ts';
import type { BlockPlace } from './step.ts';

export interface PlaceChange {
  now: number;
  anchor: number;
  version: string;
  before: Place;
  after: Place;
  by: number | null;
  /** Worth a line in its history, and a word to who asked. */
  tell: boolean;
  candidates?: readonly BlockPlace[];
}

/** Goes with an update of the anchor's own row, in the same transaction. */
export async function followPlace(db: Transaction, change: PlaceChange): Promise<void> {
  const { now, anchor, version, before, after } = change;
  const threads = await db
    .updateTable('threads')
    .set({ label: after.now_label, block: after.now_block })
    .where('anchor_id', '=', anchor)
    .returning('id')
    .execute();
  if (before.now_label !== after.now_label && threads.length > 0) {
    await db
      .updateTable('search_docs')
      .set({ label: after.now_label })
      .where(
        'thread_id',
        'in',
        threads.map(({ id }) => id),
      )
      .execute();
  }
  await followDoubt(db, change);
  if (!change.tell) return;
  await db
    .insertInto('anchor_history')
    .values({
      anchor_id: anchor,
      version,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      score: after.score,
      how: after.how,
      at: now,
      by_id: change.by,
      undone: 0,
    })
    .execute();
  for (const { id } of threads) {
    await emit(db, now, { type: 'anchor.changed', thread: id, anchor, state: after.state, version });
  }
}

/** A place in doubt waits for a person; one that was found meanwhile does not any more. */
async function followDoubt(
  db: Transaction,
  { now, anchor, before, after, candidates }: PlaceChange,
): Promise<void> {
  if (after.state === 'doubtful' && candidates) {
    const signals = [{ key: 'two-places' as const }];
    const review = await openReview(db, { kind: 'place', anchor, score: after.score, signals, now });
    const list = candidates.slice(0, 5);
    await db
      .updateTable('reviews')
      .set({ candidates: JSON.stringify(list) })
      .where('id', '=', review)
      .execute();
  } else if (before.state === 'doubtful' && after.state !== 'doubtful') {
    await db
      .updateTable('reviews')
      .set(({ eb }) => ({
        state: 'done',
        version: eb('version', '+', 1),
        decided_at: now,
        decision: 'found',
      }))
      .where('kind', '=', 'place')
      .where('anchor_id', '=', anchor)
      .where('state', '=', 'waiting')
      .execute();
  }
}
