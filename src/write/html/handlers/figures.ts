// figures: numbered things with a caption: pictures and listings with it below, tables with it above.

import type { Caption, Container, FlowNode } from '../../../document/index.ts';
import { blockElement } from '../block-element.ts';
import type { Context, Handler } from '../context.ts';
import { idOf, inside } from '../context.ts';
import type { Html } from '../html.ts';
import { classes, element, join, nothing, text } from '../html.ts';
import { picture } from './images.ts';

export const container: Handler<'container'> = (node, context) => {
  const folds = context.folds ?? { list: [], column: context.column };
  const within = { ...inside(context), tight: false, folds };
  const label = labelOf(node, context);
  const captions = node.children.filter((child) => child.type === 'caption');
  const content = node.children.filter((child) => child.type !== 'caption');
  const words =
    captions.length === 0 && label === ''
      ? nothing
      : element('figcaption', {}, captionWords(captions, label, within));
  const things = join(content.map((child) => thing(child, label, within)));
  const names = classes(
    `of-${node.kind}`,
    node.width === 'wide' && context.column && 'wide',
    node.align && node.align !== 'left' && `align-${node.align}`,
  );
  const parts = node.kind === 'table' ? [words, things] : [things, words];
  const figure = blockElement(node, context, 'figure', { id: idOf(node, context), class: names }, ...parts);
  return context.folds === undefined ? join([figure, ...folds.list]) : figure;
};

/** "Figure 3.1.1"; empty where it has no number. */
function labelOf({ kind, enumerator }: Container, { book }: Context): string {
  const { figure, table, listing } = book.words;
  const names: Record<Container['kind'], string> = { figure, table, code: listing };
  return enumerator === undefined ? '' : `${names[kind]} ${enumerator}`;
}

/** A picture without words of its own is named by its figure: the caption says the rest. */
function thing(child: FlowNode, label: string, context: Context): Html {
  if (child.type === 'image') return picture(child, child.alt ?? label, context);
  if (child.type === 'paragraph' && child.children.every((one) => one.type === 'image')) {
    return join(
      child.children.map((one) => (one.type === 'image' ? picture(one, one.alt ?? label, context) : nothing)),
    );
  }
  return context.render([child], context);
}

/** The number stands in the caption's first line. */
function captionWords(captions: readonly Caption[], label: string, context: Context): Html {
  const number = label === '' ? nothing : element('b', {}, text(label));
  const [first, ...rest] = captions.flatMap(({ children }) => children);
  if (first === undefined) return number;
  if (first.type !== 'paragraph') return join([number, context.render([first, ...rest], context)]);
  const opening = join([
    number,
    number === nothing ? nothing : text(' '),
    context.render(first.children, context),
  ]);
  return rest.length === 0 ? opening : join([element('p', {}, opening), context.render(rest, context)]);
}

/** A caption outside a figure. */
export const caption: Handler<'caption'> = (node, context) =>
  element('div', { class: 'caption' }, context.render(node.children, inside(context)));

export const legend: Handler<'legend'> = (node, context) =>
  element('div', { class: 'legend' }, context.render(node.children, inside(context)));
