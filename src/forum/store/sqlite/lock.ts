// lock: one process to one file. The lock is the system's own and ends with the process, so none is ever left behind.

import { hostname } from 'node:os';
import process from 'node:process';

import { storeError } from '../problems.ts';
import { StoreError } from '../store.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';

export interface Lock {
  /** The last one to use the file closed it in order. */
  cleanBefore: boolean;
  /** `clean`: everything was written and closed. */
  release(clean: boolean): void;
}

/**
 * Takes the lock beside a file: a small SQLite file with a write transaction that stays open. Others can read in it who holds it.
 * Throws a `StoreError` when another process has it.
 */
export async function lockFile(file: string, now: number): Promise<Lock> {
  const path = `${file}.lock`;
  let connection: Connection;
  try {
    connection = await openConnection(path, { busy: 100 });
  } catch (error) {
    throw notWritten(path, error);
  }
  try {
    connection.exec('begin immediate');
    connection.exec(
      'create table if not exists owner (one integer primary key, pid integer, host text, since integer, clean integer)',
    );
    const [before] = connection.all('select clean from owner', []);
    connection.run('insert or replace into owner values (1, ?, ?, ?, 0)', [process.pid, hostname(), now]);
    connection.exec('commit');
    connection.exec('begin immediate');
    return {
      cleanBefore: before?.['clean'] === 1,
      release: (clean) => {
        try {
          if (clean) connection.exec('update owner set clean = 1');
          connection.exec('commit');
        } catch {
          // No room to say so: the next start looks through the file, as after a crash.
        }
        connection.close();
      },
    };
  } catch (error) {
    const owner = ownerOf(connection);
    connection.close();
    const known = storeError(error);
    if (known.problem !== 'busy') throw notWritten(path, known);
    throw new StoreError(
      'busy',
      `${file} is in use by another process${owner}; only one at a time may write it. Stop that one, or use PostgreSQL for several.`,
    );
  }
}

function notWritten(path: string, error: unknown): StoreError {
  const { problem, message } = storeError(error);
  return new StoreError(problem, `${path} cannot be written: ${message}`, { cause: error });
}

function ownerOf(connection: Connection): string {
  try {
    if (connection.isTransaction) connection.exec('rollback');
    const [owner] = connection.all('select pid, host, since from owner', []);
    if (owner === undefined) return '';
    const since = new Date(Number(owner['since'])).toISOString();
    return ` (${String(owner['pid'])} on ${String(owner['host'])}, since ${since})`;
  } catch {
    return '';
  }
}
