// problems: what an error of a database means for whoever asked: one table for each database's codes.

import { StoreError } from './store.ts';
import type { StoreProblem } from './store.ts';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html); an extended code has them in its lowest byte. */
const ofSqlite: Readonly<Record<number, StoreProblem>> = {
  5: 'busy', // SQLITE_BUSY
  6: 'busy', // SQLITE_LOCKED
  8: 'read-only', // SQLITE_READONLY
  13: 'full', // SQLITE_FULL
  14: 'read-only', // SQLITE_CANTOPEN: a folder that cannot be written
  19: 'conflict', // SQLITE_CONSTRAINT
};
/** The same by SQLite's own words, for a driver that gives no number with every error. */
const wordsOfSqlite: readonly (readonly [RegExp, StoreProblem])[] = [
  [/constraint failed/, 'conflict'],
  [/database or disk is full/, 'full'],
  [/database (?:table )?is locked/, 'busy'],
  [/readonly database|unable to open database file/, 'read-only'],
];
/** A write that failed, which is how a quota and a limit on a file's size show themselves (SQLITE_IOERR_WRITE, _FSYNC, _TRUNCATE, _SHMSIZE). */
const failedWrites: ReadonlySet<number> = new Set([778, 1034, 1546, 4874]);

/** PostgreSQL's classes and codes (https://www.postgresql.org/docs/current/errcodes-appendix.html), the longer ones first. */
const ofPostgres: readonly (readonly [RegExp, StoreProblem])[] = [
  [/^(?:53100|53200)$/, 'full'], // disk full, out of memory
  [/^25006$/, 'read-only'],
  [/^23/, 'conflict'], // integrity
  [/^(?:08|40|53|57|55P03)/, 'busy'], // connection, serialization, too many connections, shut down or starting, locks
];
/** Of Node and of the library where there is no answer from PostgreSQL. */
const unreachable =
  /^(?:ECONN|EPIPE|ETIMEDOUT|ENOENT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND)|timeout|terminated|not queryable|Connection (?:closed|ended)|ended|shutting down/i;

/** What went wrong in any call of a store, as a `StoreError`. */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new StoreError(problemOf(error, message), message, { cause: error });
}

function problemOf(error: unknown, message: string): StoreProblem {
  const { errcode, code } = (error ?? {}) as { errcode?: unknown; code?: unknown };
  if (typeof errcode === 'number') {
    return failedWrites.has(errcode) ? 'full' : (ofSqlite[errcode & 0xff] ?? 'broken');
  }
  if (code === 'ERR_SQLITE_ERROR') {
    return wordsOfSqlite.find(([words]) => words.test(message))?.[1] ?? 'broken';
  }
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)) {
    return ofPostgres.find(([codes]) => codes.test(code))?.[1] ?? 'broken';
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'read-only';
  if (typeof code === 'string' && unreachable.test(code)) return 'busy';
  return code === undefined && error instanceof Error && unreachable.test(message) ? 'busy' : 'broken';
}
