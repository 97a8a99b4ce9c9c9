// connection: one connection to a SQLite file, over the interface of `node:sqlite`: the only file that knows which driver it is.

import process from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

interface DriverStatement {
  all(...parameters: unknown[]): object[];
  /** Rows as lists of values. From Node 22.16, and in the package. */
  setReturnArrays?(lists: boolean): void;
  columns?(): { name: string }[];
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
}
interface DriverDatabase {
  readonly isTransaction: boolean;
  prepare(sql: string): DriverStatement;
  exec(sql: string): void;
  close(): void;
}
interface Driver {
  DatabaseSync: new (file: string, options: { readOnly: boolean }) => DriverDatabase;
}

export interface Connection {
  /** A transaction is open. SQLite may have ended one by itself, for want of room. */
  readonly isTransaction: boolean;
  all(sql: string, parameters: readonly unknown[]): Record<string, unknown>[];
  run(sql: string, parameters: readonly unknown[]): { changes: bigint; insertId: bigint };
  /** Statements without parameters and results. */
  exec(sql: string): void;
  close(): void;
}

/** How many prepared statements a connection keeps. */
const keptStatements = 400;

/**
 * Pages of the file that a connection keeps in memory, in KiB: posts that come in at one time touch pages all over the file; who
 * only reads finds them in the system's memory.
 */
const cache = { reading: 4_000, writing: 8_000 };

/** Opens a file. `busy` is how long to wait for a lock, in milliseconds. Throws the driver's errors: see errors.ts. */
export async function openConnection(
  file: string,
  options: { readOnly?: boolean; busy?: number } = {},
): Promise<Connection> {
  const { DatabaseSync } = await driver();
  const database = new DatabaseSync(file, { readOnly: options.readOnly ?? false });
  database.exec(
    `pragma busy_timeout = ${options.busy ?? 5000}; pragma foreign_keys = on; pragma cache_size = ${-(options.readOnly === true ? cache.reading : cache.writing)}; pragma temp_store = memory`,
  );
  return over(database);
}

/** Built in from Node 22.13; before that, the same interface from a package. */
async function driver(): Promise<Driver> {
  const builtin = process.getBuiltinModule('node:sqlite') as Driver | undefined;
  return builtin ?? ((await import('@photostructure/sqlite')) as unknown as Driver);
}

/**
 * Lets go of the files of connections that were closed in this thread. The package keeps a file open until the collector has
 * freed the last statement on it, and SQLite then removes a log of that name, whoever's it is: nothing may be put in the place
 * of a database before.
 */
export async function letGoOfClosed(): Promise<void> {
  if (process.getBuiltinModule('node:sqlite') !== undefined) return;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What was collected is freed in a later turn, and may have held on to more.
  for (let round = 0; round < 3; round += 1) {
    collect();
    await turn();
    await turn();
  }
}

/** A prepared statement; `columns` where its rows come as lists. */
interface Prepared {
  statement: DriverStatement;
  columns: readonly string[] | undefined;
}

function prepare(database: DriverDatabase, sql: string): Prepared {
  const statement = database.prepare(sql);
  const columns = statement.setReturnArrays && statement.columns?.().map(({ name }) => name);
  if (columns !== undefined) statement.setReturnArrays?.(true);
  return { statement, columns };
}

/** Rows as plain objects, as PostgreSQL's are: the driver's have no prototype, and take twice as long. */
function rowsOf({ statement, columns }: Prepared, parameters: readonly unknown[]): Record<string, unknown>[] {
  const rows = statement.all(...parameters);
  if (columns === undefined) return rows.map((row) => ({ ...row }));
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < columns.length; index += 1) {
      row[columns[index] as string] = (values as unknown[])[index];
    }
    return row;
  });
}

function over(database: DriverDatabase): Connection {
  // In order of use: the first one is the one that was not used for longest.
  const statements = new Map<string, Prepared>();
  const prepared = (sql: string): Prepared => {
    const known = statements.get(sql);
    const statement = known ?? prepare(database, sql);
    if (known !== undefined) statements.delete(sql);
    statements.set(sql, statement);
    if (statements.size > keptStatements) statements.delete(statements.keys().next().value as string);
    return statement;
  };
  return {
    get isTransaction() {
      return database.isTransaction;
    },
    all: (sql, parameters) => rowsOf(prepared(sql), parameters),
    run: (sql, parameters) => {
      const { changes, lastInsertRowid } = prepared(sql).statement.run(...parameters);
      return { changes: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    },
    exec: (sql) => database.exec(sql),
    close: () => {
      statements.clear();
      database.close();
    },
  };
}
