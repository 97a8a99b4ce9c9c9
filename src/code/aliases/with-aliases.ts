// with-aliases: code with the framework's own names in place of those that the library gives them.

import type { SyntaxNode } from '@lezer/common';
import { deepest, targetsOf } from '../python/bindings.ts';
import { statementsOf } from '../python/known-statements.ts';
import { childNodes } from '../python/statements.ts';
import type { Aliasing, Rule } from './aliasing.ts';
import { argumentsOf } from './call.ts';
import type { ArgumentNode } from './call.ts';
import { isBroken, isPrimary, isPrimaryNode } from './operand.ts';
import { fill } from './template.ts';
import type { Template } from './template.ts';

interface Work {
  source: string;
  /** Offset of the statement in the source. */
  start: number;
  aliasing: Aliasing;
  bound: ReadonlySet<string> | undefined;
}

/**
 * `d2l.reduce_sum(d2l.ones(3), 0)` → `torch.ones(3).sum(0)`. Works on the syntax tree: strings, comments and magics stay
 * as they are, and so does every character outside the calls and names that are replaced; no line moves. Names that
 * begin with what is not in `bound` (the names that the page binds) are left, since the library has them too. Doing
 * it twice is doing it once.
 */
export function withAliases(source: string, aliasing: Aliasing, bound?: ReadonlySet<string>): string {
  if (!aliasing.mention.test(source)) return source;
  let text = '';
  let at = 0;
  for (const statement of statementsOf(source)) {
    const { start, end } = statement;
    if (!aliasing.mention.test(source.slice(start, end))) continue;
    const root = statement.tree.topNode;
    text += source.slice(at, start) + inner(root, 0, end - start, { source, start, aliasing, bound }, 0);
    at = end;
  }
  return text + source.slice(at);
}

const slice = ({ source, start }: Work, from: number, to: number): string =>
  source.slice(start + from, start + to);

/** The text between two offsets of a node, with its children rewritten. */
function inner(node: SyntaxNode, from: number, to: number, work: Work, depth: number): string {
  let text = '';
  let at = from;
  for (const child of childNodes(node)) {
    if (child.from < at || child.to > to) continue;
    text += slice(work, at, child.from) + outer(child, work, depth + 1);
    at = child.to;
  }
  return text + slice(work, at, to);
}

/** A node rewritten. */
function outer(node: SyntaxNode, work: Work, depth: number): string {
  const as = slice(work, node.from, node.to);
  if (depth > deepest || !work.aliasing.mention.test(as)) return as;
  switch (node.name) {
    case 'CallExpression':
      return call(node, work, depth) ?? matched(node, inner(node, node.from, node.to, work, depth), work);
    case 'MemberExpression': {
      const rule = isTarget(node) ? undefined : ruleFor(node, work);
      if (rule?.kind === 'name') return isPrimary(rule.text) ? rule.text : `(${rule.text})`;
      return matched(node, inner(node, node.from, node.to, work, depth), work);
    }
  }
  return inner(node, node.from, node.to, work, depth);
}

function isTarget(node: SyntaxNode): boolean {
  const { parent } = node;
  return parent !== null && targetsOf(parent).some(({ from, to }) => from === node.from && to === node.to);
}

/** The rule for `d2l.name`. */
function ruleFor(node: SyntaxNode, work: Work): Rule | undefined {
  const [of, dot, name] = childNodes(node);
  const isName = of?.name === 'VariableName' && dot?.name === '.' && name?.name === 'PropertyName';
  if (!isName || slice(work, of.from, of.to) !== work.aliasing.library) return undefined;
  const rule = work.aliasing.rules.get(slice(work, name.from, name.to));
  if (!rule || rule.kind === 'fluent' || rule.root === '') return rule;
  if (work.bound && !work.bound.has(rule.root)) return undefined;
  return rule.kind === 'name' && isInString(node) && /['"\\]/.test(rule.text) ? undefined : rule;
}

function isInString(node: SyntaxNode): boolean {
  for (let at = node.parent; at; at = at.parent) if (at.name === 'FormatString') return true;
  return false;
}

/** Patterns for text are tried on the whole of a name or call. */
function matched(node: SyntaxNode, text: string, { aliasing }: Work): string {
  if (aliasing.texts.length === 0 || isTarget(node)) return text;
  for (const { pattern, replacement } of aliasing.texts)
    if (pattern.test(text)) return text.replace(pattern, replacement);
  return text;
}

/** A call of an alias; undefined where it is none, or has arguments that cannot be moved. */
function call(node: SyntaxNode, work: Work, depth: number): string | undefined {
  const [callee, list] = childNodes(node);
  if (callee?.name !== 'MemberExpression' || list?.name !== 'ArgList') return undefined;
  const rule = ruleFor(callee, work);
  if (!rule || rule.kind === 'name' || hasError(node)) return undefined;
  const args = argumentsOf(list);
  if (!args) return undefined;
  return rule.kind === 'fluent'
    ? fluent(rule.method, list, args, work, depth)
    : template(rule.template, node, args, work, depth);
}

function hasError(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate(({ type }) => {
    found ||= type.isError;
    return !found;
  });
  return found;
}

/** The first argument comes before the dot; the space around it goes, its lines stay. */
function fluent(
  method: string,
  list: SyntaxNode,
  [first, ...rest]: ArgumentNode[],
  work: Work,
  depth: number,
): string | undefined {
  if (!first || first.keyword) return undefined;
  const { text, primary } = valueOf(first.value, work, depth);
  const next = rest[0]?.from ?? list.to - 1;
  const gaps = [
    slice(work, list.from + 1, first.from),
    slice(work, first.value.to, first.to) + slice(work, first.to, next).replace(/^,/, ''),
  ];
  const space = gaps
    .filter((gap) => gap.includes('\n'))
    .join('')
    .replace(/[^\S\n]+(?=\n)/g, '');
  const others = inner(list, next, list.to - 1, work, depth);
  return `${primary ? text : `(${text})`}.${method}(${space}${others})`;
}

function template(
  of: Template,
  node: SyntaxNode,
  args: readonly ArgumentNode[],
  work: Work,
  depth: number,
): string | undefined {
  const before = slice(work, node.from, node.to);
  const filled = fill(
    of,
    args.map(({ keyword, value }) => ({
      ...valueOf(value, work, depth),
      ...(keyword && { keyword: slice(work, keyword.from, keyword.to) }),
    })),
  );
  if (filled === undefined || hasComment(node) || (isInString(node) && /['"\\]/.test(of.texts.join(''))))
    return undefined;
  const whole = isPrimary(filled) ? filled : `(${filled})`;
  const missing = before.split('\n').length - whole.split('\n').length;
  if (missing < 0) return undefined;
  if (missing === 0) return whole;
  return whole.endsWith(')')
    ? `${whole.slice(0, -1)}${'\n'.repeat(missing)})`
    : `(${whole}${'\n'.repeat(missing)})`;
}

function hasComment(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate(({ name }) => {
    found ||= name === 'Comment';
    return !found;
  });
  return found;
}

function valueOf(node: SyntaxNode, work: Work, depth: number): { text: string; primary: boolean } {
  const text = outer(node, work, depth + 1);
  const isSame = text === slice(work, node.from, node.to);
  return { text, primary: (isSame ? isPrimaryNode(node) : isPrimary(text)) && !isBroken(text) };
}
