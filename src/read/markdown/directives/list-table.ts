// list-table: a table written as a list of lists.

import type { FlowNode, ListItem, Position, Table, TableCell, TableRow } from '../../../document/index.ts';
import { errorNode, tableNodes } from './table.ts';
import type { DirectiveCall, DirectiveSpec } from './spec.ts';
import { tableOptions } from './table.ts';

export const listTable: DirectiveSpec = {
  names: ['list-table'],
  argument: 'optional',
  options: { ...tableOptions, 'header-rows': 'number', 'stub-columns': 'number', widths: 'ignored' },
  body: 'flow',
  read(call) {
    const rows = readRows(call);
    if (typeof rows === 'string') return errorNode(call, rows);
    const table: Table = { type: 'table', children: rows, position: call.position };
    return tableNodes(call, table, call.argument());
  },
};

/** The rows, or why the body is no table. */
function readRows(call: DirectiveCall): TableRow[] | string {
  const bodies = call.children.filter((child) => child.type !== 'comment');
  const list = bodies[0];
  if (bodies.length !== 1 || list?.type !== 'list') return 'its body is not one list';
  const rows: ListItem[][] = [];
  for (const item of list.children) {
    const inner = item.children[0];
    if (item.children.length !== 1 || inner?.type !== 'list')
      return 'each item must hold one list, the cells of a row';
    rows.push(inner.children);
  }
  const width = rows[0]?.length ?? 0;
  const odd = rows.findIndex((row) => row.length !== width);
  if (odd >= 0) return `row ${odd + 1} has ${(rows[odd] as ListItem[]).length} cells, the first has ${width}`;
  const headers = call.options.number('header-rows') ?? 0;
  const stubs = call.options.number('stub-columns') ?? 0;
  return list.children.map((item, y) => ({
    type: 'tableRow',
    children: (rows[y] as ListItem[]).map((cell, x) => cellOf(cell, y < headers || x < stubs)),
    ...(item.position && { position: item.position }),
  }));
}

function cellOf(item: ListItem, header: boolean): TableCell {
  const only = item.children.length === 1 ? (item.children[0] as FlowNode) : undefined;
  const position: Position | undefined = item.position;
  return {
    type: 'tableCell',
    ...(header && { header }),
    children: only?.type === 'paragraph' ? only.children : item.children,
    ...(position && { position }),
  };
}
