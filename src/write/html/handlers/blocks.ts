// blocks: paragraphs, headings and the plain blocks of a page.

import { blockElement } from '../block-element.ts';
import type { Handler } from '../context.ts';
import { freshId, idOf, inside } from '../context.ts';
import { classes, element, join, nothing, text, trusted } from '../html.ts';

export const root: Handler<'root'> = (node, context) => context.render(node.children, context);

/** MyST's block is no box: only a label makes it an element. */
export const block: Handler<'block'> = (node, context) =>
  node.id === undefined
    ? context.render(node.children, context)
    : element('div', { id: idOf(node, context) }, context.render(node.children, context));

/** Levels never skip one downwards: people who listen go from heading to heading. */
export const heading: Handler<'heading'> = (node, context) => {
  const level = Math.min(Math.max(node.depth, 2), context.collected.level + 1);
  context.collected.level = level;
  const number =
    node.enumerator === undefined ? nothing : element('span', { class: 'no' }, text(node.enumerator));
  const words = context.render(node.children, inside(context));
  const id = idOf(node, context) ?? freshId('_heading', context);
  return blockElement(
    node,
    context,
    `h${level}`,
    { id },
    number,
    number === nothing ? nothing : text(' '),
    element('span', {}, words),
  );
};

export const paragraph: Handler<'paragraph'> = (node, context) => {
  const words = context.render(node.children, inside(context));
  if (words.trim() === '' && node.id === undefined) return nothing;
  if (context.tight)
    return node.id === undefined ? words : element('span', { id: idOf(node, context) }, words);
  return blockElement(node, context, 'p', { id: idOf(node, context) }, words);
};

export const thematicBreak: Handler<'thematicBreak'> = () => element('hr', {});

export const blockquote: Handler<'blockquote'> = (node, context) =>
  blockElement(
    node,
    context,
    'blockquote',
    { id: idOf(node, context) },
    context.render(node.children, { ...inside(context), tight: false }),
  );

export const comment: Handler<'comment'> = () => nothing;

export const div: Handler<'div'> = (node, context) =>
  element(
    'div',
    { id: idOf(node, context), class: node.class },
    context.render(node.children, inside(context)),
  );

/** The author's own HTML: the author is trusted. */
export const html: Handler<'html'> = (node) => trusted(node.value);

export const raw: Handler<'raw'> = (node) =>
  node.format.toLowerCase() === 'html' ? trusted(node.value) : nothing;

export const iframe: Handler<'iframe'> = (node) => {
  const height =
    node.height !== undefined && /^\d+(?:px)?$/.test(node.height)
      ? Number.parseInt(node.height, 10)
      : undefined;
  const style = height === undefined ? undefined : `height:${height}px;aspect-ratio:auto`;
  return element(
    'div',
    { class: 'frame' },
    element('iframe', {
      src: node.src,
      title: node.title ?? node.src,
      loading: 'lazy',
      allowfullscreen: true,
      style,
    }),
  );
};

/** What could not be read stands as its source, so that nothing of the author's is lost. */
export const error: Handler<'error'> = (node) =>
  join([element('code', { class: classes('unread'), title: node.message }, text(node.value))]);
