// choose: a person says where a place in doubt is now, or that it is none of the candidates.

import type { Actor } from '../actor.ts';
import { emit } from '../events.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { alreadyDecided } from '../moderation/review.ts';
import { may } from '../policy/index.ts';
import type { Command } from '../store/store.ts';
import { followPlace } from './change-place.ts';
import { placeOf } from './place-of.ts';
import type { Place } from './resolve.ts';
import type { ChosenBefore } from './unchoose.ts';

export interface ChoosePlaceInput {
  now: number;
  by: Actor;
  review: number;
  /** The version of the book that the person looked at. */
  version: string;
  /** Where it is; absent: none of the candidates, so that it stays on its section. */
  place?: Pick<Place, 'state' | 'now_label' | 'now_block' | 'now_start' | 'now_length'>;
}

export const choosePlace: Command<ChoosePlaceInput, Outcome<{ review: number }>> = async (db, input) => {
  const { now, by, version } = input;
  const review = await db
    .updateTable('reviews')
    .set((row) => ({ version: row.ref('version') }))
    .where('id', '=', input.review)
    .where('kind', '=', 'place')
    .returningAll()
    .executeTakeFirst();
  if (!review || review.anchor_id === null) return refused('not-found');
  const allowed = may(by, 'review.decide', now, { kind: 'place', aboutId: null });
  if (allowed !== true) return { ok: false, refusal: allowed };
  const row = await db
    .selectFrom('anchors')
    .selectAll()
    .where('id', '=', review.anchor_id)
    .executeTakeFirst();
  if (review.state === 'done') return alreadyDecided(db, review);
  if (row?.state !== 'doubtful' || row.resolved_in !== version) {
    return refused('changed-meanwhile');
  }
  const before = placeOf(row);
  const after: Place = {
    ...before,
    ...(input.place ?? {
      state: 'section',
      now_block: null,
      now_start: null,
      now_length: null,
    }),
    score: 1,
    how: 'chosen',
  };
  await db.updateTable('anchors').set(after).where('id', '=', row.id).execute();
  const decision = input.place ? 'place' : 'neither';
  await db
    .updateTable('reviews')
    .set(({ eb }) => ({
      state: 'done',
      version: eb('version', '+', 1),
      decided_at: now,
      decided_by: by.id,
      decision,
      undo: JSON.stringify({
        anchor: {
          version,
          place: before,
        } satisfies ChosenBefore,
      }),
    }))
    .where('id', '=', review.id)
    .execute();
  await followPlace(db, { now, anchor: row.id, version, before, after, by: by.id, tell: true });
  await emit(db, now, { type: 'review.decided', review: review.id, by: by.id, decision });
  return done({ review: review.id });
};
