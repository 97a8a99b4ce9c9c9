// links: where the book leads from the head of the site: addresses that its configuration names.

import type { Context } from '../context.ts';
import type { Html } from '../html.ts';
import { element, nothing, text } from '../html.ts';

type Place = 'bar' | 'contents';
type Link = Readonly<{ title: string; url: string }>;

/** In the bar where there is room, else in the contents. */
export const headerLinks = (place: Place, { book, site }: Context): Html =>
  navigation(place, book.settings.headerLinks ?? [], site.words.links);

export function navigation(place: Place, links: readonly Link[], label: string): Html {
  if (links.length === 0) return nothing;
  return element(
    'nav',
    { class: place === 'bar' ? 'links' : 'links only-narrow', 'aria-label': label },
    ...links.map(({ title, url }) => element('a', { href: url }, text(title))),
  );
}
