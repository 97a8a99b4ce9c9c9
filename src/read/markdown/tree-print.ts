// tree-print: a tree as compact text, one node a line, for tests.

import type { Diagnostic, Node, Position } from '../../document/index.ts';

/** One node a line: kind, place, fields; leaves with their value. */
export function printNode(node: Node, depth = 0): string {
  const { type, position, ...rest } = node as Node & Record<string, unknown>;
  const children = 'children' in node ? (node.children as Node[]) : [];
  const place = position
    ? `${position.start.line}:${position.start.column}-${position.end.line}:${position.end.column}`
    : '?';
  const fields = Object.entries(rest)
    .filter(
      ([key, value]) =>
        key !== 'children' && !(key === 'outputs' && Object.keys(value as object).length === 0),
    )
    .map(([key, value]) =>
      key === 'labelPosition'
        ? ` labelled=${startOf(value as Position)}`
        : ` ${key}=${JSON.stringify(value)}`,
    );
  return `${'  '.repeat(depth)}${type}${fields.join('')} ${place}\n${children.map((child) => printNode(child, depth + 1)).join('')}`;
}

const startOf = ({ start }: Position): string => `${start.line}:${start.column}`;

/** With its place, code and help. */
export const printDiagnostic = ({ severity, file, position, code, message, help }: Diagnostic): string => {
  const place = position
    ? `${position.start.line}:${position.start.column}-${position.end.line}:${position.end.column}`
    : '?';
  return `${severity} ${file}:${place} ${message} [${code}]\n  ${help}\n`;
};
