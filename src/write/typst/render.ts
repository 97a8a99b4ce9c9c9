// render: one node, by the handler of its kind.

import type { Kind, Node } from '../../document/index.ts';
import type { Context } from './context.ts';
import { handlers } from './handlers/index.ts';
import type { Typst } from './markup.ts';

export function render(node: Node, context: Context): Typst {
  const handler = handlers[node.type as Kind] as (node: Node, context: Context) => Typst;
  return handler(node, context);
}
