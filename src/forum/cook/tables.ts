// tables: the tables of a post.

import type { Table, TableCell, TableRow } from '../../document/index.ts';
import type { Html } from '../../write/html/index.ts';
import { element, join, nothing } from '../../write/html/index.ts';
import type { Cooking, Place } from './cooking.ts';
import { words } from './phrasing.ts';

const classOf = { left: undefined, center: 'mid', right: 'num' } as const;

export function table(node: Table, cooking: Cooking, place: Place): Html {
  const isHead = (row: TableRow): boolean => row.children.some((cell) => cell.header === true);
  const rows = (list: readonly TableRow[]): Html => join(list.map((row) => rowOf(row, cooking, place)));
  const head = rows(node.children.filter(isHead));
  const body = rows(node.children.filter((row) => !isHead(row)));
  const attributes = {
    class: 'table',
    tabindex: 0,
    role: 'group',
    'aria-label': cooking.references.words.table,
  };
  const parts = [
    head === nothing ? nothing : element('thead', {}, head),
    body === nothing ? nothing : element('tbody', {}, body),
  ];
  return element('div', attributes, element('table', {}, ...parts));
}

const rowOf = (row: TableRow, cooking: Cooking, place: Place): Html =>
  element('tr', {}, ...row.children.map((cell) => cellOf(cell, cooking, place)));

/** Cells of a post's tables hold words only. */
function cellOf(cell: TableCell, cooking: Cooking, place: Place): Html {
  const shown = words(cell.children as Parameters<typeof words>[0], cooking, place);
  const look = classOf[cell.align ?? 'left'];
  return cell.header === true && shown !== nothing
    ? element('th', { scope: 'col', class: look }, shown)
    : element('td', { class: look }, shown);
}
