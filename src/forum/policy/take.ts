// take: counts what a person does, in the database and in the transaction of what is done, so that what fails is not counted.

import type { Actor } from '../actor.ts';
import { refusal, type Refusal } from '../outcome.ts';
import type { Transaction } from '../store/store.ts';
import { takeToken, type Allowance, type Bucket } from './bucket.ts';
import { freshFor, isExempt, rates, type RatedAction } from './limits.ts';

/**
 * Counts one action of a person, or says how long to wait. To be asked last, right before the first write: an action that is
 * refused for another reason has not been done, and is not counted.
 */
export async function takeRate(
  db: Transaction,
  by: Actor,
  action: RatedAction,
  now: number,
): Promise<Refusal | undefined> {
  if (isExempt(by)) return undefined;
  const { gap, day } = rates[action];
  const key = `${action}:${by.id}`;
  const fresh = now - by.created < freshFor;
  const asked: Asked[] = [
    { key: `${key}:day`, code: 'too-many', allowance: { most: day(by.trust, fresh), per: freshFor } },
  ];
  if (gap !== undefined) {
    asked.unshift({ key: `${key}:gap`, code: 'too-fast', allowance: { most: 1, per: gap(by.trust) } });
  }
  return takeAll(db, asked, now);
}

export interface Asked {
  key: string;
  code: 'too-fast' | 'too-many';
  allowance: Allowance;
}

/** Takes one from each bucket, or none from any. */
export async function takeAll(
  db: Transaction,
  asked: readonly Asked[],
  now: number,
): Promise<Refusal | undefined> {
  const held = await heldBuckets(db, asked, now);
  const left: (Bucket & { key: string })[] = [];
  for (const { key, code, allowance } of asked) {
    const taken = takeToken(held.get(key), allowance, now);
    if (!taken.ok) return refusal(code, { seconds: Math.ceil(taken.wait / 1000) });
    left.push({ key, ...taken.bucket });
  }
  await db
    .insertInto('rate_buckets')
    .values(left)
    .onConflict((row) =>
      row
        .column('key')
        .doUpdateSet((set) => ({ tokens: set.ref('excluded.tokens'), at: set.ref('excluded.at') })),
    )
    .execute();
  return undefined;
}

/** The buckets, locked until the transaction ends; one that is not there yet is made, so that it can be locked. */
async function heldBuckets(
  db: Transaction,
  asked: readonly Asked[],
  now: number,
): Promise<ReadonlyMap<string, Bucket>> {
  // -1: just made, and so full. Whoever comes second waits for the first, and then finds the first one's number.
  const rows = await db
    .insertInto('rate_buckets')
    .values(asked.map(({ key }) => ({ key, tokens: -1, at: now })))
    .onConflict((row) => row.column('key').doUpdateSet((set) => ({ at: set.ref('rate_buckets.at') })))
    .returning(['key', 'tokens', 'at'])
    .execute();
  return new Map(
    rows.filter(({ tokens }) => tokens >= 0).map(({ key, tokens, at }) => [key, { tokens, at }]),
  );
}

/** Buckets that nobody has used for two days are full, whatever they say. */
export async function dropFullBuckets(db: Transaction, now: number): Promise<void> {
  await db
    .deleteFrom('rate_buckets')
    .where('at', '<', now - 2 * freshFor)
    .execute();
}
