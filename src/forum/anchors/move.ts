// move: a batch of anchors goes from one version of the book to the next. Done once for each anchor and version, however often it
// is tried: an anchor that is not as it was read is left for the next round.

import type { Command } from '../store/store.ts';
import { followPlace } from './change-place.ts';
import type { Place } from './resolve.ts';
import type { BlockPlace } from './step.ts';

export interface AnchorMove {
  id: number;
  /** The version that it was resolved in, and where it was there. */
  from: string;
  before: Place;
  after: Place;
  changed: boolean;
  candidates?: readonly BlockPlace[];
}

export interface MoveAnchorsInput {
  now: number;
  version: string;
  /** Ids of anchors of that version that are exactly where they were. */
  staying: { from: string; ids: readonly number[] };
  moves: readonly AnchorMove[];
}

/** Gives how many were taken on. */
export const moveAnchors: Command<MoveAnchorsInput, number> = async (
  db,
  { now, version, staying, moves },
) => {
  let taken = 0;
  if (staying.ids.length > 0) {
    const stayed = await db
      .updateTable('anchors')
      .set({ resolved_in: version })
      .where('resolved_in', '=', staying.from)
      .where('state', '!=', 'doubtful')
      .where('id', 'in', [...staying.ids])
      .executeTakeFirst();
    taken += Number(stayed.numUpdatedRows);
  }
  for (const { id, from, before, after, changed, candidates } of moves) {
    const moved = await db
      .updateTable('anchors')
      .set({ ...after, resolved_in: version })
      .where('id', '=', id)
      .where('resolved_in', '=', from)
      .where('state', '=', before.state)
      .where('now_label', '=', before.now_label)
      .where('now_block', before.now_block === null ? 'is' : '=', before.now_block)
      .returning('id')
      .executeTakeFirst();
    if (!moved) continue;
    taken++;
    const change = { now, anchor: id, version, before, after, by: null, tell: changed };
    await followPlace(db, { ...change, ...(candidates && { candidates }) });
  }
  return taken;
};
