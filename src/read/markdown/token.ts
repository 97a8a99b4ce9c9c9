// token: markdown-it's tokens with what this reader adds: places, and typed contents of its own tokens.

import type { Token } from 'markdown-it';
import type { Segment } from './segments.ts';

/**
 * A token with its place. Block tokens: offsets in the source. Inline tokens: offsets in the content of their block,
 * whose segments lead to the source.
 */
export interface PlacedToken extends Token {
  start?: number;
  end?: number;
  /** Of an `inline` token that is not simply the ends of its lines: where its content stands. */
  segments?: readonly Segment[];
}

export const placed = (token: Token): PlacedToken => token as PlacedToken;
