// bibliography: the list of works cited.

import type { ReferenceTarget } from '../../../document/index.ts';
import type { BibliographyEntry } from '../../../link/index.ts';
import type { Context, Handler } from '../context.ts';
import { hrefOf } from '../context.ts';
import type { Html } from '../html.ts';
import { element, join, nothing, text, trusted } from '../html.ts';
import { workId } from './references.ts';

export const bibliography: Handler<'bibliography'> = (_node, context) =>
  context.site.bibliographyPage === context.page.path
    ? works(context.book.bibliography, true, context)
    : nothing;

/** Works in the order of the style; with `places` each says where it is cited. */
export function works(entries: readonly BibliographyEntry[], places: boolean, context: Context): Html {
  if (entries.length === 0) return nothing;
  return element('ul', { class: 'works' }, ...entries.map((entry) => work(entry, places, context)));
}

function work(entry: BibliographyEntry, places: boolean, context: Context): Html {
  const number =
    entry.number === undefined
      ? nothing
      : element('span', { class: 'no' }, text(`[${entry.number}]`), text(' '));
  const cited = places ? citedIn(entry.citedAt, context) : nothing;
  return element(
    'li',
    { id: workId(entry.key) },
    number,
    context.render(entry.children, { ...context, column: false }),
    cited,
  );
}

/** Each page once. */
function citedIn(targets: readonly ReferenceTarget[], context: Context): Html {
  const pages = new Map<string, ReferenceTarget>();
  for (const target of targets) if (!pages.has(target.page)) pages.set(target.page, target);
  if (pages.size === 0) return nothing;
  const links = [...pages.values()].map((target) => placeLink(target, context));
  return element(
    'span',
    { class: 'cited' },
    text(` ${context.site.words.citedIn} `),
    join(links, trusted(', ')),
  );
}

/** A link that names a page by its number, or by its title where it has none. */
export function placeLink(target: Pick<ReferenceTarget, 'page' | 'id'>, context: Context): Html {
  const page = context.book.page(target.page);
  const words =
    page === undefined
      ? text(target.page)
      : page.enumerator === undefined
        ? context.render(page.title, { ...context, linked: true, column: false })
        : text(page.enumerator);
  return element('a', { href: hrefOf(target, context) }, words);
}
