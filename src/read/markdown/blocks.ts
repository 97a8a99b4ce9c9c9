// blocks: block tokens → flow nodes, each with its place, its label, and its children; and how CommonMark's tokens are read.

import type { FlowNode, ListItem, Position } from '../../document/index.ts';
import type { Context } from './context.ts';
import { labelBlocks } from './labels.ts';
import { decodeText } from './parser.ts';
import { paragraphNodes, withoutDisplayMath } from './paragraph.ts';
import { headingSegments, inlineSegments } from './inline-place.ts';
import { readTable } from './pipe-table.ts';
import { displayMath } from './tex.ts';
import type { PlacedToken } from './token.ts';
import { readTask } from './task.ts';

export interface BlockCursor {
  tokens: readonly PlacedToken[];
  at: number;
  context: Context;
}

/** Makes the nodes of a token; `before` are its elder siblings, the last of which it may change. */
export type BlockReader = (token: PlacedToken, cursor: BlockCursor, before: FlowNode[]) => FlowNode[];

/** Reads blocks up to the end of what they stand in; a target before one labels it. */
export function readBlocks(cursor: BlockCursor): FlowNode[] {
  const nodes: FlowNode[] = [];
  const readers = cursor.context.dialect.blocks;
  let targets: PlacedToken[] = [];
  /** Comments between a target and its block. */
  let between: FlowNode[] = [];
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.tokens[cursor.at] as PlacedToken;
    if (token.nesting < 0) break;
    cursor.at++;
    if (token.type === 'target') {
      targets.push(token);
      continue;
    }
    const made = readers[token.type]?.(token, cursor, nodes) ?? [];
    if (targets.length === 0) nodes.push(...made);
    else if (made.every((node) => node.type === 'comment')) between.push(...made);
    else {
      nodes.push(...labelBlocks(targets, [...between, ...made], cursor.context));
      [targets, between] = [[], []];
    }
  }
  return targets.length > 0 ? [...nodes, ...labelBlocks(targets, between, cursor.context)] : nodes;
}

export const positionOf = (token: PlacedToken, { context }: BlockCursor, end = token.end ?? 0): Position =>
  context.source.position(token.start ?? 0, end);

/** The blocks inside of a token and the place from its beginning to the end of its closing token. */
export function readInside(
  token: PlacedToken,
  cursor: BlockCursor,
): { children: FlowNode[]; position: Position } {
  const children = readBlocks(cursor);
  const close = cursor.tokens[cursor.at++];
  return { children, position: positionOf(token, cursor, token.end ?? close?.end) };
}

/** The inline token after an opening one. */
export function takeInline(cursor: BlockCursor): PlacedToken {
  const inline = cursor.tokens[cursor.at] as PlacedToken;
  cursor.at += 2;
  return inline;
}

/** The blocks of CommonMark, GitHub's tables, display formulas and footnotes. */
export const commonBlocks: Readonly<Record<string, BlockReader>> = {
  paragraph_open(token, cursor) {
    const inline = takeInline(cursor);
    const children = cursor.context.phrasing(inline.content, inlineSegments(inline, cursor.context.source));
    return paragraphNodes(children, positionOf(token, cursor));
  },
  heading_open(token, cursor) {
    const inline = takeInline(cursor);
    const { source } = cursor.context;
    const segments = token.markup.startsWith('#')
      ? headingSegments(token, source)
      : inlineSegments(inline, source);
    const children = withoutDisplayMath(cursor.context.phrasing(inline.content, segments));
    const depth = Number(token.tag.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6;
    return [{ type: 'heading', depth, children, position: positionOf(token, cursor) }];
  },
  hr: (token, cursor) => [{ type: 'thematicBreak', position: positionOf(token, cursor) }],
  fence(token, cursor) {
    checkClosed(token, cursor);
    const lang = decodeText(token.info.trim().split(/\s+/)[0] as string);
    const value = token.content.replace(/\n$/, '');
    return [{ type: 'code', ...(lang && { lang }), value, position: positionOf(token, cursor) }];
  },
  code_block: (token, cursor) => [
    { type: 'code', value: token.content.replace(/\n$/, ''), position: positionOf(token, cursor) },
  ],
  html_block(token, cursor) {
    const value = token.content.replace(/\n$/, '');
    return [{ type: 'html', value, position: positionOf(token, cursor) }];
  },
  blockquote_open: (token, cursor) => [{ type: 'blockquote', ...readInside(token, cursor) }],
  bullet_list_open: readList,
  ordered_list_open: readList,
  table_open: (token, cursor) => [readTable(token, cursor)],
  math_block: (token, cursor) => [
    displayMath(token.content, positionOf(token, cursor), token.meta?.['label'] as string | undefined),
  ],
  footnote_open: (token, cursor) => [
    { type: 'footnoteDefinition', label: token.content, ...readInside(token, cursor) },
  ],
};

function readList(token: PlacedToken, cursor: BlockCursor): FlowNode[] {
  const children: ListItem[] = [];
  const ordered = token.tag === 'ol';
  while (cursor.tokens[cursor.at]?.type === 'list_item_open') {
    const open = cursor.tokens[cursor.at++] as PlacedToken;
    const loose = hasLooseParagraph(cursor);
    const inside = readInside(open, cursor);
    children.push(readTask({ type: 'listItem', spread: loose, ...inside }));
  }
  const close = cursor.tokens[cursor.at++];
  const start = token.attrGet('start');
  return [
    {
      type: 'list',
      ordered,
      ...(ordered && { start: start === null ? 1 : Number(start) }),
      spread: children.some((item) => item.spread),
      children,
      position: positionOf(token, cursor, token.end ?? close?.end),
    },
  ];
}

/** Whether a paragraph directly in the item that begins here is set apart: markdown-it hides those of tight lists. */
function hasLooseParagraph({ tokens, at }: BlockCursor): boolean {
  const level = tokens[at - 1]?.level ?? 0;
  for (let i = at; i < tokens.length && (tokens[i] as PlacedToken).level > level; i++) {
    const token = tokens[i] as PlacedToken;
    if (token.type === 'paragraph_open' && token.level === level + 1) return !token.hidden;
  }
  return false;
}

/** A fence that runs to the end of what it stands in has swallowed it. */
function checkClosed(token: PlacedToken, { context }: BlockCursor): void {
  const [first, end] = token.map ?? [0, 0];
  const { source } = context;
  const last = source.text.slice(source.lineStart(end - 1), source.lineEnd(end - 1)).trimEnd();
  if (end - first > 1 && last.endsWith(token.markup)) return;
  const start = token.start ?? 0;
  context.note('unclosed-fence', { start, end: source.lineEnd(first) }, token.markup);
}
