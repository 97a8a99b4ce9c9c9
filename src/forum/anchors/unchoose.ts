// unchoose: takes a person's choice of a place back: it is in doubt again, as long as no other version was published since.

import type { Transaction } from '../store/store.ts';
import { followPlace } from './change-place.ts';
import { placeOf } from './place-of.ts';
import type { Place } from './resolve.ts';

/** What a choice changed, as its case keeps it. */
export interface ChosenBefore {
  version: string;
  place: Place;
}

/** Whether it could be taken back. The case itself is left to whoever calls. */
export async function unchoosePlace(
  db: Transaction,
  { version, place, anchor, by, now }: ChosenBefore & { anchor: number; by: number; now: number },
): Promise<boolean> {
  const row = await db.selectFrom('anchors').selectAll().where('id', '=', anchor).executeTakeFirst();
  if (row?.resolved_in !== version || row.how !== 'chosen') return false;
  await db.updateTable('anchors').set(place).where('id', '=', anchor).execute();
  await followPlace(db, { now, anchor, version, before: placeOf(row), after: place, by, tell: false });
  const last = await db
    .selectFrom('anchor_history')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('anchor_id', '=', anchor)
    .executeTakeFirst();
  await db
    .updateTable('anchor_history')
    .set({ undone: 1 })
    .where('id', '=', Number(last?.id ?? 0))
    .execute();
  return true;
}
