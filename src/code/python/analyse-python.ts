// analyse-python: definitions, imports and free names of a Python source.

import type { SyntaxNode } from '@lezer/common';
import type { Analysis, Definition, Import } from '../analysis.ts';
import { bindingsOf } from './bindings.ts';
import { importBindings } from './imports.ts';
import type { Binding } from './imports.ts';
import { freeNames } from './names.ts';
import { childNodes, topLevelStatements } from './statements.ts';
import type { Statement } from './statements.ts';

export function analysePython(source: string): Analysis {
  const statements = topLevelStatements(source);
  const definitions = statements.flatMap((statement) => definitionsOf(statement, source));
  const imports = statements.flatMap((statement) => importsOf(statement));
  const broken = statements.find(({ error }) => error !== undefined);
  return {
    definitions,
    imports,
    uses: freeNames(statements),
    ...(broken && { error: { message: brokenMessage(broken, source), offset: broken.error as number } }),
  };
}

function brokenMessage({ error = 0 }: Statement, source: string): string {
  const rest = /^[^\S\n]*(\S{1,20})/.exec(source.slice(error))?.[1];
  return rest === undefined ? 'the statement ends too early' : `not understood: ${rest}`;
}

/** The definitions of a statement. `if` and `try` of the top level define what is bound in them, as a whole. */
export function definitionsOf(statement: Statement, source: string): Definition[] {
  const { start, end, text, tree } = statement;
  const slice = { source: source.slice(start, end), start, end };
  const found: Definition[] = [];
  const variables = (node: SyntaxNode): void => {
    const names = new Set<string>();
    bindingsOf(node, text, (name) => names.add(name));
    // What a star import in a branch binds cannot be told.
    names.delete('*');
    for (const name of names) found.push({ name, kind: 'variable', ...slice });
  };
  const consider = (node: SyntaxNode): void => {
    switch (node.name) {
      case 'DecoratedStatement':
      case 'StatementGroup':
        childNodes(node).forEach(consider);
        return;
      case 'FunctionDefinition':
      case 'ClassDefinition': {
        const name = node.getChild('VariableName');
        if (!name) return;
        const kind = node.name === 'ClassDefinition' ? 'class' : 'function';
        const docstring = docstringOf(node, text);
        found.push({
          name: text.slice(name.from, name.to),
          kind,
          ...slice,
          ...(docstring !== undefined && { docstring }),
        });
        return;
      }
      case 'AssignStatement':
      case 'UpdateStatement':
      case 'TypeDefinition':
      case 'IfStatement':
      case 'TryStatement':
        variables(node);
    }
  };
  childNodes(tree.topNode).forEach(consider);
  return found;
}

/** Imports of the top level, those in a group of statements included. */
function importsOf(statement: Statement): Import[] {
  const { start, text } = statement;
  return importNodes(statement).map((node) => {
    const bindings = importBindings(node, text);
    return {
      source: oneLine(text.slice(node.from, node.to)),
      names: bindings.map(({ name }) => name),
      modules: [...new Set(bindings.map(({ module }) => module))],
      start: start + node.from,
      end: start + node.to,
    };
  });
}

/** What the imports of a statement of the top level bind, one by one. */
export function importBindingsOf(statement: Statement): Binding[] {
  return importNodes(statement).flatMap((node) => importBindings(node, statement.text));
}

function importNodes({ tree }: Statement): SyntaxNode[] {
  const nodes = childNodes(tree.topNode).flatMap((node) =>
    node.name === 'StatementGroup' ? childNodes(node) : [node],
  );
  return nodes.filter((node) => node.name === 'ImportStatement');
}

function oneLine(source: string): string {
  return source
    .replace(/#[^\n]*/g, '')
    .replace(/[()\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*,\s*/g, ', ')
    .replace(/,?\s*$/, '')
    .trim();
}

/** The text of the string that a body begins with, without its common indentation. */
export function docstringOf(node: SyntaxNode, text: string): string | undefined {
  const body = node.getChild('Body');
  const first = body
    ? childNodes(body).find((child) => child.name !== ':' && child.name !== 'Comment')
    : undefined;
  const literal = first?.name === 'ExpressionStatement' ? first.getChild('String') : null;
  if (!literal) return undefined;
  const match = /^[rRuU]?("""|'''|"|')([\s\S]*)\1$/.exec(text.slice(literal.from, literal.to));
  return match ? dedent(match[2] as string) : undefined;
}

function dedent(doc: string): string {
  const [first = '', ...rest] = doc.split('\n');
  const indents = rest.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const indent = indents.length > 0 ? Math.min(...indents) : 0;
  return [first.trim(), ...rest.map((line) => line.slice(indent).trimEnd())].join('\n').trim();
}
