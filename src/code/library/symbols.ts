// symbols: the functions, classes and methods of a library as their documentation shows them.

import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import type { SymbolDocumentation } from '../../document/index.ts';
import { docstringOf } from '../python/analyse-python.ts';
import { childNodes } from '../python/statements.ts';
import type { Library, LibraryPiece } from './library.ts';
import { definedIn } from './methods.ts';
import { printedDefinitions } from './printed.ts';
import type { Printed } from './printed.ts';

/**
 * Every function and class of the library in its order, classes with their methods, those of later pages among them.
 * Names are full (`d2l.torch.Module`, `d2l.torch.Module.fit`), signatures short (`fit(model, data)`).
 */
export function symbolsOf(library: Library, module: string = library.module): SymbolDocumentation[] {
  return printedDefinitions(library.pieces).flatMap((printed) => documented(printed, module) ?? []);
}

/** The documentation of one function, class or method by its full name; reads no more code than it needs. */
export function symbolOf(library: Library, name: string): SymbolDocumentation | undefined {
  if (!name.startsWith(`${library.module}.`)) return undefined;
  const [top = ''] = name.slice(library.module.length + 1).split('.');
  const printed = printedDefinitions(library.pieces).findLast(({ piece }) => piece.names.includes(top));
  const one = printed && documented(printed, library.module);
  return one?.name === name ? one : one?.members.find((member) => member.name === name);
}

function documented({ piece, methods }: Printed, module: string): SymbolDocumentation | undefined {
  const one = documentationOf(piece, piece.source, module);
  if (!one) return undefined;
  const added = methods.flatMap(
    (method) => documentationOf(method, method.method?.source ?? '', one.name, true) ?? [],
  );
  const names = new Set(added.map(({ name }) => name));
  const init = added.find(({ name }) => name === `${one.name}.__init__`);
  const members = [...one.members.filter(({ name }) => !names.has(name)), ...added];
  const name = one.signature.split('(', 1)[0] ?? '';
  return { ...one, ...(init && { signature: `${name}${parametersIn(init.signature)}` }), members };
}

const parametersIn = (signature: string): string => signature.slice(signature.indexOf('('));

function documentationOf(
  piece: LibraryPiece,
  source: string,
  prefix: string,
  isMethod = false,
): SymbolDocumentation | undefined {
  const first = parser.parse(source).topNode.firstChild;
  const node = first ? definedIn(first) : undefined;
  return node && documentation(node, source, prefix, piece, isMethod);
}

function documentation(
  node: SyntaxNode,
  text: string,
  prefix: string,
  piece: LibraryPiece,
  isMethod: boolean,
): SymbolDocumentation | undefined {
  const word = node.getChild('VariableName');
  if (!word) return undefined;
  const short = text.slice(word.from, word.to);
  const name = `${prefix}.${short}`;
  const isClass = node.name === 'ClassDefinition';
  const members = isClass ? methodsOf(node, text, name, piece) : [];
  const init = members.find((one) => one.name === `${name}.__init__`);
  const doc = docstringOf(node, text);
  return {
    name,
    object: isClass ? 'class' : 'function',
    signature: isClass
      ? `${short}${init ? parametersIn(init.signature) : '()'}`
      : `${short}${parameters(node, text, isMethod)}`,
    ...(doc !== undefined && doc !== '' && { doc }),
    page: piece.page,
    ...(piece.label !== undefined && { label: piece.label }),
    members,
  };
}

function methodsOf(
  node: SyntaxNode,
  text: string,
  prefix: string,
  piece: LibraryPiece,
): SymbolDocumentation[] {
  const body = node.getChild('Body');
  const methods = new Map<string, SymbolDocumentation>();
  for (const child of body ? childNodes(body) : []) {
    const inner = definedIn(child);
    const one = inner && documentation(inner, text, prefix, piece, isBound(child, text));
    // Of a property and its setter the first says what it is.
    if (one && !methods.has(one.name)) methods.set(one.name, one);
  }
  return [...methods.values()];
}

/** Whether Python gives it its first argument. */
const isBound = (node: SyntaxNode, text: string): boolean =>
  !node.getChildren('Decorator').some(({ from, to }) => text.slice(from, to).trim() === '@staticmethod');

/** On one line, without `self`. */
function parameters(node: SyntaxNode, text: string, isMethod: boolean): string {
  const list = node.getChild('ParamList');
  if (!list) return '()';
  const line = childNodes(list)
    .filter(({ name }) => name === 'Comment')
    .reduceRight(
      (all, { from, to }) => all.slice(0, from - list.from) + all.slice(to - list.from),
      text.slice(list.from, list.to),
    )
    .replace(/\s+/g, ' ')
    .replace(/^\( /, '(')
    .replace(/,? \)$/, ')');
  return isMethod ? line.replace(/^\([\p{L}\p{N}_]+(?:, ?|(?=\)))/u, '(') : line;
}
