// trust: how far a person is trusted, from 0 to 4, and how that rises by reading and answering; it never falls by itself.

import type { Transaction } from '../store/store.ts';
import type { Trust } from '../store/schema.ts';

/** What trust goes by. */
export interface TrustFacts {
  /** Time spent reading book and forum. */
  readMs: number;
  /** Days with a visit. */
  days: number;
  /** Its address was proven. */
  confirmed: boolean;
  /** Answers that others can read. */
  answers: number;
  /** Times that others found these helpful. */
  helpful: number;
  accepted: number;
}

const minute = 60_000;

/** The levels that are reached and not given, with what each asks for. Level 4 is only given. */
const levels: readonly { level: Trust; reached: (facts: TrustFacts) => boolean }[] = [
  { level: 3, reached: (facts) => facts.accepted >= 5 && facts.confirmed },
  {
    level: 2,
    reached: (facts) => facts.days >= 15 && facts.answers >= 3 && facts.helpful >= 1 && facts.confirmed,
  },
  { level: 1, reached: (facts) => facts.readMs >= 10 * minute && facts.confirmed },
];

export const trustBy = (facts: TrustFacts): Trust => levels.find(({ reached }) => reached(facts))?.level ?? 0;

/** People at a time, so that one statement stays small. */
const batch = 200;

/**
 * Raises the trust of people to what they have reached. Not touched: who is silenced or suspended just now, and whose level was
 * set by a moderator.
 * @returns how many rose
 */
export async function raiseTrust(db: Transaction, people: readonly number[], now: number): Promise<number> {
  let risen = 0;
  for (let from = 0; from < people.length; from += batch) {
    risen += await raiseSome(db, people.slice(from, from + batch), now);
  }
  return risen;
}

async function raiseSome(db: Transaction, people: readonly number[], now: number): Promise<number> {
  const facts = await factsOf(db, people, now);
  let risen = 0;
  for (const { id, trust, ...of } of facts) {
    const reached = trustBy(of);
    if (reached <= trust) continue;
    const changed = await db
      .updateTable('people')
      .set({ trust: reached })
      .where('id', '=', id)
      .where('trust', '<', reached)
      .where('trust_fixed', '=', 0)
      .executeTakeFirst();
    risen += Number(changed.numUpdatedRows);
  }
  return risen;
}

async function factsOf(
  db: Transaction,
  people: readonly number[],
  now: number,
): Promise<(TrustFacts & { id: number; trust: Trust })[]> {
  const rows = await db
    .selectFrom('people')
    .select(['id', 'trust', 'read_ms', 'days', 'email'])
    .where('id', 'in', people)
    .where('state', '=', 'active')
    .where('trust', '<', 3)
    .where('trust_fixed', '=', 0)
    .where((is) => is.or([is('silenced_until', 'is', null), is('silenced_until', '<=', now)]))
    .where((is) => is.or([is('suspended_until', 'is', null), is('suspended_until', '<=', now)]))
    .execute();
  if (rows.length === 0) return [];
  const said = await db
    .selectFrom('posts')
    .select((row) => [
      'author_id',
      row.fn.countAll<number>().as('answers'),
      row.fn.sum<number>('helpful').as('helpful'),
      row.fn.count<number>('accepted_at').as('accepted'),
    ])
    .where(
      'author_id',
      'in',
      rows.map((row) => row.id),
    )
    .where('kind', '=', 'answer')
    .where('state', '=', 'shown')
    .groupBy('author_id')
    .execute();
  const by = new Map(said.map((row) => [Number(row.author_id), row]));
  return rows.map((row) => ({
    id: row.id,
    trust: row.trust,
    readMs: row.read_ms,
    days: row.days,
    confirmed: row.email !== null,
    answers: Number(by.get(row.id)?.answers ?? 0),
    helpful: Number(by.get(row.id)?.helpful ?? 0),
    accepted: Number(by.get(row.id)?.accepted ?? 0),
  }));
}

/** Raises everybody who was here since `since`: for the jobs, once an hour. */
export async function updateTrust(
  db: Transaction,
  input: { since: number; now: number },
): Promise<{ risen: number }> {
  const people = await db
    .selectFrom('people')
    .select('id')
    .where('last_seen', '>=', input.since)
    .where('trust', '<', 3)
    .execute();
  return {
    risen: await raiseTrust(
      db,
      people.map((row) => row.id),
      input.now,
    ),
  };
}
