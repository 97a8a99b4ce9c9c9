// export-lines: all discussions as lines of JSON, one row a line, so that they can be read without Octavo and put into another forum.

import type { Reader } from '../store/store.ts';
import type { MovedTable } from './tables.ts';
import { movedTables, orderOf } from './tables.ts';

export interface ExportHead {
  octavo: 'forum';
  format: 1;
  /** Time of the export, in ISO 8601. */
  exported: string;
  title: string;
}

/** Rows read at a time. */
const batch = 500;

/** Lines with their line breaks: the head, then `{"table": …, "row": {…}}` for each row. */
export async function* exportLines(read: Reader, head: ExportHead): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`;
  for (const table of movedTables) {
    for await (const row of rowsOf(read, table)) yield `${JSON.stringify({ table, row })}\n`;
  }
}

async function* rowsOf(read: Reader, table: MovedTable): AsyncGenerator<Record<string, unknown>> {
  for (let offset = 0; ; offset += batch) {
    // Tables differ in their columns; here only their order matters.
    let query = read.selectFrom(table as 'people').selectAll();
    for (const column of orderOf[table]) query = query.orderBy(column as 'id');
    const rows = await query.limit(batch).offset(offset).execute();
    yield* rows as unknown as Record<string, unknown>[];
    if (rows.length < batch) return;
  }
}
