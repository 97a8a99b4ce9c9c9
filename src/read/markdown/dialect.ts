// dialect: a dialect of Markdown as data: the syntax that its parser knows, and how its tokens become nodes.

import type { BlockReader } from './blocks.ts';
import type { Parser } from './parser.ts';
import type { InlineReader } from './phrasing.ts';

export interface Dialect {
  parser: Parser;
  /** By type of block token; a token without a reader makes nothing. */
  blocks: Readonly<Record<string, BlockReader>>;
  /** By type of inline token other than text. */
  phrasing: Readonly<Record<string, InlineReader>>;
}
