// migrations: brings a database to the form that this version of the program knows.
// Main function: `migrate`.
// Must never: change a database that a newer version has made.

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

import { StoreError } from '../store.ts';
import { first } from './first/index.ts';
import { statementsOf } from './migration.ts';
import type { Dialect, Migration } from './migration.ts';

/** In order of their numbers, without gaps. One that has been released is never changed. */
const migrations: readonly Migration[] = [first];

/** What `migrate` found and did: numbers of the last migration before and after. */
export interface Migrated {
  before: number;
  after: number;
}

/**
 * Applies what is missing. The caller holds a transaction and keeps others from migrating meanwhile.
 * Throws a `StoreError` when the database is newer than this program.
 */
export async function migrate<AnyTables>(
  db: Kysely<AnyTables>,
  dialect: Dialect,
  now: number,
  known: readonly Migration[] = migrations,
): Promise<Migrated> {
  await sql`create table if not exists migrations (number integer not null primary key, name text not null, at ${sql.raw(dialect === 'sqlite' ? 'integer' : 'bigint')} not null)`.execute(
    db,
  );
  const applied = await sql<{ last: number | null }>`select max(number) as last from migrations`.execute(db);
  const before = applied.rows[0]?.last ?? 0;
  const newest = known.at(-1)?.number ?? 0;
  if (before > newest) {
    throw new StoreError(
      'broken',
      `the database was made by a newer Octavo (form ${before}; this one knows up to ${newest})`,
    );
  }
  for (const migration of known) {
    if (migration.number <= before) continue;
    for (const statement of statementsOf(migration, dialect)) await sql.raw(statement).execute(db);
    await sql`insert into migrations (number, name, at) values (${migration.number}, ${migration.name}, ${now})`.execute(
      db,
    );
  }
  return { before, after: Math.max(before, newest) };
}
