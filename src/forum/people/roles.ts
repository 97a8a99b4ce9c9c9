// roles: what an administrator makes of people, and what trust a moderator sets by hand.

import type { Actor } from '../actor.ts';
import { addToLog } from '../moderation/log.ts';
import { done, refused, type Outcome } from '../outcome.ts';
import { may } from '../policy/may.ts';
import { personTarget } from '../policy/targets.ts';
import type { Role, Row, Trust } from '../store/schema.ts';
import type { Transaction } from '../store/store.ts';

export interface RoleChange {
  by: Actor;
  person: number;
  role: Role;
  now: number;
}

/** @returns the account whose sessions end, so that nothing goes on with what it was allowed before */
export async function setRole(
  db: Transaction,
  { by, person, role, now }: RoleChange,
): Promise<Outcome<{ account: string | null }>> {
  const found = await personFor(db, by, 'person.role', person, now);
  if (!found.ok) return found;
  if (found.value.state !== 'active') return refused('not-allowed');
  await db.updateTable('people').set({ role }).where('id', '=', person).execute();
  // Keys were made under the earlier role.
  await db.deleteFrom('api_keys').where('person_id', '=', person).execute();
  await addToLog(db, {
    at: now,
    by_id: by.id,
    action: 'person.role',
    target: `person:${person}`,
    words: role,
    public: 0,
  });
  return done({ account: found.value.account });
}

export interface TrustChange {
  by: Actor;
  person: number;
  /** Undefined: it rises by itself again. */
  trust?: Trust;
  now: number;
}

export async function setTrust(
  db: Transaction,
  { by, person, trust, now }: TrustChange,
): Promise<Outcome<null>> {
  const found = await personFor(db, by, 'person.trust', person, now);
  if (!found.ok) return found;
  const change = trust === undefined ? { trust_fixed: 0 } : { trust, trust_fixed: 1 };
  await db.updateTable('people').set(change).where('id', '=', person).execute();
  const words = trust === undefined ? {} : { words: String(trust) };
  await addToLog(db, {
    at: now,
    by_id: by.id,
    action: 'person.trust',
    target: `person:${person}`,
    ...words,
    public: 0,
  });
  return done(null);
}

/** The person, when this moderator or administrator may do that to them as they are now. */
async function personFor(
  db: Transaction,
  by: Actor,
  action: 'person.role' | 'person.trust',
  person: number,
  now: number,
): Promise<Outcome<Row<'people'>>> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', person).executeTakeFirst();
  if (row === undefined) return refused('not-found');
  const allowed = may(by, action, now, personTarget(row));
  return allowed === true ? done(row) : { ok: false, refusal: allowed };
}
