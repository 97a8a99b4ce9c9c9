// copy: backup of a database that is in use, and restoring one.

import { existsSync, renameSync, rmSync } from 'node:fs';

import { StoreError } from '../store.ts';
import { letGoOfClosed } from './connection.ts';
import { checkedRows, makeCopy } from './copying.ts';
import { lockFile } from './lock.ts';
import { startTask } from './start-task.ts';

/** Copies in a thread of its own, so that neither readers nor the writer wait. Gives the rows of each table. */
export function copyDatabase(from: string, to: string): Promise<Readonly<Record<string, number>>> {
  return new Promise((resolve, reject) => {
    const thread = startTask({ task: 'copy', file: from, to, checked: false, durable: true, now: 0 });
    thread.on('message', (message) => {
      if ('copied' in message) resolve(message.copied);
      else if ('failed' in message) reject(new StoreError(message.failed.problem, message.failed.message));
    });
    thread.on('error', reject);
    thread.on('exit', () => reject(new StoreError('broken', 'the copy was not finished')));
  });
}

export interface Restored {
  rows: Readonly<Record<string, number>>;
  /** Where the database is now that was replaced. */
  before?: string;
}

/**
 * Puts a backup in a database's place, when nobody uses it. The backup is looked through first, and what was there is kept beside
 * it. Rejects with a `StoreError` when the backup is damaged or the database is in use; then nothing was changed.
 */
export async function restoreDatabase(backup: string, file: string, now: number): Promise<Restored> {
  if (!existsSync(backup)) throw new StoreError('broken', `${backup} is not there`);
  const lock = await lockFile(file, now);
  const part = `${file}.restoring`;
  try {
    rmSync(part, { force: true });
    const rows = await makeCopy(backup, part);
    const wanted = await checkedRows(backup);
    if (JSON.stringify(rows) !== JSON.stringify(wanted)) {
      throw new StoreError('broken', `${backup} was changed while it was restored`);
    }
    const before = existsSync(file) ? `${file}.${stamp(now)}` : undefined;
    await letGoOfClosed();
    if (before !== undefined) setAside(file, before);
    renameSync(part, file);
    return { rows, ...(before !== undefined && { before }) };
  } finally {
    rmSync(part, { force: true });
    lock.release(false);
  }
}

/** A file and its log belong together: what the log has goes with it. */
function setAside(file: string, to: string): void {
  for (const end of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${to}${end}`);
  }
}

const stamp = (now: number): string => new Date(now).toISOString().replaceAll(/[:.]/g, '-');
