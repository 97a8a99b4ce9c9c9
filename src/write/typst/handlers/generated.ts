// generated: lists that the build makes: contents inside a page, works cited, the index, the glossary.

import type { TocEntry } from '../../../document/index.ts';
import { titled } from '../context.ts';
import type { Context } from '../context.ts';
import { flow, inline } from '../flow.ts';
import { reference } from '../labels.ts';
import type { Typst } from '../markup.ts';
import { array, call, content, nothing, quoted, typst } from '../markup.ts';
import { indexEntries, referenceEntries } from '../back.ts';
import type { Handler } from './handler.ts';

/** The contents of the whole book stand at its front; those of a part of it stand where the author wants them. */
export const toc: Handler<'toc'> = (node, context) => {
  if (node.context === 'project') return nothing;
  const rows = (node.entries ?? []).flatMap((entry) => tocRows(entry, 0, context));
  return rows.length === 0 ? nothing : call('small-contents', {}, undefined, ...rows);
};

function tocRows(entry: TocEntry, level: number, context: Context): Typst[] {
  const name =
    reference({ page: entry.page, ...(entry.id !== undefined && { id: entry.id }) }, context) ?? typst`none`;
  const title = content(inline(entry.title, titled(context)));
  const row = array([name, quoted(entry.enumerator ?? ''), title, typst`${quoted(String(level))}`]);
  return [row, ...entry.children.flatMap((child) => tocRows(child, level + 1, context))];
}

/** Printed once in the book, at the first place that asks for it. */
export const bibliography: Handler<'bibliography'> = (_node, context) => {
  if (context.edition.printed.references || context.boxed) return nothing;
  context.edition.printed.references = true;
  return call('reference-list', {}, undefined, ...referenceEntries(context));
};

export const showIndex: Handler<'showIndex'> = (_node, context) => {
  if (context.edition.printed.index || context.boxed) return nothing;
  context.edition.printed.index = true;
  return call('index-list', {}, undefined, ...indexEntries(context));
};

export const glossary: Handler<'glossary'> = (node, context) => flow(node.children, context);
