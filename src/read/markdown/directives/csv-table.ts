// csv-table: a table written as values by commas, in the body or in a file of the book.

import type {
  FlowNode,
  PhrasingNode,
  Position,
  Table,
  TableCell,
  TableRow,
} from '../../../document/index.ts';
import { resolvePath } from '../paths.ts';
import { sourceOffset } from '../segments.ts';
import type { Segment } from '../segments.ts';
import { readCsv } from './csv.ts';
import type { CsvCell } from './csv.ts';
import { bodySegments } from './place.ts';
import type { DirectiveCall, DirectiveSpec } from './spec.ts';
import { errorNode, tableNodes, tableOptions } from './table.ts';

export const csvTable: DirectiveSpec = {
  names: ['csv-table'],
  argument: 'optional',
  options: {
    ...tableOptions,
    file: 'text',
    url: 'ignored',
    header: 'text',
    'header-rows': 'number',
    'stub-columns': 'number',
    delim: 'text',
    delimiter: { sameAs: 'delim' },
    quote: 'text',
    escape: 'ignored',
    keepspace: 'ignored',
    widths: 'ignored',
    encoding: 'ignored',
  },
  body: 'raw',
  read(call) {
    const delimiters: Readonly<Record<string, string>> = { tab: '\t', space: ' ' };
    const given = call.options.text('delim') ?? ',';
    const format = {
      delimiter: delimiters[given] ?? (given[0] as string),
      quote: call.options.text('quote')?.[0] ?? '"',
    };
    const text = csvText(call);
    if (text === undefined) return errorNode(call, 'its file is missing');
    const header = call.options.text('header');
    const head = header === undefined ? [] : readCsv(header, format);
    const rows = [...head, ...readCsv(text.csv, format)];
    if (rows.length === 0) return errorNode(call, 'it is empty');
    return tableNodes(call, tableOf(call, rows, head.length, text.segments), call.argument());
  },
};

/** The CSV and, where it is the body, its place. */
function csvText(call: DirectiveCall): { csv: string; segments?: Segment[] } | undefined {
  const file = call.options.text('file');
  if (file === undefined)
    return { csv: call.head.body, segments: bodySegments(call.context.source, call.head) };
  const path = resolvePath(call.context.source.file, file);
  const csv = path === undefined ? undefined : call.context.options.load(path);
  if (csv === undefined || path === undefined) {
    call.context.note('missing-included-file', call.options.range('file') ?? call.range, path ?? file);
    return undefined;
  }
  call.context.included.add(path);
  return { csv: csv.replace(/\r\n?/g, '\n') };
}

function tableOf(
  call: DirectiveCall,
  rows: CsvCell[][],
  fromOption: number,
  segments: Segment[] | undefined,
): Table {
  const headers = fromOption + (call.options.number('header-rows') ?? 0);
  const stubs = call.options.number('stub-columns') ?? 0;
  const width = Math.max(...rows.map((row) => row.length));
  const children = rows.map((row, y): TableRow => {
    const cells = Array.from({ length: width }, (_, x): TableCell => {
      const words = cellWords(call, row[x], y < fromOption ? undefined : segments);
      return {
        type: 'tableCell',
        ...((y < headers || x < stubs) && { header: true }),
        children: words,
        position: span(words, call),
      };
    });
    const filled = cells.filter((cell) => cell.children.length > 0);
    return { type: 'tableRow', children: cells, position: span(filled, call) };
  });
  return { type: 'table', children, position: call.position };
}

/** From the first node to the last; where there is none, the directive. */
function span(nodes: readonly { position?: Position }[], call: DirectiveCall): Position {
  const [first, last] = [nodes[0]?.position, nodes.at(-1)?.position];
  return first && last ? { start: first.start, end: last.end } : call.position;
}

/** A cell's Markdown. Cells of a file or an option stand at the directive. */
function cellWords(
  call: DirectiveCall,
  cell: CsvCell | undefined,
  segments: Segment[] | undefined,
): PhrasingNode[] {
  if (!cell || cell.text === '') return [];
  if (segments) {
    const own = cell.segments.map((one) => ({
      content: one.content,
      source: sourceOffset(segments, one.source),
    }));
    return call.context.phrasing(cell.text, own);
  }
  return atDirective(call.context.phrasing(cell.text, [{ content: 0, source: call.range.start }]), call);
}

function atDirective<T extends FlowNode | PhrasingNode>(nodes: T[], call: DirectiveCall): T[] {
  return nodes.map((node) => ({
    ...node,
    position: call.position,
    ...('children' in node && { children: atDirective(node.children as PhrasingNode[], call) }),
  })) as T[];
}
