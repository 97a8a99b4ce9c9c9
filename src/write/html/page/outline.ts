// outline: the parts of one page: beside the text where there is room, folded under the title elsewhere.

import type { OutlineEntry, Page } from '../../../link/index.ts';
import type { Context } from '../context.ts';
import type { Html } from '../html.ts';
import { element, nothing, text } from '../html.ts';
import { fragment } from '../url.ts';

/** Both places; the style shows one. Second-level headings; a third level where a page has few of the second. */
export function outline(page: Page, context: Context): { beside: Html; folded: Html } {
  if (page.outline.length < 2) return { beside: nothing, folded: nothing };
  const list = entries(page.outline, page.outline.length < 4, context);
  const { onThisPage } = context.book.words;
  return {
    beside: element(
      'nav',
      { class: 'outline', 'aria-label': onThisPage },
      element('p', { class: 'head' }, text(onThisPage)),
      list,
    ),
    folded: element('details', { class: 'onpage' }, element('summary', {}, text(onThisPage)), list),
  };
}

function entries(list: readonly OutlineEntry[], deeper: boolean, context: Context): Html {
  return element(
    'ol',
    {},
    ...list.map(({ id, title, children }) => {
      const words = context.render(title, { ...context, linked: true, column: false });
      const below = deeper && children.length > 0 ? entries(children, false, context) : nothing;
      return element('li', {}, element('a', { href: fragment(id) }, words), below);
    }),
  );
}
