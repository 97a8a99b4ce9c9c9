// docstring: the words that a definition says of itself, and a line more in them.

import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { childNodes } from '../python/statements.ts';
import { definedIn } from './methods.ts';

/** The string that the body of a function or class begins with. */
export function docstringNode(definition: SyntaxNode): SyntaxNode | undefined {
  const body = definition.getChild('Body');
  let first = body ? childNodes(body).find(({ name }) => name !== ':' && name !== 'Comment') : undefined;
  if (first?.name === 'StatementGroup') first = childNodes(first)[0];
  return (first?.name === 'ExpressionStatement' && first.getChild('String')) || undefined;
}

/** A function or class whose docstring ends with `words` as a paragraph of their own; it gets one where it has none. */
export function withDocstringLine(source: string, words: string): string {
  const node = parser.parse(source).topNode.firstChild;
  const definition = node ? definedIn(node) : undefined;
  const body = definition?.getChild('Body');
  if (!body) return source;
  const doc = docstringNode(definition as SyntaxNode);
  return doc ? extended(source, doc, words) : added(source, body, words);
}

function extended(source: string, { from, to }: SyntaxNode, words: string): string {
  const match = /^([rRuU]?)("""|'''|"|')([\s\S]*)\2$/.exec(source.slice(from, to));
  if (!match) return source;
  const [, prefix = '', quote = '', text = ''] = match;
  const indent = indentAt(source, from) ?? '    ';
  const triple = quote.length === 3 ? quote : quote.repeat(3);
  const said = safe(words, triple, /r/i.test(prefix));
  const inner = text.trim() === '' ? said : `${text.trimEnd()}\n\n${indent}${said}\n${indent}`;
  return `${source.slice(0, from)}${prefix}${triple}${inner}${triple}${source.slice(to)}`;
}

function added(source: string, body: SyntaxNode, words: string): string {
  const first = childNodes(body).find(({ name }) => name !== ':' && name !== 'Comment');
  if (!first) return source;
  const literal = `"""${safe(words, '"""', false)}"""`;
  const indent = indentAt(source, first.from);
  if (indent !== undefined) {
    const line = first.from - indent.length;
    return `${source.slice(0, line)}${indent}${literal}\n${source.slice(line)}`;
  }
  const inner = `${indentAt(source, lineStart(source, body.from)) ?? ''}    `;
  return `${source.slice(0, first.from).trimEnd()}\n${inner}${literal}\n${inner}${source.slice(first.from)}`;
}

const lineStart = (source: string, at: number): number => source.lastIndexOf('\n', at - 1) + 1;

/** The white space before an offset, where nothing else stands before it on its line. */
function indentAt(source: string, at: number): string | undefined {
  const before = source.slice(lineStart(source, at), at);
  return /^[^\S\n]*$/.test(before) ? before : undefined;
}

/** Text that can end no string and begins no escape. */
function safe(words: string, quote: string, isRaw: boolean): string {
  const text = words.replace(/\s+/g, ' ').replaceAll(quote, quote === '"""' ? "'''" : '"""');
  return (isRaw ? text : text.replaceAll('\\', '\\\\')).replace(/["'\\]$/, (last) => `${last} `);
}
