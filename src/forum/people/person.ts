// person: a person of the forum begins: an account gets a handle, or the person that was brought from elsewhere.

import { emit } from '../events.ts';
import { openReview } from '../moderation/review.ts';
import { done, refused, type Outcome } from '../outcome.ts';
import type { NewRow, Role } from '../store/schema.ts';
import type { Transaction } from '../store/store.ts';
import { requestLimits } from '../policy/limits.ts';
import { takeAll } from '../policy/take.ts';
import { foldHandle, handleProblem, handleShape } from './handles.ts';

export interface NewPerson {
  account: string;
  /** Proven address. */
  email?: string;
  handle: string;
  /** Digest of the network that the request came from: many new accounts of one are looked at. */
  network?: string;
  now: number;
}

export interface PersonMade {
  id: number;
  handle: string;
}

/** Asked twice for one account it answers the same. */
export async function createPerson(db: Transaction, input: NewPerson): Promise<Outcome<PersonMade>> {
  const known = await db
    .selectFrom('people')
    .select(['id', 'handle'])
    .where('account', '=', input.account)
    .executeTakeFirst();
  if (known !== undefined) return done(known);
  const refusal = await handleRefusal(db, input.handle);
  if (refusal !== undefined) return refusal;
  const id = await insertPerson(db, input, 'reader');
  if (id === undefined) return refused('handle-taken', undefined, 'handle');
  await emit(db, input.now, { type: 'person.created', person: id });
  if (input.network !== undefined) await lookAtNetwork(db, input.network, id, input.now);
  return done({ id, handle: input.handle });
}

/** Gives an account the person that has its proven address and no account yet: one that came in with an import. */
export async function reclaimPerson(
  db: Transaction,
  { account, email }: { account: string; email: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people')
    .set({ account })
    .where('email', '=', email)
    .where('account', 'is', null)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Why somebody may not be called so. */
export async function handleRefusal(db: Transaction, handle: string): Promise<Outcome<never> | undefined> {
  const problem = handleProblem(handle);
  if (problem !== undefined) return refused('handle-not-possible', { why: problem }, 'handle');
  const holder = await db
    .selectFrom('people')
    .select('id')
    .where('handle_key', '=', foldHandle(handle))
    .executeTakeFirst();
  if (holder !== undefined) return refused('handle-taken', undefined, 'handle');
  // Those who speak for the book are the ones worth being taken for.
  const known = await db
    .selectFrom('people')
    .select('handle')
    .where('role', 'in', ['author', 'moderator', 'administrator'])
    .where('state', '=', 'active')
    .execute();
  const shape = handleShape(handle);
  const alike = known.some((person) => handleShape(person.handle) === shape);
  return alike ? refused('handle-not-possible', { why: 'alike' }, 'handle') : undefined;
}

export async function insertPerson(
  db: Transaction,
  input: NewPerson,
  role: Role,
): Promise<number | undefined> {
  const row: NewRow<'people'> = {
    handle: input.handle,
    handle_key: foldHandle(input.handle),
    account: input.account,
    email: input.email ?? null,
    role,
    trust: 0,
    trust_fixed: 0,
    created: input.now,
    last_seen: input.now,
    read_ms: 0,
    days: 1,
    state: 'active',
    preferences: '{}',
  };
  // Two who choose one handle at the same moment: the second is told.
  const made = await db
    .insertInto('people')
    .values(row)
    .onConflict((conflict) => conflict.column('handle_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

export interface PersonClaim {
  account: string;
  /** Proven address. */
  email?: string;
  /** Identity elsewhere: "discourse:ada". */
  external: string;
  now: number;
}

/** Whoever proves to be the one who was imported is that person, with handle and posts. Undefined: nobody was, or somebody came before. */
export async function claimPerson(db: Transaction, input: PersonClaim): Promise<PersonMade | undefined> {
  const known = await db
    .selectFrom('people')
    .select('id')
    .where('account', '=', input.account)
    .executeTakeFirst();
  if (known !== undefined) return undefined;
  const claimed = await db
    .updateTable('people')
    .set({ account: input.account, email: input.email ?? null, state: 'active', last_seen: input.now })
    .where('external', '=', input.external)
    .where('state', '=', 'imported')
    .where('account', 'is', null)
    .returning(['id', 'handle'])
    .executeTakeFirst();
  if (claimed !== undefined) await emit(db, input.now, { type: 'person.created', person: claimed.id });
  return claimed;
}

async function lookAtNetwork(db: Transaction, network: string, person: number, now: number): Promise<void> {
  const allowance = requestLimits['account.network'];
  const many = await takeAll(db, [{ key: `account.network:${network}`, code: 'too-many', allowance }], now);
  if (many === undefined) return;
  await openReview(db, { kind: 'person', person, signals: [{ key: 'one-network' }], now });
}

/** The account has proven an address, or another one than before. */
export async function provenAddress(
  db: Transaction,
  input: { account: string; email: string },
): Promise<void> {
  await db.updateTable('people').set({ email: input.email }).where('account', '=', input.account).execute();
}
