// tables: arrays, aligned lines, cases and matrices → environments that stand inside a formula.

import type { Column, NodeOf, ParseNode } from '../parse-node.ts';
import type { LatexTable, Writer } from './latex.ts';
import { measure } from './measure.ts';

/** The environment that sets a table of this shape: `array` says its columns, `aligned` and `gathered` have theirs. */
function environment(node: NodeOf<'array'>): { name: string; argument: string } {
  switch (node.colSeparationType) {
    case 'align':
      return { name: 'aligned', argument: '' };
    case 'alignat': {
      const width = Math.max(1, ...node.body.map((row) => row.length));
      return { name: 'alignedat', argument: `{${Math.ceil(width / 2)}}` };
    }
    case 'gather':
      return { name: 'gathered', argument: '' };
    case 'small':
      return { name: 'smallmatrix', argument: '' };
    case 'CD':
    case undefined:
      break;
  }
  if (node.hskipBeforeAndAfter === undefined && node.cols === undefined)
    return { name: 'gathered', argument: '' };
  if (node.arraystretch === 0.5) return { name: 'subarray', argument: `{${columns(node)}}` };
  if (node.hskipBeforeAndAfter === false) {
    const [first] = node.cols ?? [];
    const align = first?.type === 'align' ? first.align : 'c';
    return align === 'c' ? { name: 'matrix', argument: '' } : { name: 'matrix*', argument: `[${align}]` };
  }
  return { name: 'array', argument: `{${columns(node)}}` };
}

function columns(node: NodeOf<'array'>): string {
  const width = Math.max(1, ...node.body.map((row) => row.length));
  const all: readonly Column[] =
    node.cols ?? Array.from({ length: width }, () => ({ type: 'align' as const, align: 'c' }));
  return all.map((column) => (column.type === 'separator' ? column.separator : column.align)).join('');
}

const isCases = (node: ParseNode | undefined): node is NodeOf<'array'> =>
  node?.type === 'array' &&
  node.cols?.length === 2 &&
  node.cols[0]?.type === 'align' &&
  node.cols[0].postgap === 1;

/** A brace beside a table of cases is the environment that made it. */
export function cases(node: NodeOf<'leftright'>, writer: Writer): string | undefined {
  const [body] = node.body;
  if (node.body.length !== 1 || !isCases(body)) return undefined;
  const right = node.right === '\\}' && node.left === '.';
  if (!right && !(node.left === '\\{' && node.right === '.')) return undefined;
  const first = body.body[0]?.[0];
  const display = first?.type === 'styling' && first.style === 'display';
  const name = `${display ? 'd' : ''}${right ? 'r' : ''}cases`;
  return `\\begin{${name}}${rows(body, false, writer)}\\end{${name}}`;
}

/** A cell without the style that its environment gives and without the empty group that `aligned` puts first. */
function cell(node: ParseNode, index: number, aligned: boolean, writer: Writer): string {
  const inside = node.type === 'styling' ? node.body : [node];
  const nodes = inside.flatMap((one) => (one.type === 'ordgroup' && !one.semisimple ? one.body : [one]));
  const [first] = nodes;
  const filler = aligned && index % 2 === 1 && first?.type === 'ordgroup' && first.body.length === 0;
  return writer.all(filler ? nodes.slice(1) : nodes);
}

const styled = (node: NodeOf<'array'>): boolean => {
  const first = node.body[0]?.[0];
  return (
    node.colSeparationType === undefined &&
    first?.type === 'styling' &&
    first.style === 'display' &&
    node.cols !== undefined
  );
};

function rows(node: NodeOf<'array'>, aligned: boolean, writer: Writer, style = ''): string {
  const lines = (index: number): string =>
    (node.hLinesBeforeRow[index] ?? []).map((dashed) => (dashed ? '\\hdashline ' : '\\hline ')).join('');
  const all = node.body.map((row, number) => {
    const cells = row.map((one, index) => style + cell(one, index, aligned, writer)).join(' & ');
    const gap = node.rowGaps[number];
    if (Array.isArray(node.tags?.[number])) writer.unsupported('\\tag inside a table');
    const end =
      number < node.body.length - 1 || lines(number + 1) !== ''
        ? ` \\\\${gap ? `[${measure(gap)}]` : ''} `
        : '';
    return lines(number) + cells + end;
  });
  return all.join('') + lines(node.body.length);
}

function table(node: NodeOf<'array'>, writer: Writer): string {
  if (node.colSeparationType === 'CD') return writer.unsupported('commutative diagrams');
  const { name, argument } = environment(node);
  const body = rows(
    node,
    name === 'aligned' || name === 'alignedat',
    writer,
    styled(node) ? '\\displaystyle ' : '',
  );
  return `\\begin{${name}}${argument}${body}\\end{${name}}`;
}

export const tableLatex: LatexTable<'array' | 'cdlabel' | 'cdlabelparent'> = {
  array: table,
  cdlabel: (_, writer) => writer.unsupported('labels of a commutative diagram'),
  cdlabelparent: (_, writer) => writer.unsupported('arrows of a commutative diagram'),
};
