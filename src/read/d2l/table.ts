// table: a table with its caption, a paragraph that begins with `:` or `Table:` directly before or after it.

import type { Container, FlowNode, Paragraph, Position, Table } from '../../document/index.ts';
import type { BlockReader } from '../markdown/blocks.ts';
import type { Context } from '../markdown/context.ts';
import { readTable } from '../markdown/pipe-table.ts';

const sign = /^(?:[Tt]able)?:[ \t]*/;

export const tableReader: BlockReader = (token, cursor, before) => {
  const table = readTable(token, cursor);
  const last = before.at(-1);
  if (last && isWaiting(last)) {
    before.pop();
    return [{ ...last, children: [table, ...last.children], ...spanned(last.position, table.position) }];
  }
  if (last?.type !== 'paragraph' || !isCaption(last)) return [table];
  before.pop();
  const container = captioned(last);
  return [
    { ...container, children: [table, ...container.children], ...spanned(last.position, table.position) },
  ];
};

/** Whether a paragraph is the caption of a table. */
export function isCaption(node: Paragraph): boolean {
  const first = node.children[0];
  return first?.type === 'text' && sign.test(first.value);
}

/** A container with the caption that a paragraph is; its table comes. */
export function captioned(paragraph: Paragraph): Container {
  const [first, ...rest] = paragraph.children;
  const words = first?.type === 'text' ? withoutSign(first) : paragraph.children;
  const children = first?.type === 'text' ? [...words, ...rest] : words;
  const place = paragraph.position && { position: paragraph.position };
  const caption: FlowNode = {
    type: 'caption',
    children: [{ type: 'paragraph', children, ...place }],
    ...place,
  };
  return { type: 'container', kind: 'table', children: [caption], ...place };
}

function withoutSign(text: { type: 'text'; value: string; position?: Position }): Paragraph['children'] {
  const width = sign.exec(text.value)?.[0].length ?? 0;
  const value = text.value.slice(width);
  if (value === '') return [];
  const { position } = text;
  if (!position) return [{ type: 'text', value }];
  const start = {
    ...position.start,
    column: position.start.column + width,
    offset: position.start.offset + width,
  };
  return [{ type: 'text', value, position: { ...position, start } }];
}

/** A caption that still has no table. */
export const isWaiting = (node: FlowNode): node is Container =>
  node.type === 'container' &&
  node.kind === 'table' &&
  node.children.every((child) => child.type === 'caption');

/** Captions that no table followed; one after a table belongs to it. */
export function settleCaptions(nodes: FlowNode[], context: Context): FlowNode[] {
  const result: FlowNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'paragraph' && last?.type === 'table' && isCaption(node))
      result[result.length - 1] = afterTable(last, captioned(node));
    else if (!isWaiting(node)) {
      if (node.type === 'paragraph' && isLost(node)) noteLost(node, context);
      result.push(node);
    } else if (last?.type === 'table') result[result.length - 1] = afterTable(last, node);
    else {
      noteLost(node, context);
      const caption = node.children[0];
      result.push(...(caption?.type === 'caption' ? caption.children : []));
    }
  }
  return result;
}

/** `: words` is a caption and nothing else; `Table: words` may be a sentence. */
const isLost = ({ children: [first] }: Paragraph): boolean =>
  first?.type === 'text' && /^:[ \t]/.test(first.value);

function noteLost({ position }: FlowNode, context: Context): void {
  const start = context.source.offset(position);
  const end = position ? start + position.end.offset - position.start.offset : start;
  context.note('caption-without-table', { start, end });
}

const afterTable = (table: Table, container: Container): Container => ({
  ...container,
  children: [table, ...container.children],
  ...spanned(table.position, container.position),
});

const spanned = (first: Position | undefined, last: Position | undefined): { position?: Position } =>
  first && last ? { position: { ...first, end: last.end } } : {};
