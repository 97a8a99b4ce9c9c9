// commands: keys of devices that people sign in with: added, used, taken away.

import type { Actor } from '../../actor.ts';
import { done, refused, type Outcome } from '../../outcome.ts';
import { may } from '../../policy/may.ts';
import type { Reader, Transaction } from '../../store/store.ts';

export interface NewPasskey {
  /** Credential id, base64url. */
  id: string;
  /** COSE key, base64url. */
  publicKey: string;
  counter: number;
  transports: readonly string[];
  name: string;
}

/** Keys that one person may have. */
const most = 20;

export async function addPasskey(
  db: Transaction,
  { by, key, now }: { by: Actor; key: NewPasskey; now: number },
): Promise<Outcome<{ id: string }>> {
  const allowed = may(by, 'my.sessions', now);
  if (allowed !== true) return { ok: false, refusal: allowed };
  const mine = await db.selectFrom('passkeys').select('id').where('person_id', '=', by.id).execute();
  if (mine.length >= most) return refused('too-many', { most });
  const row = {
    id: key.id,
    person_id: by.id,
    public_key: key.publicKey,
    counter: key.counter,
    transports: key.transports.join(' '),
    name: key.name,
    created: now,
    last_used: null,
  };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('passkeys')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? done({ id: key.id }) : refused('not-allowed');
}

/** Devices that count give zero for ever, or a higher number each time. */
export async function usedPasskey(
  db: Transaction,
  input: { id: string; counter: number; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkeys')
    .set({ counter: input.counter, last_used: input.now })
    .where('id', '=', input.id)
    .where((is) => is.or([is('counter', '<', input.counter), is('counter', '=', 0)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function removePasskey(
  db: Transaction,
  { by, id, now }: { by: Actor; id: string; now: number },
): Promise<Outcome<null>> {
  const allowed = may(by, 'my.sessions', now);
  if (allowed !== true) return { ok: false, refusal: allowed };
  const { numDeletedRows } = await db
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('person_id', '=', by.id)
    .executeTakeFirst();
  return numDeletedRows > 0n ? done(null) : refused('not-found');
}

export interface PasskeyView {
  id: string;
  name: string;
  created: number;
  lastUsed?: number;
}

export async function passkeysOf(read: Reader, person: number): Promise<PasskeyView[]> {
  const rows = await read
    .selectFrom('passkeys')
    .select(['id', 'name', 'created', 'last_used'])
    .where('person_id', '=', person)
    .orderBy('created')
    .execute();
  return rows.map(({ id, name, created, last_used: used }) => ({
    id,
    name,
    created,
    ...(used !== null && { lastUsed: used }),
  }));
}
