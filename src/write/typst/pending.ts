// pending: notes and marks that stand in a heading, kept for the next paragraph.

import type { Heading, Node } from '../../document/index.ts';
import { nodesOf } from '../../document/index.ts';
import type { Context } from './context.ts';
import { markOf } from './labels.ts';

/** A heading is repeated in the contents and the running heads, so what may stand only once goes behind it. */
export function keepNotes(heading: Heading, context: Context): void {
  const once: Node[] = [
    ...nodesOf(heading, 'footnoteReference'),
    ...nodesOf(heading, 'indexEntry'),
    ...nodesOf(heading, 'span'),
  ];
  for (const node of once) {
    const text =
      node.type === 'footnoteReference'
        ? context.render(node, context)
        : markOf(node as { id?: string }, context);
    if (text !== '') context.state.pending.push(text);
  }
}
