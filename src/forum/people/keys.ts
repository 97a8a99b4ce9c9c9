// keys: keys for programs: made at random, shown once, kept as digests.

import { createHash, randomBytes } from 'node:crypto';

import type { Actor, Scope } from '../actor.ts';
import { done, refused, type Outcome } from '../outcome.ts';
import { may } from '../policy/may.ts';
import type { Reader, Transaction } from '../store/store.ts';

/** As it stands in `Authorization: Bearer …`; the beginning lets programs that look for lost secrets know it. */
const form = /^octavo_[\w-]{43}$/;
export const newKey = (): string => `octavo_${randomBytes(32).toString('base64url')}`;
export const isKey = (text: string): boolean => form.test(text);
export const keyDigest = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Keys that one person may have at a time. */
const most = 20;

export interface KeyInput {
  by: Actor;
  name: string;
  digest: string;
  scopes: readonly Scope[];
  /** Milliseconds since 1970. */
  expires?: number;
  now: number;
}

export async function createKey(db: Transaction, input: KeyInput): Promise<Outcome<{ id: number }>> {
  const { by, name, digest, scopes, expires, now } = input;
  const allowed = may(by, 'key.create', now, { personId: by.id, scopes });
  if (allowed !== true) return { ok: false, refusal: allowed };
  const mine = await db
    .selectFrom('api_keys')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('person_id', '=', by.id)
    .executeTakeFirstOrThrow();
  if (Number(mine.count) >= most) return refused('too-many', { most });
  const row = {
    person_id: by.id,
    name,
    hash: digest,
    scopes: scopes.join(' '),
    created: now,
    expires: expires ?? null,
  };
  const { id } = await db.insertInto('api_keys').values(row).returning('id').executeTakeFirstOrThrow();
  return done({ id });
}

export async function revokeKey(
  db: Transaction,
  { by, key, now }: { by: Actor; key: number; now: number },
): Promise<Outcome<null>> {
  const row = await db.selectFrom('api_keys').select('person_id').where('id', '=', key).executeTakeFirst();
  if (row === undefined) return refused('not-found');
  const allowed = may(by, 'key.revoke', now, { personId: row.person_id, scopes: [] });
  // Whose keys there are is nobody else's business.
  if (allowed !== true) return refused('not-found');
  await db.deleteFrom('api_keys').where('id', '=', key).execute();
  return done(null);
}

export interface KeyView {
  id: number;
  name: string;
  scopes: readonly Scope[];
  created: number;
  lastUsed?: number;
  expires?: number;
}

const scopeNames: readonly Scope[] = ['read', 'post', 'moderate', 'administer'];
export const readScopes = (stored: string): Scope[] =>
  scopeNames.filter((scope) => stored.split(' ').includes(scope));

export async function keysOf(read: Reader, person: number): Promise<KeyView[]> {
  const rows = await read
    .selectFrom('api_keys')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: readScopes(row.scopes),
    created: row.created,
    ...(row.last_used !== null && { lastUsed: row.last_used }),
    ...(row.expires !== null && { expires: row.expires }),
  }));
}

/** Scopes that a person may give to a key. */
export const scopesFor = (by: Actor, now: number): Scope[] =>
  scopeNames.filter((scope) => may(by, 'key.create', now, { personId: by.id, scopes: [scope] }) === true);
