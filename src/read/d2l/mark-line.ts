// mark-line: a line such as `:label:` changes the block before it, or makes one.

import type { FlowNode, Image, PhrasingNode, Position } from '../../document/index.ts';
import type { BlockCursor, BlockReader } from '../markdown/blocks.ts';
import { resolvePath } from '../markdown/paths.ts';
import type { PlacedToken } from '../markdown/token.ts';
import type { MarkName } from './block/mark.ts';
import { stateOf } from './state.ts';
import { captioned, isCaption } from './table.ts';

type Mark = (value: string, before: FlowNode[], position: Position) => boolean;

const marks: Readonly<Record<Exclude<MarkName, 'bibliography'>, Mark>> = {
  label: (value, before, position) => {
    const at = lastIndex(before);
    const node = before[at];
    if (node?.type === 'paragraph' && isCaption(node)) {
      before[at] = { ...captioned(node), label: value, labelPosition: position };
      return true;
    }
    if (
      node?.type !== 'heading' &&
      node?.type !== 'container' &&
      node?.type !== 'table' &&
      node?.type !== 'image'
    )
      return false;
    return addLabel(value, before, at, position);
  },
  eqlabel: (value, before, position) => {
    let siblings = before;
    let at = lastIndex(siblings);
    // A formula that goes on with the words of a list item stands in it.
    for (let node = siblings[at]; node?.type === 'list'; node = siblings[at]) {
      siblings = node.children.at(-1)?.children ?? [];
      at = lastIndex(siblings);
    }
    return siblings[at]?.type === 'math' && addLabel(value, siblings, at, position);
  },
  width: (value, before) => resize(before, { width: value }),
  height: (value, before) => resize(before, { height: value }),
};

export const markReader: BlockReader = (token, cursor, before) => {
  const name = token.info as MarkName;
  const { content: value } = token;
  const position = cursor.context.source.position(token.start ?? 0, token.end ?? 0);
  if (name === 'bibliography' && value !== '') {
    const { context } = cursor;
    const file = resolvePath(context.source.file, value);
    stateOf(context).bibliographies.push({ file: file ?? value, position });
    return [{ type: 'bibliography', source: value, position }];
  }
  if (value === '' || token.meta?.['broken'] === true) problem('empty-mark', token, cursor, name);
  else if (name !== 'bibliography' && !marks[name](value, before, position))
    problem('unattached-mark', token, cursor, name);
  else if ((name === 'width' || name === 'height') && !length.test(value))
    cursor.context.note(
      'bad-option',
      { start: token.start ?? 0, end: token.end ?? 0 },
      name,
      value,
      'a length such as 400px, or a part such as 50%',
    );
  return [];
};

const length = /^\s*\d+(?:\.\d+)?\s*(?:%|px|em|rem|ch|ex|cm|mm|in|pt|pc|vw)?\s*$/;

function problem(
  code: 'empty-mark' | 'unattached-mark',
  token: PlacedToken,
  { context }: BlockCursor,
  name: MarkName,
): void {
  context.note(code, { start: token.start ?? 0, end: token.end ?? 0 }, name, belongsTo[name]);
}

const belongsTo: Readonly<Record<MarkName, string>> = {
  label: 'a heading, a figure or a table',
  eqlabel: 'a display formula',
  width: 'a picture',
  height: 'a picture',
  bibliography: 'nothing',
};

/** The last block, but for paragraphs of nothing but marks of slides. */
function lastIndex(nodes: readonly FlowNode[]): number {
  return nodes.findLastIndex(
    (node) => node.type !== 'paragraph' || node.children.some((child) => child.type !== 'slideMark'),
  );
}

/** A block has one label; a further one stands before it. */
function addLabel(label: string, before: FlowNode[], at: number, labelPosition: Position): boolean {
  const node = before[at] as FlowNode & { label?: string };
  if (node.label === undefined) before[at] = { ...node, label, labelPosition } as FlowNode;
  else
    before.splice(at, 0, {
      type: 'div',
      label,
      labelPosition,
      children: [],
      ...(node.position && { position: node.position }),
    });
  return true;
}

function resize(before: FlowNode[], size: Pick<Image, 'width' | 'height'>): boolean {
  const at = lastIndex(before);
  const node = before[at];
  if (node?.type === 'image') before[at] = { ...node, ...size };
  else if (node?.type === 'container' || node?.type === 'paragraph') {
    const children = node.children as PhrasingNode[];
    const index = children.findLastIndex((child) => child.type === 'image');
    if (index === -1) return false;
    const sized = children.with(index, { ...(children[index] as Image), ...size });
    before[at] = { ...node, children: sized } as FlowNode;
  } else return false;
  return true;
}
