// toc: lists of pages and headings that an author asks for.

import type { TocEntry } from '../../../document/index.ts';
import type { ContentsEntry } from '../../../link/index.ts';
import type { Context, Handler } from '../context.ts';
import { hrefOf } from '../context.ts';
import type { Html } from '../html.ts';
import { element, nothing, text } from '../html.ts';
import { partName } from '../page/contents.ts';

export const toc: Handler<'toc'> = (node, context) => {
  const list =
    node.context === 'project'
      ? inParts(context.book.contents, node.entries ?? [], context)
      : entries(node.entries ?? [], context);
  return list === nothing ? nothing : element('div', { class: 'toc' }, list);
};

/** The pages of the book under the names of their parts, without the page on which the list stands. */
function inParts(contents: readonly ContentsEntry[], listed: readonly TocEntry[], context: Context): Html {
  const items = contents.flatMap((entry): Html[] => {
    if (entry.hidden) return [];
    if (entry.kind === 'part') {
      const below = inParts(entry.children, listed, context);
      return below === nothing ? [] : [element('li', { class: 'part' }, partName(entry, context), below)];
    }
    const found = listed.find(({ page }) => page === entry.page && page !== context.page.path);
    return found === undefined ? [] : [item(found, context)];
  });
  return items.length === 0 ? nothing : element('ol', {}, ...items);
}

function entries(list: readonly TocEntry[], context: Context): Html {
  return list.length === 0 ? nothing : element('ol', {}, ...list.map((entry) => item(entry, context)));
}

function item(entry: TocEntry, context: Context): Html {
  const number = entry.enumerator === undefined ? nothing : element('b', {}, text(entry.enumerator));
  const target = { page: entry.page, ...(entry.id !== undefined && { id: entry.id }) };
  const words = context.render(entry.title, { ...context, linked: true, column: false });
  const link = element(
    'a',
    { href: hrefOf(target, context) },
    number,
    number === nothing ? nothing : text(' '),
    words,
  );
  return element('li', {}, link, entries(entry.children, context));
}
