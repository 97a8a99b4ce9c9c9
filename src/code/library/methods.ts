// methods: functions that a decorator makes methods of a class: `@d2l.add_to_class(d2l.Module)`.

import type { SyntaxNode } from '@lezer/common';
import { childNodes } from '../python/statements.ts';
import type { Statement } from '../python/statements.ts';

/** The decorator that says so, by the name that it has in books with classes made over several pages. */
const adding =
  /^@\s*(?:[\p{L}\p{N}_]+\s*\.\s*)*add_to_class\s*\(\s*(?:[\p{L}\p{N}_]+\s*\.\s*)*([\p{L}_][\p{L}\p{N}_]*)\s*,?\s*\)\s*(?:#.*)?$/u;

export interface AddedMethod {
  /** The class, without the module before it. */
  of: string;
  name: string;
  /** Offsets of the decorator in the statement's text, with its line. */
  from: number;
  to: number;
}

/** What a statement adds to a class; undefined where it does not. */
export function methodOf({ tree, text, error }: Statement): AddedMethod | undefined {
  const node = tree.topNode.firstChild;
  if (node?.name !== 'DecoratedStatement' || error !== undefined) return undefined;
  const name = definedIn(node)?.getChild('VariableName');
  const found = node.getChildren('Decorator').flatMap((decorator) => {
    const match = adding.exec(text.slice(decorator.from, decorator.to).trim());
    return match ? [{ of: match[1] as string, from: decorator.from, to: decorator.to }] : [];
  });
  if (!name || found.length !== 1) return undefined;
  return { ...(found[0] as (typeof found)[number]), name: text.slice(name.from, name.to) };
}

/** The function or class of a statement, decorated or not. */
export function definedIn(node: SyntaxNode): SyntaxNode | undefined {
  if (node.name === 'FunctionDefinition' || node.name === 'ClassDefinition') return node;
  return node.name === 'DecoratedStatement'
    ? childNodes(node).find(({ name }) => name === 'FunctionDefinition' || name === 'ClassDefinition')
    : undefined;
}
