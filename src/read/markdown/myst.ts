// myst: CommonMark with MyST's syntax, as a dialect.

import { blockRules } from './block/index.ts';
import type { Dialect } from './dialect.ts';
import { inlineRules } from './inline/index.ts';
import { mystBlocks } from './myst-blocks.ts';
import { mystPhrasing } from './myst-phrasing.ts';
import { createParser } from './parser.ts';

export const myst: Dialect = {
  parser: createParser({ block: blockRules, inline: inlineRules }),
  blocks: mystBlocks,
  phrasing: mystPhrasing,
};
