// operand: where an expression needs brackets to have something said of it.

import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';

/** Expressions in brackets or quotes from end to end. */
const enclosed = [
  'ParenthesizedExpression',
  'TupleExpression',
  'ArrayExpression',
  'ArrayComprehensionExpression',
  'DictionaryExpression',
  'DictionaryComprehensionExpression',
  'SetExpression',
  'SetComprehensionExpression',
  'ComprehensionExpression',
  'String',
  'FormatString',
] as const;

/** Expressions that a dot, a call or an index may follow. Numbers are none: `1.real` is read otherwise. */
const primaries = new Set<string>([
  ...enclosed,
  'VariableName',
  'MemberExpression',
  'CallExpression',
  'Boolean',
  'None',
  'Ellipsis',
]);

export const isPrimaryNode = ({ name }: SyntaxNode): boolean => primaries.has(name);

/** Whether the text of an expression is a primary. */
export function isPrimary(text: string): boolean {
  const node = parser.parse(text).topNode.firstChild?.firstChild;
  return node !== null && node !== undefined && isPrimaryNode(node) && node.to === text.length;
}

/** Whether a line of the text ends outside brackets and strings, so that it needs brackets around it. */
export function isBroken(text: string): boolean {
  if (!text.includes('\n')) return false;
  const covered: [number, number][] = [];
  parser
    .parse(`(${text})`)
    .topNode.firstChild?.firstChild?.cursor()
    .iterate((node) => {
      if (node.from > 0 && closed.has(node.name)) covered.push([node.from - 1, node.to - 1]);
    });
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (!covered.some(([from, to]) => from < at && at < to)) return true;
  }
  return false;
}

/** Nodes in which a line may end. */
const closed = new Set<string>([...enclosed, 'ArgList']);
