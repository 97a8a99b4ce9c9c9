// tabs: the author's tab sets. Radio buttons, so that they work without a script, which makes real tabs of them.

import type { Handler } from '../context.ts';
import { freshId, inside } from '../context.ts';
import type { Html } from '../html.ts';
import { element, join, text } from '../html.ts';

export const tabSet: Handler<'tabSet'> = (node, context) => {
  const name = freshId('_tabs', context);
  const chosen = Math.max(
    0,
    node.children.findIndex((item) => item.selected === true),
  );
  const buttons = node.children.map((item, at): Html => {
    const id = `${name}-${at + 1}`;
    const input = element('input', {
      type: 'radio',
      name,
      id,
      checked: at === chosen,
      'data-sync': item.sync,
    });
    return join([input, element('label', { for: id, class: 'tab' }, text(item.title))]);
  });
  const row = element('div', { class: 'tab-row', role: 'radiogroup' }, ...buttons);
  return element(
    'div',
    { class: 'tabs' },
    row,
    context.render(node.children, { ...inside(context), tight: false }),
  );
};

export const tabItem: Handler<'tabItem'> = (node, context) =>
  element('div', { class: 'panel' }, context.render(node.children, context));
