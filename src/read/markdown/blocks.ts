// blocks: block tokens → flow nodes, each with its place, its label, and its children.

import type { FlowNode, ListItem, Position } from '../../document/index.ts';
import type { DirectiveHead } from './block/directive-head.ts';
import type { Context } from './context.ts';
import { labelBlocks } from './labels.ts';
import { decodeText } from './parser.ts';
import { paragraphNodes, withoutDisplayMath } from './paragraph.ts';
import { directiveNodes } from './read-directive.ts';
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

type Rule = (token: PlacedToken, cursor: BlockCursor) => FlowNode[];

/** Reads blocks up to the end of what they stand in; a target before one labels it. */
export function readBlocks(cursor: BlockCursor): FlowNode[] {
  const nodes: FlowNode[] = [];
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
    const made = rules[token.type]?.(token, cursor) ?? [];
    if (targets.length === 0) nodes.push(...made);
    else if (made.every((node) => node.type === 'comment')) between.push(...made);
    else {
      nodes.push(...labelBlocks(targets, [...between, ...made], cursor.context));
      [targets, between] = [[], []];
    }
  }
  return targets.length > 0 ? [...nodes, ...labelBlocks(targets, between, cursor.context)] : nodes;
}

const positionOf = (token: PlacedToken, { context }: BlockCursor, end = token.end ?? 0): Position =>
  context.source.position(token.start ?? 0, end);

/** The blocks inside of a token and the place from its beginning to the end of its closing token. */
function readInside(token: PlacedToken, cursor: BlockCursor): { children: FlowNode[]; position: Position } {
  const children = readBlocks(cursor);
  const close = cursor.tokens[cursor.at++];
  return { children, position: positionOf(token, cursor, token.end ?? close?.end) };
}

/** The inline token after an opening one. */
function takeInline(cursor: BlockCursor): PlacedToken {
  const inline = cursor.tokens[cursor.at] as PlacedToken;
  cursor.at += 2;
  return inline;
}

const rules: Readonly<Record<string, Rule>> = {
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
  comment: (token, cursor) => [
    { type: 'comment', value: token.content, position: positionOf(token, cursor) },
  ],
  // At the page's own level blocks.ts's caller takes these; inside of other blocks they only divide.
  card_divider: (token, cursor) => [{ type: 'thematicBreak', position: positionOf(token, cursor) }],
  block_break: (token, cursor) => [{ type: 'thematicBreak', position: positionOf(token, cursor) }],
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
  definition_list_open: readDefinitionList,
  directive_open(token, cursor) {
    const children = readBlocks(cursor);
    cursor.at++;
    const head = token.meta as unknown as DirectiveHead;
    return directiveNodes(head, { start: token.start ?? 0, end: token.end ?? 0 }, children, cursor.context);
  },
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

function readDefinitionList(token: PlacedToken, cursor: BlockCursor): FlowNode[] {
  const node: FlowNode = { type: 'definitionList', children: [], position: positionOf(token, cursor) };
  while ((cursor.tokens[cursor.at]?.nesting ?? -1) > 0) {
    const open = cursor.tokens[cursor.at++] as PlacedToken;
    if (open.type === 'definition_term_open') {
      const inline = takeInline(cursor);
      const words = cursor.context.phrasing(inline.content, inlineSegments(inline, cursor.context.source));
      const position = positionOf(open, cursor, inlineEnd(inline, cursor));
      node.children.push({ type: 'definitionTerm', children: withoutDisplayMath(words), position });
    } else node.children.push({ type: 'definitionDescription', ...readInside(open, cursor) });
  }
  cursor.at++;
  return [node];
}

const inlineEnd = (inline: PlacedToken, { context }: BlockCursor): number =>
  context.source.lineEnd((inline.map?.[1] ?? 1) - 1);

/** A fence that runs to the end of what it stands in has swallowed it. */
function checkClosed(token: PlacedToken, { context }: BlockCursor): void {
  const [first, end] = token.map ?? [0, 0];
  const { source } = context;
  const last = source.text.slice(source.lineStart(end - 1), source.lineEnd(end - 1)).trimEnd();
  if (end - first > 1 && last.endsWith(token.markup)) return;
  const start = token.start ?? 0;
  context.note('unclosed-fence', { start, end: source.lineEnd(first) }, token.markup);
}
