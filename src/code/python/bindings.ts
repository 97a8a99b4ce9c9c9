// bindings: the names that a stretch of Python binds in its own scope.

import type { SyntaxNode } from '@lezer/common';
import { importBindings } from './imports.ts';
import { childNodes } from './statements.ts';

/** Deeper nesting than this is generated code or an attack; what lies below is not looked at. */
export const deepest = 400;

const comprehensions = new Set([
  'ComprehensionExpression',
  'ArrayComprehensionExpression',
  'DictionaryComprehensionExpression',
  'SetComprehensionExpression',
]);

/** Whether a node is a scope of its own made by `for` inside an expression. */
export function isComprehension(node: SyntaxNode): boolean {
  return comprehensions.has(node.name) || (node.name === 'ArgList' && node.getChild('for') !== null);
}

/** Calls `bind` for every name bound in the node's scope; bodies of functions and classes are other scopes. */
export function bindingsOf(node: SyntaxNode, text: string, bind: (name: string) => void, depth = 0): void {
  if (depth > deepest) return;
  const word = (child: SyntaxNode): string => text.slice(child.from, child.to);
  switch (node.name) {
    case 'FunctionDefinition':
    case 'ClassDefinition':
    case 'TypeDefinition': {
      const name = node.getChild('VariableName');
      if (name) bind(word(name));
      return;
    }
    case 'LambdaExpression':
      return;
    case 'ImportStatement':
      for (const { name } of importBindings(node, text)) bind(name);
      return;
    case 'CapturePattern':
    case 'AsPattern':
      for (const child of node.getChildren('VariableName')) bind(word(child));
      break;
  }
  for (const target of targetsOf(node)) bindTarget(target, text, bind);
  const isScope = isComprehension(node);
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!isScope || child.name !== 'VariableName') bindingsOf(child, text, bind, depth + 1);
  }
}

const scopes = new Set(['FunctionDefinition', 'ClassDefinition', 'LambdaExpression']);

/** Calls `bind` for the names that `for`, `with` and `case` bind before what stands in them runs. */
export function headBindings(node: SyntaxNode, text: string, bind: (name: string) => void, depth = 0): void {
  if (depth > deepest || scopes.has(node.name)) return;
  if (node.name === 'ForStatement' || node.name === 'WithStatement') {
    for (const target of targetsOf(node)) bindTarget(target, text, bind);
  } else if (node.name === 'CapturePattern' || node.name === 'AsPattern') {
    for (const child of node.getChildren('VariableName')) bind(text.slice(child.from, child.to));
  }
  for (let child = node.firstChild; child; child = child.nextSibling)
    headBindings(child, text, bind, depth + 1);
}

const assigning = new Set([
  'AssignStatement',
  'UpdateStatement',
  'NamedExpression',
  'ForStatement',
  'WithStatement',
  'TryStatement',
]);
const none: readonly SyntaxNode[] = [];

/** The children of a statement or expression that are assigned to. */
export function targetsOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (!assigning.has(node.name)) return none;
  const children = childNodes(node);
  const between = (from: string, until: string): SyntaxNode[] => {
    const found: SyntaxNode[] = [];
    let inside = false;
    for (const child of children) {
      if (child.name === until) inside = false;
      if (inside) found.push(child);
      if (child.name === from) inside = true;
    }
    return found;
  };
  switch (node.name) {
    case 'AssignStatement': {
      const last = children.findLastIndex((child) => child.name === 'AssignOp');
      return last === -1 ? children.slice(0, 1) : children.slice(0, last);
    }
    case 'UpdateStatement':
    case 'NamedExpression':
      return children.slice(0, 1);
    case 'ForStatement':
      return between('for', 'in');
    case 'WithStatement':
    case 'TryStatement':
      return children.filter((_, index) => children[index - 1]?.name === 'as');
    default:
      return [];
  }
}

/** The targets of the `for` parts of a comprehension. */
export function comprehensionTargets(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  let inside = false;
  for (const child of childNodes(node)) {
    if (child.name === 'in') inside = false;
    if (inside) found.push(child);
    if (child.name === 'for') inside = true;
  }
  return found;
}

const containers = new Set(['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression']);

/** Binds the names of a target: `x`, `(x, [y, *z])`; `o.x` and `o[i]` bind nothing. */
export function bindTarget(target: SyntaxNode, text: string, bind: (name: string) => void, depth = 0): void {
  if (target.name === 'VariableName') bind(text.slice(target.from, target.to));
  else if (containers.has(target.name) && depth < deepest) {
    for (const child of childNodes(target)) bindTarget(child, text, bind, depth + 1);
  }
}
