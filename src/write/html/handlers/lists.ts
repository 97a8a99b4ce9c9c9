// lists: lists of items, of tasks, and of terms.

import { blockElement } from '../block-element.ts';
import type { Handler } from '../context.ts';
import { idOf, inside } from '../context.ts';
import type { Html } from '../html.ts';
import { classes, element, nothing } from '../html.ts';

export const list: Handler<'list'> = (node, context) => {
  const items = context.render(node.children, { ...inside(context), tight: !node.spread });
  const tasks = node.children.some((item) => item.checked !== undefined);
  const start = node.ordered && node.start !== undefined && node.start !== 1 ? node.start : undefined;
  const id = idOf(node, context);
  return element(
    node.ordered ? 'ol' : 'ul',
    { id, class: classes(node.spread && 'spread', tasks && 'tasks'), start },
    items,
  );
};

export const listItem: Handler<'listItem'> = (node, context) => {
  const { words } = context.site;
  const box: Html =
    node.checked === undefined
      ? nothing
      : element('span', {
          class: node.checked ? 'box done' : 'box',
          role: 'img',
          'aria-label': node.checked ? words.done : words.open,
        });
  return blockElement(
    node,
    context,
    'li',
    {},
    box,
    context.render(node.children, { ...context, tight: context.tight && !node.spread }),
  );
};

export const definitionList: Handler<'definitionList'> = (node, context) =>
  element('dl', { id: idOf(node, context) }, context.render(node.children, inside(context)));

export const definitionTerm: Handler<'definitionTerm'> = (node, context) =>
  element('dt', { id: idOf(node, context) }, context.render(node.children, context));

export const definitionDescription: Handler<'definitionDescription'> = (node, context) =>
  blockElement(node, context, 'dd', {}, context.render(node.children, { ...context, tight: false }));

export const glossary: Handler<'glossary'> = (node, context) =>
  element('div', { class: 'glossary' }, context.render(node.children, inside(context)));
