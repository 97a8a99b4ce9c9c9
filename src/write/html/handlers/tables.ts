// tables: rows and cells, in a box of their own that scrolls sideways where it must.

import type { Table, TableCell, TableRow } from '../../../document/index.ts';
import { plainText } from '../../../document/index.ts';
import { blockElement } from '../block-element.ts';
import type { Context, Handler } from '../context.ts';
import { idOf, inside } from '../context.ts';
import type { Html } from '../html.ts';
import { element, join, nothing } from '../html.ts';

type Align = 'left' | 'center' | 'right';

export const table: Handler<'table'> = (node, context) => {
  const within = { ...inside(context), tight: true };
  const heads = node.children.findIndex((row) => !isHead(row));
  const [head, body] =
    heads === -1 ? [node.children, []] : [node.children.slice(0, heads), node.children.slice(heads)];
  const aligns = alignments(node, body);
  const rows = (list: readonly TableRow[], scope: 'col' | 'row'): Html =>
    join(list.map((row) => rowOf(row, scope, aligns, within)));
  const top = head.length === 0 ? nothing : element('thead', {}, rows(head, 'col'));
  const rest = body.length === 0 ? nothing : element('tbody', {}, rows(body, 'row'));
  const attributes = {
    class: 'table',
    tabindex: 0,
    role: 'group',
    'aria-label': context.book.words.table,
    id: idOf(node, context),
  };
  return blockElement(node, context, 'div', attributes, element('table', {}, top, rest));
};

const isHead = (row: TableRow): boolean =>
  row.children.length > 0 && row.children.every((cell) => cell.header === true);

/** What each column is set to: what the author says, else figures to the right. */
function alignments(node: Table, body: readonly TableRow[]): Align[] {
  const count = Math.max(0, ...node.children.map(({ children }) => children.length));
  return Array.from(
    { length: count },
    (_, at) => node.align?.[at] ?? (isFigures(body, at) ? 'right' : 'left'),
  );
}

const figure = /^[-+−–±≈<>~]?\s*[$€£¥]?\d[\d\s.,'’]*(?:e[-+]?\d+)?\s*(?:%|‰)?$/i;

function isFigures(body: readonly TableRow[], at: number): boolean {
  const words = body.map(({ children }) =>
    children[at] === undefined ? '' : plainText(children[at]).trim(),
  );
  return (
    words.some((word) => word !== '') &&
    words.every((word) => word === '' || word === '–' || word === '—' || figure.test(word))
  );
}

const classOf: Record<Align, string | undefined> = { left: undefined, center: 'mid', right: 'num' };

function rowOf(row: TableRow, scope: 'col' | 'row', aligns: readonly Align[], context: Context): Html {
  let column = 0;
  const cells = row.children.map((cell) => {
    const align = cell.align ?? aligns[column] ?? 'left';
    column += cell.colspan ?? 1;
    return cellOf(cell, scope, align, context);
  });
  return element('tr', {}, ...cells);
}

function cellOf(cell: TableCell, scope: 'col' | 'row', align: Align, context: Context): Html {
  const words = context.render(cell.children, context);
  const span = { colspan: more(cell.colspan), rowspan: more(cell.rowspan), class: classOf[align] };
  return cell.header === true && words !== nothing
    ? element('th', { scope, ...span }, words)
    : element('td', span, words);
}

const more = (count: number | undefined): number | undefined =>
  count !== undefined && count > 1 ? count : undefined;

/** Rows and cells are written by their table; on their own they have only their content. */
export const tableRow: Handler<'tableRow'> = (node, context) => rowOf(node, 'row', [], inside(context));
export const tableCell: Handler<'tableCell'> = (node, context) =>
  cellOf(node, 'row', node.align ?? 'left', inside(context));
