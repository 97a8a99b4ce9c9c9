// dialect: the Markdown of readers' posts: CommonMark with tables, formulas, spoilers, mentions and references to the book.

import type { Dialect } from '../markdown/dialect.ts';
import { amsMath } from '../markdown/block/ams-math.ts';
import { createParser } from '../markdown/parser.ts';
import { blocks } from './blocks.ts';
import { blockBrackets, blockDollars } from './block-math.ts';
import { inlineBrackets, inlineDollars } from './inline-math.ts';
import { bareLink } from './bare-link.ts';
import { labelSign } from './label-sign.ts';
import { mention } from './mention.ts';
import { phrasing } from './phrasing.ts';
import { referenceRole } from './reference-role.ts';
import { spoiler } from './spoiler.ts';

/** HTML is text here, and no directive but the spoiler and no role but references to labels is known. */
export const post: Dialect = {
  parser: createParser({
    html: false,
    block: [spoiler, blockDollars, blockBrackets, amsMath],
    inline: [inlineDollars, inlineBrackets, referenceRole, mention, labelSign, bareLink],
  }),
  blocks,
  phrasing,
};
