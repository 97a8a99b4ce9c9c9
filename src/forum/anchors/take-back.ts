// take-back: undoes the last change of a place: what a version or a person made of it.

import type { Actor } from '../actor.ts';
import { emit } from '../events.ts';
import { addToLog } from '../moderation/log.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { may } from '../policy/index.ts';
import type { Command, Transaction } from '../store/store.ts';
import { followPlace } from './change-place.ts';
import { placeOf } from './place-of.ts';
import type { Place } from './resolve.ts';

export interface TakeBackInput {
  now: number;
  by: Actor;
  anchor: number;
  /** Line of its history: only the last that stands can be taken back. */
  history: number;
  /** What stood before, as far as it is in the book as it is now. */
  place: Pick<Place, 'state' | 'now_label' | 'now_block' | 'now_start' | 'now_length'>;
}

export const takeBack: Command<TakeBackInput, Outcome<{ anchor: number }>> = async (db, input) => {
  const { now, by } = input;
  const allowed = may(by, 'review.undo', now, { kind: 'place', aboutId: null });
  if (allowed !== true) return { ok: false, refusal: allowed };
  const row = await db.selectFrom('anchors').selectAll().where('id', '=', input.anchor).executeTakeFirst();
  if (!row) return refused('not-found');
  const last = await lastChange(db, row.id);
  if (last?.id !== input.history) return refused('changed-meanwhile');
  await db.updateTable('anchor_history').set({ undone: 1 }).where('id', '=', last.id).execute();
  const before = placeOf(row);
  const after: Place = { ...before, ...input.place, score: 1, how: 'taken-back' };
  await db.updateTable('anchors').set(after).where('id', '=', row.id).execute();
  await followPlace(db, {
    now,
    anchor: row.id,
    version: row.resolved_in,
    before,
    after,
    by: by.id,
    tell: false,
  });
  const threads = await db
    .selectFrom('threads')
    .select('id')
    .where('anchor_id', '=', row.id)
    .where('state', '<>', 'removed')
    .orderBy('id')
    .execute();
  // Pages that are kept are made anew; nobody is told, since for who asked nothing has changed.
  for (const { id } of threads) {
    await emit(db, now, { type: 'thread.changed', thread: id, by: by.id, what: 'moved' });
    await addToLog(db, {
      at: now,
      by_id: by.id,
      action: 'anchor.take-back',
      target: `thread:${id}`,
      public: 1,
    });
  }
  return done({ anchor: row.id });
};

/** The last line of a place's history that was not taken back. */
export function lastChange(
  db: Transaction,
  anchor: number,
): Promise<{ id: number; before: string; version: string } | undefined> {
  return db
    .selectFrom('anchor_history')
    .select(['id', 'before', 'version'])
    .where('anchor_id', '=', anchor)
    .where('undone', '=', 0)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
