// list: lists with and without numbers, tasks, and definitions.

import type { ListItem } from '../../../document/index.ts';
import { nodesOf } from '../../../document/index.ts';
import type { Context } from '../context.ts';
import { boxed } from '../context.ts';
import { flow, inline, pending } from '../flow.ts';
import { markOf } from '../labels.ts';
import type { Typst } from '../markup.ts';
import { call, content, number, typst } from '../markup.ts';
import type { Handler } from './handler.ts';

/** Columns of code that an indented thing has fewer. */
const indent = 4;

const within = (context: Context): Context => boxed(context, { columns: context.columns - indent });

export const list: Handler<'list'> = (node, context) => {
  const items = node.children.map((item) => content(itemBody(item, within(context))));
  const mark = typst`${pending(context)}${markOf(node, context)}`;
  const first = items[0];
  if (first !== undefined && mark !== '') items[0] = content(typst`${mark}${first.slice(1, -1) as Typst}`);
  const name = node.ordered ? 'numbered-list' : 'bullet-list';
  const spread =
    node.spread || node.children.some((item) => item.spread) || node.children.filter(isTall).length > 1;
  return call(
    name,
    {
      tight: spread ? typst`false` : undefined,
      start: node.start === undefined || node.start === 1 ? undefined : number(node.start),
    },
    undefined,
    ...items,
  );
};

/** Formulas that are higher than a line touch those of the item below. */
const high = /\\(?:[cdt]?frac|[dt]?binom|int|sum|prod|begin)(?![A-Za-z])/;
const isTall = (item: ListItem): boolean =>
  nodesOf(item, 'inlineMath').some((formula) => high.test(formula.value));

function itemBody(item: ListItem, context: Context): Typst {
  const body = flow(item.children, context);
  return item.checked === undefined
    ? body
    : typst`${call('task', {}, undefined, item.checked ? typst`true` : typst`false`)}${body}`;
}

export const listItem: Handler<'listItem'> = (node, context) => itemBody(node, within(context));

export const definitionList: Handler<'definitionList'> = (node, context) => {
  const parts = node.children.map((child) =>
    child.type === 'definitionTerm'
      ? call('definition-term', {}, context.render(child, context))
      : call('definition-body', {}, context.render(child, context)),
  );
  return call('definitions', {}, typst`\n${parts.reduce((all, part) => typst`${all}${part}\n`, typst``)}`);
};

export const definitionTerm: Handler<'definitionTerm'> = (node, context) =>
  typst`${markOf(node, context)}${inline(node.children, context)}`;

export const definitionDescription: Handler<'definitionDescription'> = (node, context) =>
  flow(node.children, within(context));
