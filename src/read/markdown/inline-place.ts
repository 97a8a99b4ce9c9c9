// inline-place: where the content of a block's inline token stands in the source.

import { lineSegments, straight } from './segments.ts';
import type { Segment } from './segments.ts';
import type { Source } from './source.ts';
import type { PlacedToken } from './token.ts';

/** Content made of the ends of its lines. */
export const inlineSegments = (inline: PlacedToken, source: Source): readonly Segment[] =>
  inline.segments ?? lineSegments(source, inline.content, inline.map?.[0] ?? 0);

/** The words of a heading that begins with number signs. */
export function headingSegments(open: PlacedToken, source: Source): Segment[] {
  let at = (open.start ?? 0) + open.markup.length;
  while (source.text[at] === ' ' || source.text[at] === '\t') at++;
  return straight(at);
}
