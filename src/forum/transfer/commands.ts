// commands: what an import writes.

import { sql } from 'kysely';

import type { Command } from '../store/store.ts';
import type { MovedTable } from './tables.ts';
import { counted } from './tables.ts';

/** Puts rows in as they are. */
const insertRows: Command<{ table: MovedTable; rows: readonly Record<string, unknown>[] }, number> = async (
  db,
  { table, rows },
) => {
  if (rows.length === 0) return 0;
  await db
    .insertInto(table as 'people')
    .values(rows as never)
    .execute();
  return rows.length;
};

/** Lets PostgreSQL count on from the highest ids; SQLite does so by itself. */
const countOn: Command<{ dialect: 'sqlite' | 'postgres' }, void> = async (db, { dialect }) => {
  if (dialect === 'sqlite') return;
  for (const table of counted) {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), coalesce((select max(id) from ${sql.table(table)}), 0) + 1, false)`.execute(
      db,
    );
  }
};

export const transferCommands = {
  'transfer.insert': insertRows,
  'transfer.count-on': countOn,
};
