// copying: makes a whole and checked copy of a database file while others write it.

import { existsSync, renameSync, rmSync } from 'node:fs';

import { storeError } from '../problems.ts';
import { StoreError } from '../store.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';

/** Copies a file as it is at one moment and gives how many rows each table of the copy has. Nothing is left of a copy that failed. */
export async function makeCopy(from: string, to: string): Promise<Record<string, number>> {
  if (existsSync(to)) throw new StoreError('broken', `${to} is there already`);
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    const source = await openConnection(from, { readOnly: true });
    try {
      source.all('vacuum into ?', [part]);
    } finally {
      source.close();
    }
    const rows = await checkedRows(part);
    renameSync(part, to);
    return rows;
  } catch (error) {
    throw storeError(error);
  } finally {
    rmSync(part, { force: true });
  }
}

/** How many rows each table has, once the whole file was looked through. Throws a `StoreError` when it is damaged. */
export async function checkedRows(file: string): Promise<Record<string, number>> {
  const connection = await openConnection(file, { readOnly: true });
  try {
    const found = connection.all('pragma integrity_check(5)', []).map((row) => String(Object.values(row)[0]));
    if (found.join() !== 'ok') throw new StoreError('broken', `${file} is damaged (${found.join('; ')})`);
    return countRows(connection);
  } finally {
    connection.close();
  }
}

function countRows(connection: Connection): Record<string, number> {
  const tables = connection.all(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
    [],
  );
  return Object.fromEntries(
    tables.map(({ name }) => [
      String(name),
      Number(connection.all(`select count(*) as rows from "${String(name)}"`, [])[0]?.['rows']),
    ]),
  );
}
