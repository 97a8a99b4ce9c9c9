// names: the free names of Python code, by Python's own rules of scope.

import type { SyntaxNode } from '@lezer/common';
import {
  bindTarget,
  bindingsOf,
  comprehensionTargets,
  deepest,
  headBindings,
  isComprehension,
  targetsOf,
} from './bindings.ts';
import { childNodes } from './statements.ts';
import type { Statement } from './statements.ts';

interface Scope {
  kind: 'module' | 'function' | 'class' | 'comprehension';
  bound: Set<string>;
  parent?: Scope;
}

interface Walk {
  text: string;
  scope: Scope;
  depth: number;
  /** Inside a function, so that it runs when the whole module is there. */
  deferred: boolean;
}

/** A free name or dotted chain as it stands in the code. */
export interface Use {
  chain: string;
  /** Offset in the source. */
  start: number;
  /** Inside a function, so that it is looked up when the function runs. */
  deferred: boolean;
}

/**
 * Every use of a name that is not bound, in order of appearance. Code that runs at once sees what is bound above it;
 * bodies of functions see all that the module binds.
 */
export function freeUses(statements: readonly Statement[]): Use[] {
  const module: Scope = { kind: 'module', bound: new Set() };
  const found: Use[] = [];
  for (const { tree, text, start } of statements) {
    const emit = (chain: string, at: number, walk: Walk): void => {
      if (!isBound(rootOf(chain), walk)) found.push({ chain, start: start + at, deferred: walk.deferred });
    };
    headBindings(tree.topNode, text, (name) => module.bound.add(name));
    visit(tree.topNode, { text, scope: module, depth: 0, deferred: false }, emit);
    bindingsOf(tree.topNode, text, (name) => module.bound.add(name));
  }
  return found.filter(({ chain, deferred }) => !deferred || !module.bound.has(rootOf(chain)));
}

/** The name that a chain begins with. */
export function rootOf(chain: string): string {
  return chain.split('.', 1)[0] as string;
}

/** The free names in order of first use; a chain `tt.check.x` gives itself and what it begins with. */
export function freeNames(statements: readonly Statement[]): string[] {
  const free = new Set<string>();
  for (const { chain } of freeUses(statements)) {
    const parts = chain.split('.');
    for (let length = 1; length <= parts.length; length++) free.add(parts.slice(0, length).join('.'));
  }
  return [...free];
}

/** Whether a scope between here and the module binds the name, or the module has bound it before running this. */
function isBound(name: string, { scope, deferred }: Walk): boolean {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    if (at.kind === 'module') return !deferred && at.bound.has(name);
    // What a class binds is not seen by the functions in it.
    if (at.bound.has(name) && (at.kind !== 'class' || at === scope)) return true;
  }
  return false;
}

type Emit = (chain: string, at: number, walk: Walk) => void;

function visit(node: SyntaxNode, walk: Walk, emit: Emit): void {
  if (walk.depth > deepest) return;
  const inner = { ...walk, depth: walk.depth + 1 };
  switch (node.name) {
    case 'VariableName':
      emit(walk.text.slice(node.from, node.to), node.from, walk);
      return;
    case 'MemberExpression':
      visitMember(node, inner, emit);
      return;
    case 'ImportStatement':
    case 'ScopeStatement':
    case 'CapturePattern':
      return;
    case 'Decorator':
      visitDecorator(node, inner, emit);
      return;
    case 'FunctionDefinition':
    case 'LambdaExpression':
      visitFunction(node, inner, emit);
      return;
    case 'ClassDefinition':
      visitClass(node, inner, emit);
      return;
    case 'KeywordPattern':
      for (const child of childNodes(node).slice(1)) visit(child, inner, emit);
      return;
  }
  if (isComprehension(node)) visitComprehension(node, inner, emit);
  else if (node.name === 'ArgList') visitArguments(node, inner, emit);
  else visitChildren(node, inner, emit);
}

/** Right of an assignment first, as Python does; names that are only bound are no uses. */
function visitChildren(node: SyntaxNode, walk: Walk, emit: Emit): void {
  const assigned = targetsOf(node);
  if (assigned.length === 0) {
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child, walk, emit);
    return;
  }
  const targets = new Set(assigned.map((target) => target.from));
  const children = childNodes(node);
  for (const child of children) if (!targets.has(child.from)) visit(child, walk, emit);
  for (const child of children) {
    if (!targets.has(child.from)) continue;
    if (node.name === 'UpdateStatement') visit(child, walk, emit);
    else visitTarget(child, walk, emit);
  }
}

function visitTarget(node: SyntaxNode, walk: Walk, emit: Emit): void {
  if (node.name === 'VariableName') return;
  const nested = /^(?:Tuple|Array|Parenthesized)Expression$/.test(node.name) && walk.depth < deepest;
  if (!nested) visit(node, walk, emit);
  else for (const child of childNodes(node)) visitTarget(child, { ...walk, depth: walk.depth + 1 }, emit);
}

/** `a.b.c` is one chain; `f(x).b` and `a[i].b` are walked into. */
function visitMember(node: SyntaxNode, walk: Walk, emit: Emit): void {
  const text = walk.text.slice(node.from, node.to);
  if (/^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)+$/u.test(text)) emit(text, node.from, walk);
  else visitChildren(node, walk, emit);
}

/** The grammar has no member expression in decorators: `@tt.add(x)` is names, dots and arguments in a row. */
function visitDecorator(node: SyntaxNode, walk: Walk, emit: Emit): void {
  const names = node.getChildren('VariableName');
  const chain = names.map((child) => walk.text.slice(child.from, child.to)).join('.');
  if (names[0]) emit(chain, names[0].from, walk);
  for (const child of childNodes(node)) if (child.name !== 'VariableName') visit(child, walk, emit);
}

/** In a call, `name=value` names a parameter. */
function visitArguments(node: SyntaxNode, walk: Walk, emit: Emit): void {
  for (const child of childNodes(node)) {
    if (child.name !== 'VariableName' || child.nextSibling?.name !== 'AssignOp') visit(child, walk, emit);
  }
}

function visitComprehension(node: SyntaxNode, walk: Walk, emit: Emit): void {
  const scope: Scope = { kind: 'comprehension', bound: new Set(), parent: walk.scope };
  const targets = comprehensionTargets(node);
  for (const target of targets) bindTarget(target, walk.text, (name) => scope.bound.add(name));
  const starts = new Set(targets.map((target) => target.from));
  for (const child of childNodes(node)) if (!starts.has(child.from)) visit(child, { ...walk, scope }, emit);
}

function visitFunction(node: SyntaxNode, walk: Walk, emit: Emit): void {
  const scope: Scope = { kind: 'function', bound: new Set(), parent: walk.scope };
  const inside: Walk = { ...walk, scope, deferred: true };
  const parameters = node.getChild('ParamList');
  for (const { name: kind, from, to } of node.getChild('TypeParamList')?.getChildren('TypeParam') ?? []) {
    if (kind === 'TypeParam') scope.bound.add(walk.text.slice(from, to).split(/\W/, 1)[0] as string);
  }
  let value = false;
  for (const child of parameters ? childNodes(parameters) : []) {
    if (child.name === 'VariableName' && !value) scope.bound.add(walk.text.slice(child.from, child.to));
    else visit(child, walk, emit);
    value = child.name === 'AssignOp';
  }
  const declared = new Set<string>();
  const body = node.name === 'LambdaExpression' ? [] : node.getChildren('Body');
  for (const part of body) {
    bindingsOf(part, walk.text, (name) => scope.bound.add(name));
    outerNames(part, walk.text, declared);
  }
  for (const name of declared) scope.bound.delete(name);
  for (const child of childNodes(node)) {
    if (child.name === 'TypeDef') visit(child, walk, emit);
    else if (!['VariableName', 'ParamList', 'TypeParamList'].includes(child.name)) visit(child, inside, emit);
    else if (node.name === 'LambdaExpression' && child.name === 'VariableName') visit(child, inside, emit);
  }
}

/** Names that a function declares `global` or `nonlocal`. */
function outerNames(node: SyntaxNode, text: string, into: Set<string>, depth = 0): void {
  if (depth > deepest || node.name === 'FunctionDefinition' || node.name === 'ClassDefinition') return;
  if (node.name === 'ScopeStatement') {
    for (const child of node.getChildren('VariableName')) into.add(text.slice(child.from, child.to));
  }
  for (let child = node.firstChild; child; child = child.nextSibling)
    outerNames(child, text, into, depth + 1);
}

function visitClass(node: SyntaxNode, walk: Walk, emit: Emit): void {
  const scope: Scope = { kind: 'class', bound: new Set(), parent: walk.scope };
  for (const part of node.getChildren('Body')) bindingsOf(part, walk.text, (name) => scope.bound.add(name));
  for (const child of childNodes(node)) {
    if (child.name === 'ArgList') visit(child, walk, emit);
    else if (child.name === 'Body') visit(child, { ...walk, scope }, emit);
  }
}
