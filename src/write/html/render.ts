// render: goes through a tree and calls the handler of each kind; groups siblings that belong together.

import type { Kind, Node, NodeOf } from '../../document/index.ts';
import type { Context } from './context.ts';
import { handlers } from './handlers/index.ts';
import type { Html } from './html.ts';
import { join } from './html.ts';
import { formulaWithTail, tailOf } from './handlers/math.ts';
import { absentAfter } from './handlers/variants.ts';
import { besideNotes, marginNotes, noted } from './noted.ts';

/** One node. */
export function renderNode<K extends Kind>(node: NodeOf<K>, context: Context): Html {
  const handler = handlers[node.type as K] as (node: NodeOf<K>, context: Context) => Html;
  return handler(node, context);
}

/** Siblings. A formula takes the punctuation after it; a block of the text's column takes its margin notes. */
export function render(nodes: readonly Node[], context: Context): Html {
  const parts: Html[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as Node;
    const next = nodes[at + 1];
    if (node.type === 'inlineMath' && next?.type === 'text' && tailOf(next.value) !== '') {
      const tail = tailOf(next.value);
      parts.push(
        formulaWithTail(node, tail, context),
        renderNode({ ...next, value: next.value.slice(tail.length) }, context),
      );
      at++;
      continue;
    }
    const notes = context.column ? marginNotes(nodes, at + 1) : [];
    if (notes.length === 0) {
      parts.push(renderNode(node, context), absentAfter(node, nodes[at - 1], context));
      continue;
    }
    const more = besideNotes(nodes, at + 1, notes);
    parts.push(noted(node, notes, more, context));
    at += notes.length + more.length;
  }
  return join(parts);
}
