// table: rows and columns, with or without a caption.

import type { Table, TableCell } from '../../../document/index.ts';
import { plainText } from '../../../document/index.ts';
import { boxed } from '../context.ts';
import type { Context } from '../context.ts';
import { flow, inline } from '../flow.ts';
import { labelOf } from '../labels.ts';
import type { Arguments, Typst } from '../markup.ts';
import { array, call, content, number, typst, value } from '../markup.ts';
import type { Handler } from './handler.ts';

export const table: Handler<'table'> = (node, context) =>
  setTable(node, context, { label: labelOf(node, context), float: typst`none` }, false);

/** More rows than this are broken over pages, the head repeated. */
const mostWhole = 22;
/** More letters in the longest cells of all columns than this do not fit in the measure. */
const mostLetters = 88;

const numeric = /^[-+−±≈<>~]?\s*[\d][\d\s.,  ]*\s*%?$|^[-–—]?$/;

/** A table; `named` holds the number, the label and the caption of the container around it. */
export function setTable(node: Table, context: Context, named: Arguments, wide: boolean): Typst {
  const rows = node.children;
  const heads = rows.findIndex((row) => row.children.some((cell) => cell.header !== true));
  const headCount = heads === -1 ? Math.min(1, rows.length) : heads;
  const width = Math.max(
    1,
    ...rows.map((row) => row.children.reduce((sum, cell) => sum + (cell.colspan ?? 1), 0)),
  );
  const inside = boxed(context, { face: 'sans', columns: 40 });
  const bodyRows = rows.slice(headCount);
  const letters = Array.from({ length: width }, (_, i) =>
    Math.max(0, ...rows.map((row) => plainText(row.children[i] ?? []).length)),
  );
  const columns = Array.from({ length: width }, (_, i) => {
    const align = node.align?.[i] ?? undefined;
    const isNumeric =
      bodyRows.length > 0 && bodyRows.every((row) => numeric.test(plainText(row.children[i] ?? []).trim()));
    return { left: typst`left`, right: typst`right`, center: typst`center` }[
      align ?? (isNumeric ? 'right' : 'left')
    ];
  });
  const total = letters.reduce((sum, one) => sum + Math.min(one, 60), 0) + 2 * width;
  const isWide = !context.boxed && (wide || (width > 4 && total > mostLetters));
  const isLong = rows.length > mostWhole || letters.reduce((sum, one) => sum + one, 0) * rows.length > 9000;
  return call(
    'tab',
    {
      ...named,
      ...(isLong && { float: typst`none`, long: typst`true` }),
      columns: array(columns),
      wide: isWide ? typst`true` : undefined,
      head:
        headCount === 0
          ? undefined
          : array(
              rows.slice(0, headCount).flatMap((row) => row.children.map((cell) => cellOf(cell, inside))),
            ),
    },
    undefined,
    ...bodyRows.flatMap((row) =>
      filled(
        row.children.map((cell) => cellOf(cell, inside)),
        row.children,
        width,
        node,
      ),
    ),
  );
}

/** Short rows are filled up, so that the rows after them stay in their columns; where a cell spans rows the table says so itself. */
function filled(cells: Typst[], nodes: readonly TableCell[], width: number, node: Table): Typst[] {
  if (node.children.some((row) => row.children.some((cell) => (cell.rowspan ?? 1) > 1))) return cells;
  const have = nodes.reduce((sum, cell) => sum + (cell.colspan ?? 1), 0);
  return [...cells, ...Array.from({ length: width - have }, () => content(typst``))];
}

const blockKinds = new Set([
  'paragraph',
  'list',
  'code',
  'codeCell',
  'math',
  'container',
  'table',
  'admonition',
  'blockquote',
  'definitionList',
  'div',
  'block',
]);

function cellOf(cell: TableCell, context: Context): Typst {
  const isFlow = cell.children.some((child) => blockKinds.has(child.type));
  const body = content(isFlow ? flow(cell.children, context) : inline(cell.children, context));
  if ((cell.colspan ?? 1) === 1 && (cell.rowspan ?? 1) === 1 && cell.align === undefined) return body;
  return value(
    'table.cell',
    {
      colspan: cell.colspan === undefined ? undefined : number(cell.colspan),
      rowspan: cell.rowspan === undefined ? undefined : number(cell.rowspan),
      align:
        cell.align === undefined
          ? undefined
          : { left: typst`left`, right: typst`right`, center: typst`center` }[cell.align],
    },
    body,
  );
}
