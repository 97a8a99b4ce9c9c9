// tables: arrays, aligned lines, cases and matrices → Typst's mat, with TeX's gaps between rows and columns.

import type { Cell, ShapeOf, Style, TableColumn } from '../shape/shape.ts';
import type { Item } from './item.ts';
import { item, space } from './item.ts';
import type { AtomTable, Writer } from './typst.ts';

const sizes = { display: 'display', text: 'inline', script: 'script', scriptscript: 'sscript' } as const;

/** Height of a row of plain text in Typst's mat: that of a parenthesis in STIX Two Math, em. */
const plainRow = 0.932;
const plainDepth = 0.24;

/** Depth added to a cell moves the next row down, as \\[4pt] does. */
const deeper = (gap: number): string =>
  gap > 0
    ? ` ${space(0)} #box(width: 0em, height: ${Number((gap + plainDepth).toFixed(4))}em, baseline: 100%)`
    : '';

/** Alignment points: what stands before & ends at it, what stands after begins there. */
function cellSource(
  cell: Cell | undefined,
  around: Style,
  column: TableColumn,
  uniform: boolean,
  gap: number,
  writer: Writer,
): string {
  const row = cell ? writer.row(cell.children) : '';
  const body = row === '' || cell?.style === around ? row : `${sizes[cell?.style ?? 'text']}(${row})`;
  const left = !uniform && column.before > 0 ? `${space(column.before)} ` : '';
  const right = !uniform && column.after > 0 ? ` ${space(column.after)}` : '';
  const content = `${left}${body}${right}${deeper(gap)}`.trim();
  if (column.align === 'left') return `& ${content}`;
  return column.align === 'right' ? `${content} &` : content;
}

function augment(shape: ShapeOf<'table'>, writer: Writer): string {
  const at = (all: readonly (readonly string[])[]): number[] =>
    all.flatMap((lines, index) => (lines.length > 0 ? [index] : []));
  const every = [...shape.lines, ...shape.separators];
  if (every.some((lines) => lines.length > 1)) writer.unsupported('double lines in a table');
  if (every.flat().includes('dashed')) writer.unsupported('dashed lines in a table');
  const [rows, columns] = [at(shape.lines), at(shape.separators)];
  // Typst's lines along the edge do not meet at the corners.
  if (columns.length > 0 && (rows.includes(0) || rows.includes(shape.rows.length)))
    writer.unsupported('a frame around a table');
  if (rows.length === 0 && columns.length === 0) return '';
  const tuple = (all: readonly number[]): string => `(${all.map((one) => `${one},`).join(' ')})`;
  return `augment: #(hline: ${tuple(rows)}, vline: ${tuple(columns)}, stroke: 0.04em), `;
}

function table(shape: ShapeOf<'table'>, writer: Writer): Item {
  if (shape.diagram) return writer.unsupported('commutative diagrams');
  const gaps = shape.columns
    .slice(1)
    .map((column, index) => (shape.columns[index]?.after ?? 0) + column.before);
  const outer = (shape.columns[0]?.before ?? 0) + (shape.columns.at(-1)?.after ?? 0);
  const uniform = outer === 0 && gaps.every((gap) => gap === gaps[0]);
  const width = shape.columns.length;
  const tagged = shape.tags.some((tag) => tag !== undefined);
  const rows = shape.rows.map((row, number) => {
    const cells = Array.from({ length: width }, (_, index) =>
      cellSource(
        row[index],
        shape.small ? 'script' : 'text',
        shape.columns[index] as TableColumn,
        uniform,
        index === 0 ? (shape.gaps[number] ?? 0) : 0,
        writer,
      ),
    );
    const tag = shape.tags[number];
    return [...cells, ...(tagged ? [`& ${space(2)} ${tag ? writer.row(tag) : ''}`] : [])].join(', ');
  });
  const rowGap = Math.max(0.1, shape.baseline - plainRow) + shape.jot;
  // Inside script() an em is as much smaller.
  const columnGap = (uniform ? (gaps[0] ?? 0) : 0) / (shape.small ? 0.7 : 1);
  const options = `delim: #none, row-gap: #${Number(rowGap.toFixed(4))}em, column-gap: #${Number(columnGap.toFixed(4))}em, `;
  const source = `mat(${options}${augment(shape, writer)}${rows.join(' ; ')})`;
  return item(shape, shape.small ? `script(${source})` : source);
}

export const tableTypst: AtomTable<'table' | 'tagged'> = {
  table,
  tagged: (shape, writer) =>
    item(shape, `${writer.row(shape.children)} ${space(2)} ${writer.row(shape.tag)}`, 'normal', false),
};
