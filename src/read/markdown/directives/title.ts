// title: the title node of an admonition, statement or exercise, from the argument.

import type { AdmonitionTitle, PhrasingNode } from '../../../document/index.ts';
import type { DirectiveCall } from './spec.ts';

/** The argument as a title; none where there is no argument. */
export function titleNodes(call: DirectiveCall): AdmonitionTitle[] {
  const children = call.argument();
  return children.length > 0 ? [titleOf(children, call)] : [];
}

/** Words as a title, where they stand. */
export function titleOf(children: PhrasingNode[], call: DirectiveCall): AdmonitionTitle {
  const [first, last] = [children[0]?.position, children.at(-1)?.position];
  const position = first && last ? { start: first.start, end: last.end } : call.position;
  return { type: 'admonitionTitle', children, position };
}
