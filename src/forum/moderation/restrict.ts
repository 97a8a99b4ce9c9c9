// restrict: what moderators do about a person: silencing, closing an account for a time, looking at what comes next.

import type { Actor } from '../actor.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { may, personTarget } from '../policy/index.ts';
import type { Command, Transaction } from '../store/store.ts';
import { addToLog } from './log.ts';
import { holdKey } from './signals.ts';

export interface RestrictInput {
  now: number;
  by: Actor;
  person: number;
  what: 'silence' | 'suspend' | 'hold';
  /** Milliseconds since 1970; null takes it back. */
  until: number | null;
  words: string;
}

export const restrictPerson: Command<RestrictInput, Outcome<null>> = async (db, input) => {
  const { now, by, what, until, words } = input;
  const person = await db.selectFrom('people').selectAll().where('id', '=', input.person).executeTakeFirst();
  if (!person) return refused('not-found');
  const allowed = may(by, `person.${what}`, now, personTarget(person));
  if (allowed !== true) return { ok: false, refusal: allowed };
  await set(db, person.id, what, until);
  const action = until === null ? `person.un${what}` : `person.${what}`;
  // That somebody's posts are looked at is not for others to know.
  const isPublic = what === 'hold' ? 0 : 1;
  const line = { at: now, by_id: by.id, action, target: `person:${person.id}`, public: isPublic } as const;
  await addToLog(db, { ...line, ...(words !== '' && { words }) });
  return done(null);
};

async function set(
  db: Transaction,
  person: number,
  what: RestrictInput['what'],
  until: number | null,
): Promise<void> {
  if (what !== 'hold') {
    const change = what === 'silence' ? { silenced_until: until } : { suspended_until: until };
    await db.updateTable('people').set(change).where('id', '=', person).execute();
    return;
  }
  const key = holdKey(person);
  if (until === null) {
    await db.deleteFrom('settings').where('key', '=', key).execute();
    return;
  }
  await db
    .insertInto('settings')
    .values({ key, value: String(until) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: String(until) }))
    .execute();
}
