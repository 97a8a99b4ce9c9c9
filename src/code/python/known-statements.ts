// known-statements: what a statement defines, imports, binds and uses, found out once for equal sources.

import { definitionsOf, importBindingsOf } from './analyse-python.ts';
import { bindingsOf } from './bindings.ts';
import { plainImport } from './imports.ts';
import type { Binding } from './imports.ts';
import { freeUses } from './names.ts';
import type { Use } from './names.ts';
import { topLevelStatements } from './statements.ts';
import type { Statement } from './statements.ts';

/** A book has some thousand cells, many of them in several variants; what was not asked for since then is forgotten. */
const most = 3000;

let young = new Map<string, readonly Statement[]>();
let old = new Map<string, readonly Statement[]>();

/** The statements of a source. Equal sources share them, so that every variant of a cell is parsed once. */
export function statementsOf(source: string): readonly Statement[] {
  const known = young.get(source) ?? old.get(source);
  const statements = known ?? topLevelStatements(source);
  if (!young.has(source)) young.set(source, statements);
  if (young.size > most) {
    old = young;
    young = new Map();
  }
  return statements;
}

function once<Value>(find: (statement: Statement) => Value): (statement: Statement) => Value {
  const found = new WeakMap<Statement, Value>();
  return (statement) => {
    const known = found.get(statement);
    if (known !== undefined) return known;
    const value = find(statement);
    found.set(statement, value);
    return value;
  };
}

/** The names that a statement defines: functions, classes, variables. Imports are not among them. */
export const namesDefined: (statement: Statement) => readonly string[] = once((statement) => [
  ...new Set(definitionsOf(statement, '').map(({ name }) => name)),
]);

export const importsBound: (statement: Statement) => readonly Binding[] = once((statement) => {
  if (!/\bimport\b/.test(statement.text)) return [];
  return plainImport(statement.text) ?? importBindingsOf(statement);
});

/** A function or class by itself; one with a walrus in its head may bind more. */
const definition = /^(?:async[^\S\n]+)?(?:def|class)[^\S\n]+([\p{L}_][\p{L}\p{N}_]*)(?![\s\S]*:=)/u;

/** All names that a statement binds at the top level, imports included; `*` for a star import. */
export const namesBound: (statement: Statement) => ReadonlySet<string> = once((statement) => {
  const imports = plainImport(statement.text);
  if (imports) return new Set(imports.map(({ name }) => name));
  const name = definition.exec(statement.text)?.[1];
  if (name !== undefined) return new Set([name]);
  const bound = new Set<string>();
  bindingsOf(statement.tree.topNode, statement.text, (one) => bound.add(one));
  return bound;
});

const word = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/g;

/**
 * The words of a statement that it may bind, found without its tree: none with a dot before it, and none that is
 * called, indexed or asked for an attribute, except where it is defined; `import` where it imports.
 */
export const wordsMaybeBound: (statement: Statement) => readonly string[] = once(({ text }) => {
  const found = new Set<string>();
  let previous = '';
  for (const match of text.matchAll(word)) {
    const [name] = match;
    const next = text[match.index + name.length];
    const isUsed = next === '.' || next === '(' || next === '[';
    const isDefined = previous === 'def' || previous === 'class' || previous === 'type';
    if (isDefined || (!isUsed && text[match.index - 1] !== '.')) found.add(name);
    previous = name;
  }
  return [...found];
});

/** The free names of a statement taken by itself. */
export const usesOf: (statement: Statement) => readonly Use[] = once((statement) => freeUses([statement]));
