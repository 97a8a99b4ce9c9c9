// accounts-database: the store as a Kysely of its own for the accounts library, which makes its statements itself.

import { Kysely, PostgresDialect } from 'kysely';

import type { PostgresStore } from './postgres/store.ts';
import { isQuery, sqliteDialect } from './sqlite/dialect.ts';
import type { Store } from './store.ts';

/**
 * Queries read on this thread, everything else goes through the writer, one statement at a time: there are no transactions on
 * SQLite. On PostgreSQL it is a pool whose values are as its driver gives them: dates are `Date`, truth values booleans.
 * It ends with the store.
 */
export function accountsDatabase<Tables>(store: Store): Kysely<Tables> {
  if (store.dialect === 'postgres') {
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: (store as PostgresStore).plain }) });
  }
  return new Kysely<Tables>({
    dialect: sqliteDialect(async (query) => {
      if (isQuery(query.sql)) return store.read.executeQuery<Record<string, unknown>>(query);
      const { rows, changes } = await store.writeStatement(query.sql, query.parameters);
      return { rows, numAffectedRows: BigInt(changes) };
    }),
  });
}
