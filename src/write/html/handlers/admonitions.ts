// admonitions: notes and warnings: a rule in the gutter and a head, no box.

import type { AdmonitionKind } from '../../../document/index.ts';
import type { Handler } from '../context.ts';
import { idOf, inside } from '../context.ts';
import { classes, element, text } from '../html.ts';
import { titled } from './proofs.ts';

/** Whether a kind warns of something. */
const warns: Record<AdmonitionKind, boolean> = {
  admonition: false,
  attention: true,
  caution: true,
  danger: true,
  error: true,
  important: false,
  hint: false,
  note: false,
  seealso: false,
  tip: false,
  warning: true,
};

export const admonition: Handler<'admonition'> = (node, context) => {
  const within = { ...inside(context), tight: false };
  const { title, body } = titled(node.children);
  const own = title !== undefined && title.children.length > 0;
  const head = own
    ? context.render(title.children, within)
    : text(context.book.words.kinds[node.kind] ?? node.kind);
  const names = classes('note', node.kind !== 'note' && node.kind, warns[node.kind] && 'warn', node.class);
  const content = within.render(body, within);
  const id = idOf(node, context);
  return node.dropdown === true
    ? element(
        'details',
        { class: names, id, open: node.open === true },
        element('summary', { class: 'head' }, head),
        content,
      )
    : element('div', { class: names, id, role: 'note' }, element('p', { class: 'head' }, head), content);
};

export const admonitionTitle: Handler<'admonitionTitle'> = (node, context) =>
  element('p', { class: 'head' }, context.render(node.children, inside(context)));
