// notes: what stands beside or under the text: margin notes, sidebars, folded parts, footnotes.

import type { Handler } from '../context.ts';
import { freshId, idOf, inside } from '../context.ts';
import { element, nothing, text } from '../html.ts';
import { fragment } from '../url.ts';

export const aside: Handler<'aside'> = (node, context) => {
  const within = { ...inside(context), tight: false };
  const names = node.kind === 'sidebar' || node.kind === 'topic' ? `note ${node.kind}` : 'margin';
  return element(
    'div',
    { class: names, role: 'note', id: idOf(node, context) },
    context.render(node.children, within),
  );
};

export const details: Handler<'details'> = (node, context) => {
  const within = { ...inside(context), tight: false };
  const [first, ...rest] = node.children;
  const head =
    first?.type === 'summary' ? context.render([first], within) : element('summary', {}, text('…'));
  const body = first?.type === 'summary' ? rest : node.children;
  return element(
    'details',
    { class: 'fold', id: idOf(node, context), open: node.open === true },
    head,
    context.render(body, within),
  );
};

export const summary: Handler<'summary'> = (node, context) =>
  element('summary', {}, context.render(node.children, inside(context)));

/** Footnotes stand at the end of the page, in the order in which they are referred to. */
export const footnoteDefinition: Handler<'footnoteDefinition'> = () => nothing;

/** Id of a footnote, by its label. */
export const footnoteId = (label: string): string => `_footnote-${label}`;

export const footnoteReference: Handler<'footnoteReference'> = (node, context) => {
  const { footnotes, footnoteReferences } = context.collected;
  const number = text(node.enumerator ?? node.label);
  if (!footnotes.has(node.label) || context.linked) return element('sup', { class: 'fn' }, number);
  const id = freshId(`_to-footnote-${node.label}`, context);
  const before = footnoteReferences.get(node.label);
  if (before === undefined) footnoteReferences.set(node.label, [id]);
  else before.push(id);
  const attributes = {
    id,
    href: fragment(footnoteId(node.label)),
    role: 'doc-noteref',
    'data-preview': 'footnote',
  };
  return element('sup', { class: 'fn' }, element('a', attributes, number));
};
