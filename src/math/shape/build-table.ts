// build-table: arrays, aligned lines, cases, matrices and diagrams → tables.

import type { NodeOf, ParseNode } from '../parse-node.ts';
import type { Build, Builders } from './build.ts';
import { inEm } from './setting.ts';
import type { Setting } from './setting.ts';
import type { Cell, Shape, TableColumn } from './shape.ts';

const names: Readonly<Record<string, TableColumn['align']>> = { l: 'left', c: 'center', r: 'right' };

/** Columns with the space around each: LaTeX's \arraycolsep is 5 pt, that of small matrices 5/18 em of their size. */
function columnsOf(node: NodeOf<'array'>, count: number): TableColumn[] {
  const aligned = (node.cols ?? []).filter((column) => column.type === 'align');
  const usual = node.colSeparationType === 'small' ? 0.2778 : 0.5;
  return Array.from({ length: count }, (_, index) => {
    const column = aligned[index];
    const outer = node.hskipBeforeAndAfter === true;
    return {
      align: names[column?.align ?? 'c'] ?? 'center',
      before: index > 0 || outer ? (column?.pregap ?? usual) : 0,
      after: index < count - 1 || outer ? (column?.postgap ?? usual) : 0,
    };
  });
}

/** Lines before each column, and after the last. */
function separatorsOf(node: NodeOf<'array'>, count: number): ('solid' | 'dashed')[][] {
  const lines: ('solid' | 'dashed')[][] = Array.from({ length: count + 1 }, () => []);
  let column = 0;
  for (const one of node.cols ?? []) {
    if (one.type === 'align') column += 1;
    else lines[Math.min(column, count)]?.push(one.separator === '|' ? 'solid' : 'dashed');
  }
  return lines;
}

function cell(node: ParseNode, setting: Setting, build: Build): Cell {
  const { font: _, ...rest } = setting;
  if (node.type !== 'styling') return { style: setting.style, children: build.argument(node, rest) };
  const inner: Setting = { ...rest, style: node.style };
  const body = node.body.flatMap((one) => (one.type === 'ordgroup' && !one.semisimple ? one.body : [one]));
  return { style: node.style, children: build.row(body, inner) };
}

function table(node: NodeOf<'array'>, setting: Setting, build: Build): Shape[] {
  const count = Math.max(0, ...node.body.map((row) => row.length));
  const kinds = (dashed: readonly boolean[]): ('solid' | 'dashed')[] =>
    dashed.map((one) => (one ? 'dashed' : 'solid'));
  const rows = node.body.length;
  return [
    {
      kind: 'table',
      class: 'ord',
      style: setting.style,
      columns: columnsOf(node, count),
      rows: node.body.map((row) => row.map((one) => cell(one, setting, build))),
      gaps: node.rowGaps.map((gap) => (gap === null ? 0 : Math.max(0, inEm(gap, setting)))),
      baseline: node.colSeparationType === 'CD' ? 1.293 : 1.2 * node.arraystretch,
      jot: node.addJot ? 0.3 : 0,
      lines: Array.from({ length: rows + 1 }, (_, index) => kinds(node.hLinesBeforeRow[index] ?? [])),
      separators: separatorsOf(node, count),
      tags: Array.from({ length: rows }, (_, index) => {
        const tag = node.tags?.[index];
        return Array.isArray(tag) ? build.row(tag, { ...setting, style: 'text' }) : undefined;
      }),
      small: node.colSeparationType === 'small',
      diagram: node.colSeparationType === 'CD',
    },
  ];
}

export const tableBuilders: Builders<'array' | 'cdlabel' | 'cdlabelparent'> = {
  array: table,
  cdlabel: (node, setting, build) => [
    {
      kind: 'overlap',
      class: 'ord',
      style: setting.style,
      side: node.side === 'left' ? 'left' : 'right',
      children: build.argument(node.label, { ...setting, style: 'script' }),
    },
  ],
  cdlabelparent: (node, setting, build) => build.list([node.fragment], setting),
};
