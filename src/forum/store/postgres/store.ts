// store (postgres): the forum's database on a PostgreSQL server, which several processes may use.

import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';

import { migrate } from '../migrations/index.ts';
import { storeError } from '../problems.ts';
import type { Database } from '../schema.ts';
import { commandOf } from '../sqlite/group.ts';
import type { CommandTable } from '../sqlite/group.ts';
import { StoreError } from '../store.ts';
import type { Store, Transaction } from '../store.ts';
import { openPool } from './pools.ts';
import type { PostgresPlace } from './pools.ts';
import { openSignals } from './signals.ts';

export interface PostgresOptions {
  commands: CommandTable;
  now: number;
}

export interface PostgresStore extends Store {
  readonly dialect: 'postgres';
  /** Connections whose values are as the driver gives them, for other libraries. */
  readonly plain: pg.Pool;
  /** Work in one transaction that is no command: for imports and for preparing tests. */
  change<Result>(work: (db: Transaction) => Promise<Result>): Promise<Result>;
}

/** How often a transaction is tried that collides with others. */
const attempts = 6;

/** Connects and migrates. Rejects with a `StoreError` when the server cannot be reached or has a newer database. */
export async function openPostgres(place: PostgresPlace, options: PostgresOptions): Promise<PostgresStore> {
  const pools = {
    read: openPool(place, 'read'),
    write: openPool(place, 'write'),
    plain: openPool(place, 'plain'),
  };
  const read = kysely(pools.read);
  const write = kysely(pools.write);
  try {
    await prepare(write, options.now);
  } catch (error) {
    await Promise.allSettled(Object.values(pools).map((pool) => pool.end()));
    throw storeError(error);
  }
  const signals = openSignals(place, pools.write);
  const change = async <Result>(work: (db: Transaction) => Promise<Result>): Promise<Result> => {
    const result = await inTransaction(write, work);
    signals.committed();
    return result;
  };
  return {
    dialect: 'postgres',
    plain: pools.plain,
    read,
    write: (name, input) =>
      change((db) => commandOf(options.commands, name)(db, input as never)) as Promise<never>,
    change,
    writeStatement: async (text, parameters) => {
      try {
        const { rows, rowCount } = await pools.write.query(text, [...parameters]);
        return { rows: rows as Record<string, unknown>[], changes: rowCount ?? 0 };
      } catch (error) {
        throw storeError(error);
      }
    },
    onOutbox: (listener) => signals.listen(listener),
    backup: () => Promise.reject(new StoreError('broken', 'a PostgreSQL database is backed up with pg_dump')),
    check: async () => {
      try {
        await sql`select 1`.execute(read);
      } catch (error) {
        throw storeError(error);
      }
    },
    close: async () => {
      await signals.close();
      await Promise.all(Object.values(pools).map((pool) => pool.end()));
    },
  };
}

const kysely = (pool: pg.Pool): Kysely<Database> =>
  new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });

/** One process migrates at a time: the others wait, and find it done. */
async function prepare(db: Kysely<Database>, now: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(transaction);
    await migrate(transaction, 'postgres', now);
  });
}

/** Any number that no other program is likely to lock: "octavo" in ASCII. */
const lockNumber = 0x6f_63_74_61_76_6f;

/** A transaction that fails only because of others is tried again: it has changed nothing. */
async function inTransaction<Result>(
  db: Kysely<Database>,
  work: (db: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === attempts || !collided(error)) throw storeError(error);
      await pause(2 ** attempt * (1 + Math.random()));
    }
  }
}

/** serialization_failure, deadlock_detected. */
const collided = (error: unknown): boolean =>
  ['40001', '40P01'].includes(String((error as { code?: unknown }).code));
