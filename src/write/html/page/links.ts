// links: where the book leads from the head of the site: addresses that its configuration names.

import type { Context } from '../context.ts';
import type { Html } from '../html.ts';
import { element, nothing, text } from '../html.ts';

/** In the bar where there is room, else in the contents. */
export function headerLinks(place: 'bar' | 'contents', { book, site }: Context): Html {
  const links = book.settings.headerLinks ?? [];
  if (links.length === 0) return nothing;
  return element(
    'nav',
    { class: place === 'bar' ? 'links' : 'links only-narrow', 'aria-label': site.words.links },
    ...links.map(({ title, url }) => element('a', { href: url }, text(title))),
  );
}
