// block-division: `+++` lines divide a page into blocks; one with metadata makes a block node up to the next.

import type { Block, FlowNode } from '../../document/index.ts';
import { readBlocks } from './blocks.ts';
import type { Context } from './context.ts';
import type { PlacedToken } from './token.ts';

/** The nodes of a page's tokens. */
export function divideBlocks(tokens: readonly PlacedToken[], context: Context): FlowNode[] {
  const cuts = tokens.flatMap((token, index) =>
    token.type === 'block_break' && token.level === 0 ? [index] : [],
  );
  const bounds = [-1, ...cuts];
  return bounds.flatMap((cut, i) => {
    const end = bounds[i + 1] ?? tokens.length;
    const nodes = readBlocks({ tokens: tokens.slice(cut + 1, end), at: 0, context });
    const mark = tokens[cut];
    return mark && mark.content !== '' ? [blockOf(mark, nodes, tokens[end - 1], context)] : nodes;
  });
}

function blockOf(
  mark: PlacedToken,
  children: FlowNode[],
  last: PlacedToken | undefined,
  context: Context,
): Block {
  const data = readMetadata(mark, context);
  const label = data?.['label'];
  return {
    type: 'block',
    ...(data && { data }),
    ...(typeof label === 'string' && label !== '' && { label }),
    children,
    position: context.source.position(mark.start ?? 0, last?.end ?? mark.end ?? 0),
  };
}

function readMetadata(mark: PlacedToken, { note }: Context): Record<string, unknown> | undefined {
  const problem = (what: string): undefined => {
    note('bad-block-metadata', { start: mark.start ?? 0, end: mark.end ?? 0 }, what);
    return undefined;
  };
  try {
    const data: unknown = JSON.parse(mark.content);
    if (typeof data === 'object' && data !== null && !Array.isArray(data))
      return data as Record<string, unknown>;
    return problem('it is no object');
  } catch {
    // What the engine says of it differs from version to version.
    return problem('a brace, a quote or a comma is missing or one too many');
  }
}
