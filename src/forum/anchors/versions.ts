// versions: the published versions of the book, kept so that places can be followed from each to the next.

import { emit } from '../events.ts';
import type { Command } from '../store/store.ts';

export interface BeginVersionInput {
  id: string;
  edition: string | null;
  /** The manifest as JSON. */
  manifest: string;
}

/** A version that places are being moved to; it is published once they have been, also one that was published before others. */
export const beginVersion: Command<BeginVersionInput, void> = async (db, { id, edition, manifest }) => {
  await db
    .insertInto('versions')
    .values({ id, edition, manifest, published: 0 })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ manifest, published: 0 }))
    .execute();
};

export interface FinishVersionInput {
  now: number;
  id: string;
  /** Old and new labels of sections that were renamed: who follows one follows it on. */
  renamed: readonly (readonly [string, string])[];
}

/** Every place is where it is in this version. Again: nothing is told twice. */
export const finishVersion: Command<FinishVersionInput, boolean> = async (db, { now, id, renamed }) => {
  for (const [before, after] of renamed) {
    const followers = await db
      .selectFrom('subscriptions')
      .selectAll()
      .where('scope', '=', 'section')
      .where('target', '=', before)
      .execute();
    if (followers.length === 0) continue;
    await db
      .insertInto('subscriptions')
      .values(followers.map((row) => ({ ...row, target: after })))
      .onConflict((conflict) => conflict.columns(['person_id', 'scope', 'target']).doNothing())
      .execute();
    await db
      .deleteFrom('subscriptions')
      .where('scope', '=', 'section')
      .where('target', '=', before)
      .execute();
  }
  const done = await db
    .updateTable('versions')
    .set({ published: now })
    .where('id', '=', id)
    .where('published', '=', 0)
    .returning('id')
    .executeTakeFirst();
  if (!done) return false;
  // Earlier ones are only followed from while something is still there.
  await db
    .updateTable('versions')
    .set({ manifest: '' })
    .where('id', '!=', id)
    .where('manifest', '!=', '')
    .where('id', 'not in', (query) => query.selectFrom('anchors').select('resolved_in'))
    .execute();
  await emit(db, now, { type: 'book.published', version: id });
  return true;
};
