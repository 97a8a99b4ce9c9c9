// end: what stands under the text: footnotes, the works cited on the page, the pages before and after.

import type { Page } from '../../../link/index.ts';
import { works } from '../handlers/bibliography.ts';
import { footnoteId } from '../handlers/notes.ts';
import type { Context } from '../context.ts';
import { hrefOf, inside } from '../context.ts';
import type { Html } from '../html.ts';
import { element, join, nothing, text, trusted } from '../html.ts';
import { fragment } from '../url.ts';
import { discussions } from './discussions.ts';

/** Written after the text, which says what it needs; a footnote may refer to further ones. */
export function endOfPage(page: Page, context: Context): Html {
  const notes = footnotes(context);
  return join([notes, citedHere(context), discussions(page, context), turn(page, context)]);
}

function footnotes(context: Context): Html {
  const { footnotes: definitions, footnoteReferences } = context.collected;
  const items: Html[] = [];
  // A map that grows while it is gone through gives the new ones too.
  for (const [label, references] of footnoteReferences) {
    const definition = definitions.get(label);
    if (definition === undefined) continue;
    const words = context.render(definition.children, {
      ...inside(context),
      tight: definition.children.length === 1,
    });
    const back = references.map((id) =>
      element(
        'a',
        {
          class: 'back',
          href: fragment(id),
          role: 'doc-backlink',
          'aria-label': context.site.words.backToText,
        },
        text('↩'),
      ),
    );
    const value = Number(definition.enumerator);
    items.push(
      element(
        'li',
        { id: footnoteId(label), value: Number.isInteger(value) && value > 0 ? value : undefined },
        words,
        trusted(' '),
        ...back,
      ),
    );
  }
  if (items.length === 0) return nothing;
  const heading = element('h2', { class: 'unseen' }, text(context.book.words.footnotes));
  return element(
    'section',
    { class: 'footnotes', role: 'doc-endnotes' },
    heading,
    element('ol', {}, ...items),
  );
}

/** Without a page for the bibliography each page lists what it cites. */
function citedHere(context: Context): Html {
  const { book, site, collected } = context;
  if (site.bibliographyPage !== undefined || collected.cited.size === 0) return nothing;
  const entries = book.bibliography.filter(({ key }) => collected.cited.has(key));
  return element(
    'section',
    { class: 'references' },
    element('h2', {}, text(book.words.references)),
    works(entries, false, context),
  );
}

function turn(page: Page, context: Context): Html {
  const { words } = context.book;
  const links = [
    turnLink('prev', words.previous, page.previous, context),
    turnLink('next', words.next, page.next, context),
  ];
  return links.every((link) => link === nothing)
    ? nothing
    : element('nav', { class: 'turn', 'aria-label': context.site.words.pages }, ...links);
}

function turnLink(rel: 'prev' | 'next', label: string, path: string | undefined, context: Context): Html {
  const page = path === undefined ? undefined : context.book.page(path);
  if (page === undefined) return element('span', {});
  const words = context.render(page.title, { ...context, linked: true, column: false });
  const number = page.enumerator === undefined ? nothing : text(`${page.enumerator} `);
  return element(
    'a',
    { rel, href: hrefOf({ page: page.path }, context) },
    element('span', {}, text(label)),
    text(' '),
    number,
    words,
  );
}
