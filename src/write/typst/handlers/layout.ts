// layout: what arranges other blocks: quotations, tabs, cards, grids and boxes.

import type { Div, FlowNode, Node } from '../../../document/index.ts';
import { setCode } from '../code/code-lines.ts';
import { boxed } from '../context.ts';
import type { Context } from '../context.ts';
import { flow } from '../flow.ts';
import { markOf } from '../labels.ts';
import type { Typst } from '../markup.ts';
import { call, content, join, nothing, number, quoted, typst } from '../markup.ts';
import type { Handler } from './handler.ts';
import { setAside, titleAndBody } from './statement.ts';
import { symbol } from './symbol.ts';

/** What stands inside, with nothing around it. */
export const children = (node: { children: readonly Node[] }, context: Context): Typst =>
  flow(node.children, context);

/** The mark of a node before what stands in it. */
const marked = (node: { id?: string }, body: Typst, context: Context): Typst => {
  const mark = markOf(node, context);
  return mark === '' ? body : join([mark, body], '\n');
};

export const block: Handler<'block'> = (node, context) => marked(node, flow(node.children, context), context);
export const div: Handler<'div'> = (node, context) =>
  symbol(node, context) ??
  marked(node, demonstration(node, context) ?? flow(node.children, context), context);

/** Source and what it becomes, in one frame; undefined for any other box. */
function demonstration(node: Div, context: Context): Typst | undefined {
  const [source, ...result] = node.children;
  if (!node.class?.split(/\s+/).includes('demonstration') || source?.type !== 'code') return undefined;
  if (holdsMargin(result)) return undefined;
  const { lines } = setCode(source.value, source.lang ?? '', source, boxed(context));
  return call('demonstration', {}, flow(result, boxed(context, { columns: context.columns - 6 })), lines);
}

/** Notes of the margin stand beside the text, where a frame would not let them. */
const holdsMargin = (nodes: readonly FlowNode[]): boolean =>
  nodes.some((node) => node.type === 'aside' && node.kind === 'margin');

export const thematicBreak: Handler<'thematicBreak'> = () => typst`#pause();`;

export const blockquote: Handler<'blockquote'> = (node, context) =>
  call(
    'quotation',
    {},
    typst`${markOf(node, context)}${flow(node.children, boxed(context, { columns: context.columns - 6 }))}`,
  );

/** On paper nothing can be opened: the summary is the title. */
export const details: Handler<'details'> = (node, context) => {
  const { title, body } = titleAndBody(node, context);
  return setAside(title ?? nothing, 'note', flow(body, boxed(context)), context, node);
};

/** Tabs stand one below the other, each under its title. */
export const tabSet: Handler<'tabSet'> = (node, context) =>
  join(
    node.children.map((item) => tabItem(item, context)),
    '\n\n',
  );

export const tabItem: Handler<'tabItem'> = (node, context) =>
  setAside(
    context.render({ type: 'text', value: node.title }, boxed(context, { face: 'sans' })),
    'note',
    flow(node.children, boxed(context)),
    context,
    {},
  );

/** Resolved before writing: only the branch of this edition is left. */
export const variantSet: Handler<'variantSet'> = (node, context) =>
  flow(
    node.children
      .filter((branch) => branch.variants.includes(context.edition.variant))
      .flatMap((branch) => branch.children),
    context,
  );
export const variantBranch: Handler<'variantBranch'> = (node, context) => flow(node.children, context);

export const card: Handler<'card'> = (node, context) => {
  const { title, body } = titleAndBody(node, context);
  const url = node.url !== undefined && /^https?:\/\//i.test(node.url) ? quoted(node.url) : undefined;
  return call(
    'card',
    { title: title && content(title), address: url },
    flow(body, boxed(context, { columns: context.columns - 6 })),
  );
};

/** As many columns as a page holds: at most two, three for small things. */
export const grid: Handler<'grid'> = (node, context) => {
  const most = Math.max(1, ...node.columns);
  const columns = Math.min(most, node.children.length, 2);
  const inside = boxed(context, { columns: Math.floor(context.columns / columns) - 4 });
  return call(
    'card-grid',
    { columns: number(columns) },
    undefined,
    ...node.children.map((child) => content(context.render(child, inside))),
  );
};
