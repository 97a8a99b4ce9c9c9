// bar: the bar at the top of every page: contents, the book's title, search, the variant, the colours.

import type { Context } from '../context.ts';
import { hrefOfFile } from '../context.ts';
import { tabRow } from '../handlers/variants.ts';
import type { Html } from '../html.ts';
import { element, join, nothing, text, trusted } from '../html.ts';
import { variantsOn } from '../page-variants.ts';
import { inlineScript, variantScript } from '../script.ts';
import { searchFile } from '../site.ts';
import { variantId } from '../variant-names.ts';
import { contentsId } from './frame-ids.ts';
import { headerLinks } from './links.ts';

const lines = trusted('<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M3 5h14M3 10h14M3 15h9"/></svg>');
const glass = trusted(
  '<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="9" cy="9" r="5.2"/><path d="m13 13 4 4"/></svg>',
);
const halfMoon = trusted(
  '<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="6.5"/><path d="M10 3.5v13a6.5 6.5 0 0 0 0-13z" fill="currentColor"/></svg>',
);

export function bar(context: Context): Html {
  const { book, site } = context;
  const start = { contents: book.words.contents, title: book.settings.title };
  const home = hrefOfFile('index.html', context);
  const links = headerLinks('bar', context);
  return barOf(
    { ...start, home },
    links,
    searchLink(context),
    variants(context),
    themeButton(site.words.dark),
  );
}

/** To the page of search; where the bar has no room for the word, the name says it. */
function searchLink(context: Context): Html {
  const { search, searchLabel } = context.site.words;
  const href = hrefOfFile(searchFile(context.book), context);
  return element(
    'a',
    { class: 'search', href, 'aria-label': searchLabel },
    glass,
    element('span', {}, text(search)),
    element('kbd', { 'aria-hidden': 'true' }, text('/')),
  );
}

/** The bar of any page of the site. `contents` are the words of the button that shows them. */
export function barOf(start: { contents: string; title: string; home: string }, ...more: Html[]): Html {
  const menu = element(
    'button',
    { class: 'icon only-narrow', popovertarget: contentsId, 'aria-label': start.contents },
    lines,
  );
  const home = element('a', { class: 'book', href: start.home }, text(start.title));
  return element('header', { class: 'bar' }, menu, home, ...more);
}

/** One choice for the whole page; the first variant that the page has is chosen without a script. */
function variants(context: Context): Html {
  const { book, page, site } = context;
  if (!site.hasVariants) return nothing;
  const has = new Set(variantsOn(page, book).map(({ name }) => name));
  const [chosen] = has;
  const buttons = book.settings.variants.map(({ name, title }): Html => {
    const id = variantId(name);
    const state = { checked: name === chosen, disabled: !has.has(name) };
    return join([
      element('input', { type: 'radio', name: 'variant', id, value: name, ...state }),
      element('label', { for: id }, text(title)),
    ]);
  });
  const legend = element('legend', { class: 'unseen' }, text(site.words.variant));
  return join([element('fieldset', { class: 'seg' }, legend, ...buttons), inlineScript(variantScript)]);
}

/** Where the bar has no room for the variants they stand in the contents. */
export function variantsInContents(context: Context): Html {
  if (!context.site.hasVariants) return nothing;
  const names = context.book.settings.variants.map(({ name }) => name);
  return element(
    'div',
    { class: 'only-narrow choice' },
    element('p', {}, text(context.site.words.variant)),
    tabRow(names, context),
  );
}

/** The other colours than the system's; the script makes a remembered choice of it. */
export function themeButton(words: string): Html {
  const input = element('input', { type: 'checkbox', id: '_dark', 'aria-label': words });
  return element(
    'div',
    { class: 'theme' },
    input,
    element('label', { class: 'icon', for: '_dark', title: words }, halfMoon),
  );
}
