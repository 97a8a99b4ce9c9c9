// bar: the bar at the top of every page: contents, the book's title, the variant, the colours.

import type { Context } from '../context.ts';
import { hrefOfFile } from '../context.ts';
import { tabRow } from '../handlers/variants.ts';
import type { Html } from '../html.ts';
import { element, join, nothing, text, trusted } from '../html.ts';
import { variantsOn } from '../page-variants.ts';
import { inlineScript, variantScript } from '../script.ts';
import { variantId } from '../variant-names.ts';
import { contentsId } from './frame-ids.ts';
import { headerLinks } from './links.ts';

const lines = trusted('<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M3 5h14M3 10h14M3 15h9"/></svg>');
const halfMoon = trusted(
  '<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="6.5"/><path d="M10 3.5v13a6.5 6.5 0 0 0 0-13z" fill="currentColor"/></svg>',
);

export function bar(context: Context): Html {
  const { book, site } = context;
  const menu = element(
    'button',
    { class: 'icon only-narrow', popovertarget: contentsId, 'aria-label': book.words.contents },
    lines,
  );
  const home = element(
    'a',
    { class: 'book', href: hrefOfFile('index.html', context) },
    text(book.settings.title),
  );
  return element(
    'header',
    { class: 'bar' },
    menu,
    home,
    headerLinks('bar', context),
    variants(context),
    theme(site.words.dark),
  );
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
function theme(words: string): Html {
  const input = element('input', { type: 'checkbox', id: '_dark', 'aria-label': words });
  return element(
    'div',
    { class: 'theme' },
    input,
    element('label', { class: 'icon', for: '_dark', title: words }, halfMoon),
  );
}
