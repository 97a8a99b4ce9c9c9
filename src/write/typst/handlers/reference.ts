// reference: links, references inside the book, citations, footnotes and entries of the index.

import type { CrossReference } from '../../../document/index.ts';
import { plainText } from '../../../document/index.ts';
import type { Context } from '../context.ts';
import { boxed } from '../context.ts';
import { flow, inline } from '../flow.ts';
import { labelName, markOf, reference } from '../labels.ts';
import { call, content, nothing, quoted, typst } from '../markup.ts';
import { bibliographyLabel } from './bibliography-label.ts';
import type { Handler } from './handler.ts';

/** Addresses that a PDF may open. */
const safe = /^(?:https?:\/\/|mailto:)/i;

/** On paper nobody can follow a link, so an address that its words do not tell stands behind them. */
export const link: Handler<'link'> = (node, context) => {
  const words = inline(node.children, context);
  if (context.inTitle || node.download !== undefined || !safe.test(node.url)) return words;
  const address = shown(node.url);
  const said = plainText(node).trim();
  const isSaid = said === node.url || said.replace(/\/$/, '') === address || said.includes(address);
  const target = quoted(node.url);
  return call('web', { address: isSaid ? undefined : quoted(address) }, words, target);
};

const shown = (url: string): string =>
  url.replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/i, '').replace(/\/$/, '');

export const crossReference: Handler<'crossReference'> = (node, context) => {
  const words = inline(
    node.children.length > 0 ? node.children : [{ type: 'text', value: node.label }],
    context,
  );
  if (node.target === undefined || context.inTitle) return words;
  const name = reference(node.target, context);
  if (name === undefined) return words;
  return call('xref', { far: isFar(node, context) ? typst`true` : undefined }, words, name);
};

/** Whether what is meant stands in another section, so that its page is told. Known without pages, so the text never depends on them. */
function isFar(node: CrossReference, context: Context): boolean {
  if (node.target === undefined || node.kind === 'term') return false;
  const { sections } = context.edition;
  const there = sections.get(labelName(node.target)) ?? node.target.page;
  return there !== context.state.section;
}

export const cite: Handler<'cite'> = (node, context) => {
  const words = inline(node.children, context);
  if (node.resolved === false || context.inTitle) return words;
  const known = context.edition.book.bibliography.some((entry) => entry.key === node.label);
  return known ? call('cited', {}, words, quoted(bibliographyLabel(node.label))) : words;
};

export const citeGroup: Handler<'citeGroup'> = (node, context) => inline(node.children, context);

export const footnoteReference: Handler<'footnoteReference'> = (node, context) => {
  const definition = context.state.footnotes.get(node.label);
  if (context.inTitle || definition === undefined) return nothing;
  const sign = quoted(node.enumerator ?? node.label);
  if (context.state.noted.has(node.label)) return call('fn-again', {}, undefined, sign);
  context.state.noted.add(node.label);
  return call('fn', {}, undefined, sign, content(flow(definition, { ...boxed(context), face: 'sans' })));
};

export const indexEntry: Handler<'indexEntry'> = (node, context) =>
  typst`${context.inTitle ? nothing : markOf(node, context)}${inline(node.children, context)}`;
