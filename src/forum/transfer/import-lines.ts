// import-lines: puts exported discussions into an empty forum.

import type { Store } from '../store/store.ts';
import type { ExportHead } from './export-lines.ts';
import type { MovedTable } from './tables.ts';
import { movedTables } from './tables.ts';

export interface Imported {
  rows: number;
  tables: Partial<Record<MovedTable, number>>;
}

/** An import that cannot be done; the message says why and at which line. Nothing of that batch was put in. */
export class ImportError extends Error {}

/** Rows put in at a time. */
const batch = 200;

/**
 * Reads everything twice: nothing is put in before every line has been understood.
 * @param open begins at the first line each time
 * @throws ImportError
 */
export async function importLines(store: Store, open: () => AsyncIterable<string>): Promise<Imported> {
  const people = await store.read.selectFrom('people').select('id').limit(1).execute();
  if (people.length > 0)
    throw new ImportError('the forum is not empty: discussions can be put into a new one only');
  for await (const row of rowsIn(open())) void row;
  const tables: Partial<Record<MovedTable, number>> = {};
  let rows = 0;
  let waiting: TableRow[] = [];
  const flush = async (): Promise<void> => {
    const [first] = waiting;
    if (!first) return;
    await store.write('transfer.insert', { table: first.table, rows: waiting.map(({ row }) => row) });
    rows += waiting.length;
    tables[first.table] = (tables[first.table] ?? 0) + waiting.length;
    waiting = [];
  };
  for await (const one of rowsIn(open())) {
    if (waiting[0]?.table !== one.table || waiting.length >= batch) await flush();
    waiting.push(one);
  }
  await flush();
  await store.write('transfer.count-on', { dialect: store.dialect });
  return { rows, tables };
}

interface TableRow {
  table: MovedTable;
  row: Record<string, unknown>;
}

/** The rows of an export, after its head has been looked at. */
async function* rowsIn(lines: AsyncIterable<string>): AsyncGenerator<TableRow> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const value = parsed(line, number);
    if (number === 1) checkHead(value);
    else yield rowOf(value, number);
  }
  if (number === 0) throw new ImportError('the file is empty');
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new ImportError(`line ${number} is not JSON: the file was cut short or is another one`);
  }
}

function checkHead(value: unknown): void {
  const head = value as Partial<ExportHead> | null;
  if (head?.octavo !== 'forum') throw new ImportError('line 1 is not the head of an export of a forum');
  if (head.format !== 1)
    throw new ImportError(`an export of format ${String(head.format)}; this Octavo reads format 1`);
}

function rowOf(value: unknown, number: number): TableRow {
  const { table, row } = (value ?? {}) as { table?: unknown; row?: unknown };
  const known = movedTables.find((name) => name === table);
  if (known === undefined)
    throw new ImportError(`line ${number} is of a table that there is not: ${String(table)}`);
  if (typeof row !== 'object' || row === null) throw new ImportError(`line ${number} has no row`);
  // Accounts are not part of an export: whoever proves the address of a person here becomes that person again.
  const own = known === 'people' ? { ...(row as Record<string, unknown>), account: null } : row;
  return { table: known, row: own as Record<string, unknown> };
}
