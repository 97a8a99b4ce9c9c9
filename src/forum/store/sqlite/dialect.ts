// dialect: Kysely over a function that executes statements: on a connection of this thread, or by sending them elsewhere.

import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';

import type { Connection } from './connection.ts';

export type Execute = (query: CompiledQuery) => Promise<QueryResult<Record<string, unknown>>>;

/** Kysely's dialect for SQLite whose statements a function executes. Transactions are not its business: it refuses to begin one. */
export function sqliteDialect(execute: Execute): Dialect {
  const connection = {
    executeQuery: execute,
    streamQuery: () => {
      throw new Error('rows cannot be streamed');
    },
  } as unknown as DatabaseConnection;
  const refuse = (): Promise<never> =>
    Promise.reject(new Error('transactions are begun by the writer: make it a command'));
  const nothing = (): Promise<void> => Promise.resolve();
  const driver: Driver = {
    init: nothing,
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: nothing,
    destroy: nothing,
  };
  return {
    createDriver: () => driver,
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Executes on a connection of this thread. */
export const executeOn =
  (connection: Connection): Execute =>
  (query) => {
    try {
      return Promise.resolve(executed(connection, query.sql, query.parameters));
    } catch (error) {
      return Promise.reject(error as Error);
    }
  };

const givesRows = /^\s*(?:select|with|pragma|explain|values)\b|\breturning\b/i;

/** One statement with its rows or its counts. */
export function executed(
  connection: Connection,
  sql: string,
  parameters: readonly unknown[],
): QueryResult<Record<string, unknown>> & { rows: Record<string, unknown>[] } {
  if (!givesRows.test(sql)) {
    const { changes, insertId } = connection.run(sql, parameters);
    return { rows: [], numAffectedRows: changes, insertId };
  }
  const rows = connection.all(sql, parameters);
  return { rows, numAffectedRows: BigInt(rows.length) };
}

/** A statement that changes nothing, as far as its first words tell. */
export const isQuery = (sql: string): boolean => /^\s*(?:select|explain)\b/i.test(sql);
