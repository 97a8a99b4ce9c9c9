// call: the arguments of a call as they stand in its syntax tree.

import type { SyntaxNode } from '@lezer/common';
import { childNodes } from '../python/statements.ts';

/** One argument: `x`, `size=x`. */
export interface ArgumentNode {
  keyword?: SyntaxNode;
  value: SyntaxNode;
  /** Offsets from its first character to the comma or bracket after it. */
  from: number;
  to: number;
}

/** The arguments; undefined where there are such as `*a`, `**k`, `x for x in y`, `x := 1`. */
export function argumentsOf(list: SyntaxNode): ArgumentNode[] | undefined {
  const children = childNodes(list).filter(({ name }) => name !== 'Comment');
  const found: ArgumentNode[] = [];
  let group: SyntaxNode[] = [];
  for (const child of children.slice(1)) {
    if (child.name !== ',' && child.name !== ')') {
      group.push(child);
      continue;
    }
    if (group.length > 0) {
      const one = argumentOf(group, child.from);
      if (!one) return undefined;
      found.push(one);
    }
    group = [];
  }
  return group.length === 0 ? found : undefined;
}

function argumentOf(group: readonly SyntaxNode[], to: number): ArgumentNode | undefined {
  const [first, sign, value] = group as [SyntaxNode, SyntaxNode?, SyntaxNode?];
  if (group.length === 1) return special.has(first.name) ? undefined : { value: first, from: first.from, to };
  const isKeyword = group.length === 3 && first.name === 'VariableName' && sign?.name === 'AssignOp';
  return isKeyword && value ? { keyword: first, value, from: first.from, to } : undefined;
}

const special = new Set(['NamedExpression', 'YieldExpression', '*', '**']);
