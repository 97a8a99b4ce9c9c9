// pipe-table: GitHub's tables. markdown-it says which lines are rows; the places of cells are found here.

import type { Table, TableCell, TableRow } from '../../document/index.ts';
import type { BlockCursor } from './blocks.ts';
import { withoutDisplayMath } from './paragraph.ts';
import { straight } from './segments.ts';
import type { Segment } from './segments.ts';
import type { PlacedToken } from './token.ts';

type Align = 'left' | 'center' | 'right';

export function readTable(open: PlacedToken, cursor: BlockCursor): Table {
  const { source } = cursor.context;
  const children: TableRow[] = [];
  for (;;) {
    const token = cursor.tokens[cursor.at++];
    if (!token || token.type === 'table_close') break;
    if (token.type === 'tr_open') children.push(readRow(token, cursor));
  }
  const align = children[0]?.children.map((cell) => cell.align ?? null) ?? [];
  return {
    type: 'table',
    ...(align.some((one) => one !== null) && { align }),
    children,
    position: source.position(open.start ?? 0, open.end ?? 0),
  };
}

function readRow(row: PlacedToken, cursor: BlockCursor): TableRow {
  const { source } = cursor.context;
  const line = row.map?.[0] ?? 0;
  const range = { start: row.start ?? source.lineStart(line), end: source.lineEnd(line) };
  const places = cellPlaces(source.text, range.start, range.end);
  // Cells that the author left out at the end of a row stand there.
  const missing: CellPlace = { start: range.end, end: range.end, segments: straight(range.end) };
  const children: TableCell[] = [];
  for (;;) {
    const token = cursor.tokens[cursor.at];
    if (!token || (token.type !== 'th_open' && token.type !== 'td_open')) break;
    const inline = cursor.tokens[cursor.at + 1] as PlacedToken;
    cursor.at += 3;
    children.push(readCell(token, inline, places[children.length] ?? missing, cursor));
  }
  const beyond = places[children.length];
  if (beyond) {
    const counts = [String(places.length), String(children.length)] as const;
    cursor.context.note('long-table-row', { start: beyond.start, end: range.end }, ...counts);
  }
  return { type: 'tableRow', children, position: source.position(range.start, range.end) };
}

interface CellPlace {
  start: number;
  end: number;
  segments: Segment[];
}

/** The cells of a line, as markdown-it splits them: at pipes that no backslash stands before. */
function cellPlaces(text: string, from: number, to: number): CellPlace[] {
  while (from < to && isBlank(text[from])) from++;
  while (to > from && isBlank(text[to - 1])) to--;
  const cuts: number[] = [];
  for (let at = from; at < to; at++) if (text[at] === '|' && text[at - 1] !== '\\') cuts.push(at);
  const bounds = [from - 1, ...cuts, to];
  const places: CellPlace[] = [];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const [start, end] = [(bounds[i] as number) + 1, bounds[i + 1] as number];
    const isEdge = (i === 0 || i + 2 === bounds.length) && start >= end;
    if (!isEdge) places.push(placeOf(text, start, end));
  }
  return places;
}

/** A cell without the blanks around it; the backslash of each `\|` is not in its content. */
function placeOf(text: string, start: number, end: number): CellPlace {
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  const segments: Segment[] = [{ content: 0, source: start }];
  let removed = 0;
  for (let at = text.indexOf('\\|', start); at !== -1 && at < end; at = text.indexOf('\\|', at + 2)) {
    segments.push({ content: at - start - removed, source: at + 1 });
    removed++;
  }
  return { start, end, segments };
}

const isBlank = (sign: string | undefined): boolean => sign === ' ' || sign === '\t';

function readCell(open: PlacedToken, inline: PlacedToken, place: CellPlace, cursor: BlockCursor): TableCell {
  const { context } = cursor;
  const align = /text-align:(\w+)/.exec(String(open.attrGet('style') ?? ''))?.[1] as Align | undefined;
  return {
    type: 'tableCell',
    ...(open.type === 'th_open' && { header: true }),
    ...(align && { align }),
    children: withoutDisplayMath(context.phrasing(inline.content, place.segments)),
    position: context.source.position(place.start, place.end),
  };
}
