// cards: cards and the grids that hold them.

import type { Handler } from '../context.ts';
import { idOf, inside } from '../context.ts';
import { element, nothing, text } from '../html.ts';
import { titled } from './proofs.ts';

/** A card with an address is one link: its title's, stretched over the card by the style. */
export const card: Handler<'card'> = (node, context) => {
  const within = { ...inside(context), tight: false };
  const { title, body } = titled(node.children);
  const href = context.linked ? undefined : node.url;
  const words =
    title === undefined
      ? nothing
      : context.render(title.children, { ...within, linked: href !== undefined || within.linked });
  const name =
    href === undefined
      ? words
      : element('a', { href, class: 'cover' }, words === nothing ? text(href) : words);
  const head = name === nothing ? nothing : element('p', { class: 'head' }, name);
  return element('div', { class: 'card' }, head, within.render(body, within));
};

/** As many columns as the author wants at most, fewer where a column would be too narrow to read. */
export const grid: Handler<'grid'> = (node, context) => {
  const most = Math.max(1, Math.min(12, ...[node.columns.at(-1) ?? 2].map(Math.floor)));
  return element(
    'div',
    { class: 'grid', style: `--columns:${most}`, id: idOf({}, context) },
    context.render(node.children, inside(context)),
  );
};
