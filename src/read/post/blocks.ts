// blocks: the blocks of a post: CommonMark's, display formulas without labels, and spoilers.

import { commonBlocks, positionOf, readInside } from '../markdown/blocks.ts';
import type { BlockReader } from '../markdown/blocks.ts';
import { straight } from '../markdown/segments.ts';
import { displayMath } from '../markdown/tex.ts';

export const blocks: Readonly<Record<string, BlockReader>> = {
  ...commonBlocks,
  math_block: (token, cursor) => {
    // A post names no places: a label in its TeX goes.
    const { label: _, ...math } = displayMath(token.content, positionOf(token, cursor));
    return [math];
  },
  spoiler_open(token, cursor) {
    const { context } = cursor;
    const start = Number(token.meta?.['titleStart']);
    const words = context.phrasing(token.content, straight(start));
    const { children, position } = readInside(token, cursor);
    const place = context.source.position(start, start + token.content.length);
    return [
      {
        type: 'details',
        children:
          words.length > 0 ? [{ type: 'summary', children: words, position: place }, ...children] : children,
        position,
      },
    ];
  },
};
