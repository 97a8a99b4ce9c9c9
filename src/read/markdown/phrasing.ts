// phrasing: inline tokens → phrasing nodes, each with its place in the source; and how CommonMark's tokens are read.

import type { CrossReference, Link, Node, PhrasingNode, Position, Text } from '../../document/index.ts';
import type { Context } from './context.ts';
import { unclosedMath } from './inline/dollar-math.ts';
import { sourceRange } from './segments.ts';
import type { Segment } from './segments.ts';
import { smartenPunctuation } from './smart-punctuation.ts';
import { parseInline } from './parser.ts';
import type { PlacedToken } from './token.ts';
import { displayMath } from './tex.ts';

export interface InlineCursor {
  tokens: readonly PlacedToken[];
  at: number;
  segments: readonly Segment[];
  context: Context;
}

/** Reads inline Markdown into nodes. */
export function readPhrasing(
  content: string,
  segments: readonly Segment[],
  context: Context,
): PhrasingNode[] {
  const tokens = parseInline(content, context.env);
  if (context.options.smartPunctuation !== false) smartenPunctuation(tokens);
  return readUntilClose({ tokens, at: 0, segments, context });
}

/** How deep markup may stand in markup. */
const deepest = 100;

export type InlineReader = (token: PlacedToken, cursor: InlineCursor) => PhrasingNode[];

function readUntilClose(cursor: InlineCursor): PhrasingNode[] {
  const nodes: PhrasingNode[] = [];
  const readers = cursor.context.dialect.phrasing;
  let skipped = 0;
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.tokens[cursor.at] as PlacedToken;
    if (token.nesting < 0 && skipped === 0) break;
    cursor.at++;
    // Markup in markup is kept up to a depth that no text reaches; beyond it only the words are.
    if (token.nesting !== 0 && (skipped > 0 || cursor.context.env.depth >= deepest)) {
      skipped += token.nesting;
      continue;
    }
    if (token.type === 'softbreak' && besideDisplayMath(cursor)) continue;
    if (token.type === 'text' || token.type === 'text_special' || token.type === 'softbreak') {
      addText(nodes, token, cursor);
      continue;
    }
    const reader = readers[token.type];
    if (reader) nodes.push(...reader(token, cursor));
  }
  return nodes;
}

/** Whether the token just passed stands next to a display formula: a line break there ends a paragraph anyway. */
const besideDisplayMath = ({ tokens, at }: InlineCursor): boolean =>
  tokens[at]?.type === 'math_display' || tokens[at - 2]?.type === 'math_display';

/** Text tokens side by side are one text. */
function addText(nodes: PhrasingNode[], token: PlacedToken, cursor: InlineCursor): void {
  const value = token.type === 'softbreak' ? '\n' : token.content;
  if (value === '') return;
  if (token.info === unclosedMath) {
    cursor.context.note('unclosed-math', sourceRange(cursor.segments, token.start ?? 0, token.end ?? 0));
  }
  const position = positionOf(token, cursor);
  const last = nodes.at(-1);
  if (last?.type === 'text') {
    last.value += value;
    if (last.position) last.position.end = position.end;
  } else nodes.push({ type: 'text', value, position } satisfies Text);
}

export function positionOf(token: PlacedToken, cursor: InlineCursor, end = token.end ?? 0): Position {
  const range = sourceRange(cursor.segments, token.start ?? 0, end);
  return cursor.context.source.position(range.start, range.end);
}

/** The children up to the closing token, and the place from the opening to the closing one. */
function readInside(
  token: PlacedToken,
  cursor: InlineCursor,
  width = 0,
): { children: PhrasingNode[]; position: Position } {
  const { env } = cursor.context;
  env.depth++;
  const children = readUntilClose(cursor);
  env.depth--;
  const close = cursor.tokens[cursor.at++];
  const start = (token.start ?? 0) - width;
  const end = (close?.end ?? token.end ?? 0) + width;
  return { children, position: positionOf({ ...token, start } as PlacedToken, cursor, end) };
}

/** The phrasing of CommonMark, formulas and footnotes. */
export const commonPhrasing: Readonly<Record<string, InlineReader>> = {
  em_open: (token, cursor) => [{ type: 'emphasis', ...readInside(token, cursor) }],
  // Of the two signs on each side markdown-it makes the inner one the token.
  strong_open: (token, cursor) => [{ type: 'strong', ...readInside(token, cursor, 1) }],
  s_open: (token, cursor) => [{ type: 'delete', ...readInside(token, cursor) }],
  link_open: (token, cursor) => [readLink(token, cursor)],
  code_inline: (token, cursor) => [
    { type: 'inlineCode', value: token.content, position: positionOf(token, cursor) },
  ],
  hardbreak: (token, cursor) => [{ type: 'break', position: positionOf(token, cursor) }],
  html_inline: (token, cursor) => [
    { type: 'html', value: token.content, position: positionOf(token, cursor) },
  ],
  image: (token, cursor) => [readImage(token, cursor)],
  math_inline: (token, cursor) => [
    { type: 'inlineMath', value: token.content.trim(), position: positionOf(token, cursor) },
  ],
  // A display formula is a block: it is passed through here and lifted out by paragraph.ts.
  math_display: (token, cursor) => [
    displayMath(
      token.content,
      positionOf(token, cursor),
      token.meta?.['label'] as string | undefined,
    ) as Node as PhrasingNode,
  ],
  footnote_reference: (token, cursor) => [
    { type: 'footnoteReference', label: token.content, position: positionOf(token, cursor) },
  ],
};

/** `[words](#label)` is a reference within the book; every other address stays a link, resolved by link/. */
function readLink(token: PlacedToken, cursor: InlineCursor): Link | CrossReference {
  const url = String(token.attrGet('href') ?? '');
  const title = token.attrGet('title');
  const { children, position } = readInside(token, cursor);
  if (url.startsWith('#') && url.length > 1) {
    return { type: 'crossReference', kind: 'link', label: decoded(url.slice(1)), children, position };
  }
  return { type: 'link', url, ...(title !== null && { title: String(title) }), children, position };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readImage(token: PlacedToken, cursor: InlineCursor): PhrasingNode {
  const title = token.attrGet('title');
  const alt = plainWords(token.children ?? []);
  return {
    type: 'image',
    url: String(token.attrGet('src') ?? ''),
    ...(alt !== '' && { alt }),
    ...(title !== null && { title: String(title) }),
    position: positionOf(token, cursor),
  };
}

/** The words of inline tokens without markup, for alternative text. */
function plainWords(tokens: readonly PlacedToken[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
      if (token.type === 'image') return plainWords(token.children ?? []);
      return token.type === 'html_inline' ? '' : token.content;
    })
    .join('');
}
