// tables: arrays and aligned lines → mtable.

import { em } from '../markup.ts';
import type { ShapeOf, ShapeTable, TableColumn } from '../shape/shape.ts';
import type { Writer } from './mathml.ts';

const rules = { solid: 'solid', dashed: 'dashed' } as const;

/** Attributes of older readers, and CSS for browsers, which know only CSS. */
function cellStyle(shape: ShapeOf<'table'>, row: number, index: number): string {
  const column = shape.columns[index] as TableColumn;
  // Half of the space between two rows of plain text, whose own height is about .8 em.
  const half = Math.max(0.05, (shape.baseline - 0.8) / 2) + shape.jot / 2;
  const parts = [
    `text-align:-webkit-${column.align}`,
    `padding:${em(half)} ${em(column.after)} ${em(half + (shape.gaps[row] ?? 0))} ${em(column.before)}`,
  ];
  const above = shape.lines[row]?.[0];
  const below = row === shape.rows.length - 1 ? shape.lines[row + 1]?.[0] : undefined;
  const left = shape.separators[index]?.[0];
  const right = index === shape.columns.length - 1 ? shape.separators[index + 1]?.[0] : undefined;
  if (above) parts.push(`border-top:0.04em ${rules[above]}`);
  if (below) parts.push(`border-bottom:0.04em ${rules[below]}`);
  if (left) parts.push(`border-left:0.04em ${rules[left]}`);
  if (right) parts.push(`border-right:0.04em ${rules[right]}`);
  return parts.join(';');
}

function table(shape: ShapeOf<'table'>, write: Writer): string {
  const rows = shape.rows.map((row, number) => {
    const cells = row.map(
      ({ children }, index) => `<mtd style="${cellStyle(shape, number, index)}">${write.one(children)}</mtd>`,
    );
    const tag = shape.tags[number];
    return `<mtr>${cells.join('')}${tag ? `<mtd>${write.one(tag)}</mtd>` : ''}</mtr>`;
  });
  const style = shape.rows[0]?.[0]?.style;
  const display = style === 'display' ? ' displaystyle="true"' : '';
  const level = shape.small || style === 'script' ? ' scriptlevel="1"' : '';
  const align = shape.columns.map((column) => column.align).join(' ');
  return `<mtable${display}${level} columnalign="${align}">${rows.join('')}</mtable>`;
}

export const tableMathml: Pick<ShapeTable<string, Writer>, 'table' | 'tagged'> = {
  table,
  tagged: ({ children, tag }, write) =>
    `<mtable><mtr><mtd>${write.one(children)}</mtd><mtd style="padding-left:2em">${write.one(tag)}</mtd></mtr></mtable>`,
};
