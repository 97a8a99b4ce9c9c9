// template: a call written with the arguments of another: `randn(size, device=None)` as `np.random.randn(size=size)`.

import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { childNodes } from '../python/statements.ts';
import { isPrimary } from './operand.ts';

export interface Template {
  parameters: readonly { name: string; default?: string }[];
  /** The text between the places of parameters, in order; one more than `places`. */
  texts: readonly string[];
  /** Which parameter stands there; `bare`: it needs no brackets whatever it is. */
  places: readonly { name: string; bare: boolean }[];
}

/** Undefined where one of the two is no Python. */
export function templateOf(parameters: string, of: string): Template | undefined {
  const list = parametersOf(parameters);
  const tree = parser.parse(of);
  let broken = list === undefined;
  const uses: SyntaxNode[] = [];
  tree.iterate({
    enter: ({ node, type }) => {
      if (type.isError) broken = true;
      const isKey = node.parent?.name === 'ArgList' && node.nextSibling?.name === 'AssignOp';
      if (
        node.name === 'VariableName' &&
        !isKey &&
        list?.some(({ name }) => name === of.slice(node.from, node.to))
      )
        uses.push(node);
    },
  });
  if (broken || !list) return undefined;
  const texts: string[] = [];
  let at = 0;
  for (const { from, to } of uses) {
    texts.push(of.slice(at, from));
    at = to;
  }
  const places = uses.map((node) => ({
    name: of.slice(node.from, node.to),
    bare: node.parent?.name === 'ArgList',
  }));
  return { parameters: list, texts: [...texts, of.slice(at)], places };
}

/** `a, b=1`; undefined for what a template cannot hold, such as `*args`. */
function parametersOf(text: string): Template['parameters'] | undefined {
  const source = `def f(${text}): pass`;
  const list = parser.parse(source).topNode.firstChild?.getChild('ParamList');
  if (!list) return undefined;
  const found: { name: string; default?: string }[] = [];
  const children = childNodes(list).filter(({ name }) => !['(', ')', ','].includes(name));
  for (const [at, child] of children.entries()) {
    const word = source.slice(child.from, child.to);
    const previous = children[at - 1];
    if (previous?.name === 'AssignOp') Object.assign(found.at(-1) ?? {}, { default: word });
    else if (child.name === 'VariableName') found.push({ name: word });
    else if (child.name !== 'AssignOp') return undefined;
  }
  return found;
}

/** An argument: its text, and whether it may stand before a dot or between operators without brackets. */
export interface Argument {
  text: string;
  primary: boolean;
  /** `size=…` */
  keyword?: string;
}

/** The template with arguments in it; undefined where they do not fit its parameters. */
export function fill({ parameters, texts, places }: Template, args: readonly Argument[]): string | undefined {
  const values = new Map<string, Argument>();
  let position = 0;
  for (const one of args) {
    const name = one.keyword ?? parameters[position++]?.name;
    if (name === undefined || values.has(name) || !parameters.some((parameter) => parameter.name === name))
      return undefined;
    values.set(name, one);
  }
  for (const { name, default: text } of parameters) {
    if (values.has(name)) continue;
    if (text === undefined) return undefined;
    values.set(name, { text, primary: isPrimary(text) });
  }
  // What has an effect must happen once.
  const counts = new Map(
    parameters.map(({ name }) => [name, places.filter((one) => one.name === name).length]),
  );
  for (const [name, { text, primary }] of values) {
    const isPlain = primary && /^[\p{L}\p{N}_.]*$/u.test(text);
    if (counts.get(name) !== 1 && !isPlain && args.some((one) => one.text === text)) return undefined;
  }
  return texts.reduce((all, text, at) => {
    const { name, bare } = places[at - 1] as Template['places'][number];
    const { text: value, primary } = values.get(name) as Argument;
    return `${all}${bare || primary ? value : `(${value})`}${text}`;
  });
}
