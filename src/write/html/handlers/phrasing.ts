// phrasing: words within a paragraph.

import type { PhrasingNode } from '../../../document/index.ts';
import type { Context, Handler } from '../context.ts';
import { idOf } from '../context.ts';
import type { Html } from '../html.ts';
import { element, nothing, text } from '../html.ts';

/** Writes a node that only puts its words into one element. */
const wrap =
  (tag: string) =>
  (node: { children: readonly PhrasingNode[] }, context: Context): Html =>
    element(tag, {}, context.render(node.children, context));

export const textNode: Handler<'text'> = (node) => text(node.value);
export const emphasis: Handler<'emphasis'> = wrap('em');
export const strong: Handler<'strong'> = wrap('strong');
export const deleted: Handler<'delete'> = wrap('del');
export const underline: Handler<'underline'> = wrap('u');
export const subscript: Handler<'subscript'> = wrap('sub');
export const superscript: Handler<'superscript'> = wrap('sup');
export const keyboard: Handler<'keyboard'> = wrap('kbd');

export const smallcaps: Handler<'smallcaps'> = (node, context) =>
  element('span', { class: 'smallcaps' }, context.render(node.children, context));

export const abbreviation: Handler<'abbreviation'> = (node, context) =>
  element('abbr', { title: node.title }, context.render(node.children, context));

export const span: Handler<'span'> = (node, context) =>
  element('span', { id: idOf(node, context), class: node.class }, context.render(node.children, context));

export const inlineCode: Handler<'inlineCode'> = (node) => element('code', {}, text(node.value));

export const breakLine: Handler<'break'> = () => element('br', {});

/** Words of the index stand as they are; an entry without words is only a place to jump to. */
export const indexEntry: Handler<'indexEntry'> = (node, context) => {
  const words = context.render(node.children, context);
  if (node.id === undefined) return words;
  return element('span', { id: idOf(node, context), class: words === nothing ? 'anchor' : undefined }, words);
};
