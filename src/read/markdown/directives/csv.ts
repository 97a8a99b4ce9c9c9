// csv: values by commas (RFC 4180) → rows of cells, each with the place of its text.

import type { Segment } from '../segments.ts';

export interface CsvCell {
  text: string;
  /** Where the text stands in the CSV. */
  segments: Segment[];
}

export interface CsvFormat {
  delimiter: string;
  quote: string;
}

/** Reads rows; empty lines are none. A quote that never ends takes the rest of the text. */
export function readCsv(csv: string, { delimiter, quote }: CsvFormat): CsvCell[][] {
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  let at = 0;
  while (at <= csv.length) {
    const [cell, end] = readCell(csv, at, delimiter, quote);
    row.push(cell);
    at = end + 1;
    if (csv[end] === delimiter) continue;
    if (row.length > 1 || (row[0] as CsvCell).text !== '') rows.push(row);
    row = [];
  }
  return rows;
}

/** One cell from `start` on, and the offset of the delimiter, line break or end after it. */
function readCell(csv: string, start: number, delimiter: string, quote: string): [CsvCell, number] {
  let at = start;
  while (csv[at] === ' ' || (csv[at] === '\t' && delimiter !== '\t')) at++;
  if (csv[at] !== quote) {
    const from = at;
    while (at < csv.length && csv[at] !== delimiter && csv[at] !== '\n') at++;
    const text = csv.slice(from, at).trimEnd();
    return [{ text, segments: [{ content: 0, source: from }] }, at];
  }
  let text = '';
  const segments: Segment[] = [];
  at++;
  while (at < csv.length) {
    const close = csv.indexOf(quote, at);
    const end = close === -1 ? csv.length : close;
    segments.push({ content: text.length, source: at });
    text += csv.slice(at, end);
    at = end + 1;
    if (csv[at] !== quote) break;
    // Two quotes are one quote of the text: the second one stands for it.
    segments.push({ content: text.length, source: at });
    text += quote;
    at++;
  }
  while (at < csv.length && csv[at] !== delimiter && csv[at] !== '\n') at++;
  return [
    { text, segments: segments.length > 0 ? segments : [{ content: 0, source: start }] },
    Math.min(at, csv.length),
  ];
}
