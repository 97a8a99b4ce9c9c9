// saved-again: a function, class or method that marks save a second time, so that the later one takes its place.

import type { SyntaxNode } from '@lezer/common';
import { diagnostic } from '../../document/index.ts';
import type { Diagnostic } from '../../document/index.ts';
import { childNodes } from '../python/statements.ts';
import type { PlacedPiece } from './collect-cell.ts';
import { definedIn } from './methods.ts';

interface Defined {
  one: PlacedPiece;
  isStub: boolean;
}

/** What replaces code that did something. Replacing a stub, which only says that it is not there yet, is its purpose. */
export function savedAgain(placed: readonly PlacedPiece[]): Diagnostic[] {
  const defined = new Map<string, Defined>();
  const found: Diagnostic[] = [];
  for (const one of placed) {
    if (one.piece.kind === 'import') continue;
    for (const [name, isStub] of definitionsIn(one)) {
      const known = defined.get(name);
      if (known && known.one.cell !== one.cell && !known.isStub)
        found.push(diagnostic('saved-again', one.place, name, placeOf(known.one)));
      defined.set(name, { one, isStub });
    }
  }
  return found;
}

export const placeOf = ({ place }: PlacedPiece): string =>
  place.position ? `${place.file}:${place.position.start.line}` : place.file;

/** `f`, `A`, and the methods `A.f`, with whether each is a stub. */
function definitionsIn({ piece, statement: { tree, text } }: PlacedPiece): [string, boolean][] {
  const first = tree.topNode.firstChild;
  const node = first ? definedIn(first) : undefined;
  if (piece.method)
    return [[`${piece.method.of}.${piece.method.name}`, node !== undefined && isStub(node, text)]];
  if (!node) return piece.names.map((name) => [name, false]);
  if (node.name === 'FunctionDefinition') return piece.names.map((name) => [name, isStub(node, text)]);
  const methods = childNodes(node.getChild('Body') ?? node).flatMap((child): [string, boolean][] => {
    const name = definedIn(child)?.getChild('VariableName');
    const of = piece.names[0] ?? '';
    return name ? [[`${of}.${text.slice(name.from, name.to)}`, isStub(child, text)]] : [];
  });
  return [...piece.names.map((name): [string, boolean] => [name, false]), ...new Map(methods)];
}

const idle = /^(?:pass|\.\.\.|raise\s+NotImplemented(?:Error)?\b.*)$/s;

/** A function that holds only a docstring and `pass`, `...` or `raise NotImplementedError`. */
function isStub(node: SyntaxNode, text: string): boolean {
  const body = definedIn(node)?.getChild('Body');
  if (!body) return false;
  const statements = childNodes(body).filter(({ name }) => name !== ':' && name !== 'Comment');
  return statements.every(
    (one) =>
      idle.test(text.slice(one.from, one.to).trim()) ||
      (one.name === 'ExpressionStatement' && one.getChild('String') !== null),
  );
}
