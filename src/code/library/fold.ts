// fold: methods that later cells add to a class, moved into it.

import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { childNodes } from '../python/statements.ts';
import { definedIn } from './methods.ts';
import { reindent } from './reindent.ts';

export interface FoldedMethod {
  name: string;
  /** The function at the top level, without the decorator that adds it. */
  source: string;
}

/**
 * A class with the methods at its end, or in the place of those that they replace. A method that the class uses while it
 * is made is not replaced: the new one comes after it.
 */
export function foldMethods(source: string, methods: readonly FoldedMethod[]): string {
  const node = parser.parse(source).topNode.firstChild;
  const body = (node ? definedIn(node) : undefined)?.getChild('Body');
  const statements = body ? childNodes(body).filter(({ name }) => name !== ':' && name !== 'Comment') : [];
  const first = statements[0];
  if (!body || !first) return source;
  const lineStart = source.lastIndexOf('\n', first.from - 1) + 1;
  const before = source.slice(lineStart, first.from);
  const indent = /^[^\S\n]+$/.test(before) ? before : '    ';
  const texts = new Map(methods.map(({ name, source: text }) => [name, reindent(text, indent)]));
  const head =
    indent === before
      ? withReplaced(source, statements, texts, indent)
      : belowHead(source, body, first, indent);
  const empty = head.endsWith(':') && texts.size > 0 ? '\n' : '\n\n';
  return [head.trimEnd(), [...texts.values()].join('\n\n')].filter((part) => part !== '').join(empty);
}

/** Puts texts in the place of the methods that they replace, and takes them out of `texts`. */
function withReplaced(
  source: string,
  statements: readonly SyntaxNode[],
  texts: Map<string, string>,
  indent: string,
): string {
  let done = '';
  let at = 0;
  for (const node of statements) {
    const name = methodName(node, source);
    const text = name === undefined ? undefined : texts.get(name);
    if (name === undefined || text === undefined || isUsed(name, node, source)) continue;
    texts.delete(name);
    done += source.slice(at, node.from) + text.slice(indent.length);
    at = node.to;
    while (source[at - 1] === '\n') at--;
  }
  return done + source.slice(at);
}

function methodName(node: SyntaxNode, source: string): string | undefined {
  const definition = definedIn(node);
  const word = definition?.name === 'FunctionDefinition' ? definition.getChild('VariableName') : null;
  return word ? source.slice(word.from, word.to) : undefined;
}

/** Whether the name stands elsewhere in the class, other than as an attribute. */
function isUsed(name: string, { from, to }: SyntaxNode, source: string): boolean {
  const rest = source.slice(0, from) + source.slice(to);
  return new RegExp(`(?<![\\p{L}\\p{N}_.])${name}(?![\\p{L}\\p{N}_])`, 'u').test(rest);
}

/** A body on the line of its class, on lines of its own; `pass` alone goes. */
function belowHead(source: string, body: SyntaxNode, first: SyntaxNode, indent: string): string {
  const rest = source.slice(first.from).trimEnd();
  const head = source.slice(0, body.from + 1);
  return rest === 'pass' || rest === '...' ? head : `${head}\n${indent}${rest}`;
}
