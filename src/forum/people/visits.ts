// visits: days on which people were here and the time that they read: gathered in memory, written now and then.

import type { Transaction } from '../store/store.ts';

export interface Visit {
  person: number;
  /** Latest request. */
  at: number;
  /** Time read since the last writing. */
  readMs: number;
}

export interface VisitsInput {
  visits: readonly Visit[];
  /** Keys of programs that were used, and when. */
  keys: readonly { id: number; at: number }[];
}

const day = 24 * 3600 * 1000;

/** Days are those of UTC, so that they are the same for everybody and on every server. */
export async function writeVisits(db: Transaction, { visits, keys }: VisitsInput): Promise<void> {
  // In one order, so that two that write at once do not wait for each other.
  for (const { person, at, readMs } of [...visits].sort((a, b) => a.person - b.person)) {
    const today = Math.floor(at / day) * day;
    await db
      .updateTable('people')
      .set((row) => ({
        read_ms: row('read_ms', '+', Math.round(readMs)),
        days: row('days', '+', row.case().when('last_seen', '<', today).then(1).else(0).end()),
        last_seen: row.case().when('last_seen', '<', at).then(at).else(row.ref('last_seen')).end(),
      }))
      .where('id', '=', person)
      .execute();
  }
  for (const { id, at } of [...keys].sort((a, b) => a.id - b.id)) {
    await db.updateTable('api_keys').set({ last_used: at }).where('id', '=', id).execute();
  }
}

export interface Visits {
  seen(person: number, at: number): void;
  used(key: number, at: number): void;
  /** What has not been written yet; it counts as written. Undefined: nothing. */
  take(): VisitsInput | undefined;
}

const minute = 60_000;
/** A longer pause than this was no reading. */
const longestGap = 5 * minute;

/** @param most people remembered at a time; whoever was quiet longest is forgotten first, with at most some minutes of reading */
export function createVisits(most = 20_000): Visits {
  const last = new Map<number, number>();
  let visits = new Map<number, Visit>();
  let keys = new Map<number, number>();
  return {
    seen(person, at) {
      const before = last.get(person);
      const gap = before === undefined ? 0 : Math.max(0, at - before);
      last.delete(person);
      last.set(person, at);
      if (last.size > most) last.delete(last.keys().next().value ?? person);
      const readMs = (visits.get(person)?.readMs ?? 0) + (gap <= longestGap ? gap : 0);
      visits.set(person, { person, at, readMs });
    },
    used(key, at) {
      keys.set(key, at);
    },
    take() {
      if (visits.size === 0 && keys.size === 0) return undefined;
      const taken = { visits: [...visits.values()], keys: [...keys].map(([id, at]) => ({ id, at })) };
      visits = new Map();
      keys = new Map();
      return taken;
    },
  };
}
