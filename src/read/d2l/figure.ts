// figure: a picture alone in its paragraph, whose words in brackets are its caption (Pandoc's implicit figures).

import type { Container, FlowNode, Image, PhrasingNode, Position } from '../../document/index.ts';
import type { Context } from '../markdown/context.ts';
import { parseInline } from '../markdown/parser.ts';
import { cutSegments, sourceRange } from '../markdown/segments.ts';
import type { Segment } from '../markdown/segments.ts';
import type { PlacedToken } from '../markdown/token.ts';

/** The figure that a paragraph is; undefined where it holds anything else. A picture without words is no figure. */
export function figureOf(
  content: string,
  segments: readonly Segment[],
  position: Position,
  context: Context,
): FlowNode | undefined {
  const start = content.indexOf('![');
  if (start === -1 || !/^\S{0,6}$/.test(content.slice(0, start))) return undefined;
  const tokens = parseInline(content, context.env);
  const pictures = tokens.filter((token) => token.type === 'image');
  const [picture] = pictures;
  if (!picture || pictures.length > 1 || !tokens.every((token) => token === picture || isMark(token)))
    return undefined;
  const title = picture.attrGet('title');
  const range = sourceRange(segments, picture.start ?? 0, picture.end ?? 0);
  const image: Image = {
    type: 'image',
    url: String(picture.attrGet('src') ?? ''),
    ...(title !== null && { title: String(title) }),
    position: context.source.position(range.start, range.end),
  };
  const words = captionOf(picture, segments, context);
  if (words.length === 0) return image;
  const [first, last] = [words[0]?.position, words.at(-1)?.position];
  const place = first && last ? { start: first.start, end: last.end } : position;
  const container: Container = {
    type: 'container',
    kind: 'figure',
    children: [
      image,
      {
        type: 'caption',
        children: [{ type: 'paragraph', children: words, position: place }],
        position: place,
      },
    ],
    position,
  };
  return container;
}

/** Marks of slides may stand around a picture; they mean nothing to it. */
const isMark = (token: PlacedToken): boolean =>
  token.type === 'slide_mark' || (token.type === 'text' && token.content.trim() === '');

function captionOf(picture: PlacedToken, segments: readonly Segment[], context: Context): PhrasingNode[] {
  if (picture.content.trim() === '') return [];
  const from = (picture.start ?? 0) + 2;
  return context.phrasing(picture.content, cutSegments(segments, from, from + picture.content.length));
}
