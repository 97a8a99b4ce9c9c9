// table: tables with pipes; a cell over several columns or rows is followed by empty ones.

import type { Table, TableCell } from '../../../document/index.ts';
import { markdown } from '../printer.ts';
import type { Print, Printer, Segment } from '../printer.ts';

export function table(node: Table, printer: Printer, print: Print): Segment[] {
  const rows = grid(node, { ...printer, nested: true, inTable: true }, print);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return [];
  const headed = node.children[0]?.children.some(({ header }) => header === true) ?? false;
  const [head, ...body] = headed ? rows : [[], ...rows];
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const rule = Array.from({ length: width }, (_, at) => alignment(node, at));
  return markdown([line(head ?? []), `|${rule.join('|')}|`, ...body.map(line)].join('\n'));
}

function alignment(node: Table, column: number): string {
  const cell = node.children[0]?.children[column];
  switch (node.align?.[column] ?? cell?.align ?? null) {
    case 'left':
      return ':---';
    case 'center':
      return ':---:';
    case 'right':
      return '---:';
    case null:
      return '---';
  }
}

/** The words of every cell at its column. */
function grid(node: Table, printer: Printer, print: Print): string[][] {
  const rows: (string | undefined)[][] = node.children.map(() => []);
  for (const [r, row] of node.children.entries()) {
    let column = 0;
    for (const cell of row.children) {
      while (rows[r]?.[column] !== undefined) column++;
      place(rows, r, column, cell, print.phrasing(cell.children, printer).replace(/\n/g, ' '));
      column += cell.colspan ?? 1;
    }
  }
  return rows.map((row) => Array.from(row, (text) => text ?? ''));
}

function place(
  rows: (string | undefined)[][],
  r: number,
  column: number,
  cell: TableCell,
  text: string,
): void {
  for (let down = 0; down < (cell.rowspan ?? 1); down++) {
    for (let right = 0; right < (cell.colspan ?? 1); right++) {
      const row = rows[r + down];
      if (row) row[column + right] = down === 0 && right === 0 ? text : '';
    }
  }
}
