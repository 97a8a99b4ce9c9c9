// contents: the book's contents beside the text: all chapters, with the pages of the current one.

import type { ContentsEntry, Page } from '../../../link/index.ts';
import type { Context } from '../context.ts';
import { hrefOf, hrefOfFile } from '../context.ts';
import type { Html } from '../html.ts';
import { classes, element, nothing, text } from '../html.ts';
import { contentsFile } from '../site.ts';

/** With more chapters than these, a page lists only those of its own part, and links to the list of all. */
const mostChapters = 60;

/** What one page lists. Its size grows with the chapters of the book (up to a bound), never with its pages. */
export function contentsList(page: Page | undefined, context: Context): Html {
  const { contents } = context.book;
  const open = openPages(page, context);
  const chapters = contents.reduce(
    (count, entry) => count + (entry.kind === 'part' ? entry.children.length : 1),
    0,
  );
  const shorter = chapters > mostChapters;
  const shown = shorter ? nearby(contents, open) : contents;
  const all = shorter
    ? element(
        'p',
        { class: 'all' },
        element(
          'a',
          { href: hrefOfFile(contentsFile(context.book), context) },
          text(context.site.words.wholeContents),
        ),
      )
    : nothing;
  const list = entries(shown, open, context, shorter);
  return all === nothing ? list : element('div', {}, list, all);
}

/** The whole contents, every level: for the page of contents. */
export const wholeContents = (context: Context): Html =>
  entries(context.book.contents, undefined, context, false);

/** The page itself and all above it. */
function openPages(page: Page | undefined, { book }: Context): Set<string> {
  const open = new Set<string>();
  for (
    let at = page;
    at !== undefined && !open.has(at.path);
    at = at.parent === undefined ? undefined : book.page(at.parent)
  ) {
    open.add(at.path);
  }
  return open;
}

const holds = (entry: ContentsEntry, open: ReadonlySet<string>): boolean =>
  (entry.page !== undefined && open.has(entry.page)) || entry.children.some((child) => holds(child, open));

/** The own part with its chapters and the names of the other parts; without parts the chapters around. */
function nearby(contents: readonly ContentsEntry[], open: ReadonlySet<string>): ContentsEntry[] {
  if (contents.some(({ kind }) => kind === 'part')) {
    return contents.map((entry) =>
      entry.kind !== 'part' || holds(entry, open) ? entry : { ...entry, children: [] },
    );
  }
  const at = Math.max(
    0,
    contents.findIndex((entry) => holds(entry, open)),
  );
  const from = Math.max(0, Math.min(at - mostChapters / 2, contents.length - mostChapters));
  return contents.slice(from, from + mostChapters);
}

function entries(
  list: readonly ContentsEntry[],
  open: ReadonlySet<string> | undefined,
  context: Context,
  bare: boolean,
): Html {
  const shown = list.filter(({ hidden }) => !hidden);
  if (shown.length === 0) return nothing;
  return element('ol', {}, ...shown.map((entry) => item(entry, open, context, bare)));
}

function item(
  entry: ContentsEntry,
  open: ReadonlySet<string> | undefined,
  context: Context,
  bare: boolean,
): Html {
  if (entry.kind === 'part') {
    const below = entries(entry.children, open, context, bare);
    return element('li', { class: 'part' }, partName(entry, context), below);
  }
  const isOpen = open === undefined || holds(entry, open);
  const current = entry.page !== undefined && entry.page === context.page.path && open !== undefined;
  const href = entry.page === undefined ? entry.url : hrefOf({ page: entry.page }, context);
  const link = element('a', { href, 'aria-current': current ? 'page' : undefined }, ...named(entry, context));
  const below = isOpen ? entries(entry.children, open, context, bare) : nothing;
  return element('li', { class: classes(open !== undefined && isOpen && !current && 'open') }, link, below);
}

/** The name of a part, which is no page to go to. */
export const partName = (entry: ContentsEntry, context: Context): Html =>
  element('span', { class: 'part-name' }, ...named(entry, context));

function named({ enumerator, title }: ContentsEntry, context: Context): Html[] {
  const words = context.render(title, { ...context, linked: true, column: false });
  const number = enumerator === undefined ? nothing : element('b', {}, text(enumerator));
  return [number, element('span', {}, words)];
}
