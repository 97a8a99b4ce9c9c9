// myst-blocks: the blocks that MyST has and CommonMark has not: tokens → nodes.

import type { FlowNode } from '../../document/index.ts';
import { commonBlocks, positionOf, readInside, readBlocks, takeInline } from './blocks.ts';
import type { BlockCursor, BlockReader } from './blocks.ts';
import type { DirectiveHead } from './block/directive-head.ts';
import { inlineSegments } from './inline-place.ts';
import { withoutDisplayMath } from './paragraph.ts';
import { directiveNodes } from './read-directive.ts';
import type { PlacedToken } from './token.ts';

export const mystBlocks: Readonly<Record<string, BlockReader>> = {
  ...commonBlocks,
  comment: (token, cursor) => [
    { type: 'comment', value: token.content, position: positionOf(token, cursor) },
  ],
  // At the page's own level block-division.ts takes these; inside of other blocks they only divide.
  card_divider: (token, cursor) => [{ type: 'thematicBreak', position: positionOf(token, cursor) }],
  block_break: (token, cursor) => [{ type: 'thematicBreak', position: positionOf(token, cursor) }],
  definition_list_open: readDefinitionList,
  directive_open(token, cursor) {
    const children = readBlocks(cursor);
    cursor.at++;
    const head = token.meta as unknown as DirectiveHead;
    return directiveNodes(head, { start: token.start ?? 0, end: token.end ?? 0 }, children, cursor.context);
  },
};

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
