// administrator: how a forum gets its first administrator: whoever has the link that the server printed when it was started.

import { emit } from '../events.ts';
import { done, refused, type Outcome } from '../outcome.ts';
import type { Transaction } from '../store/store.ts';
import { handleRefusal, insertPerson, type PersonMade } from './person.ts';

const key = 'first-administrator';

/** Keeps the digest of a new link, in place of an earlier one; false: there is an administrator, and so no link. */
export async function offerAdministrator(db: Transaction, input: { digest: string }): Promise<boolean> {
  if (await hasAdministrator(db)) {
    await db.deleteFrom('settings').where('key', '=', key).execute();
    return false;
  }
  await db
    .insertInto('settings')
    .values({ key, value: input.digest })
    .onConflict((row) => row.column('key').doUpdateSet({ value: input.digest }))
    .execute();
  return true;
}

const hasAdministrator = async (db: Transaction): Promise<boolean> =>
  (await db
    .selectFrom('people')
    .select('id')
    .where('role', '=', 'administrator')
    .where('state', '=', 'active')
    // One that came in with an import and has not signed in here yet can do nothing.
    .where('account', 'is not', null)
    .executeTakeFirst()) !== undefined;

export interface Claim {
  digest: string;
  account: string;
  email?: string;
  handle: string;
  now: number;
}

/** The link is used up by the one who becomes administrator, whether new or here already. */
export async function claimAdministrator(db: Transaction, input: Claim): Promise<Outcome<PersonMade>> {
  const { numDeletedRows } = await db
    .deleteFrom('settings')
    .where('key', '=', key)
    .where('value', '=', input.digest)
    .executeTakeFirst();
  if (numDeletedRows === 0n || (await hasAdministrator(db))) return refused('link-expired');
  const known = await db
    .selectFrom('people')
    .select(['id', 'handle'])
    .where('account', '=', input.account)
    .executeTakeFirst();
  if (known !== undefined) {
    await db.updateTable('people').set({ role: 'administrator' }).where('id', '=', known.id).execute();
    return done(known);
  }
  const refusal = await handleRefusal(db, input.handle);
  const id = refusal === undefined ? await insertPerson(db, input, 'administrator') : undefined;
  if (id === undefined) {
    await offerAdministrator(db, { digest: input.digest });
    return refusal ?? refused('handle-taken', undefined, 'handle');
  }
  await emit(db, input.now, { type: 'person.created', person: id });
  return done({ id, handle: input.handle });
}
