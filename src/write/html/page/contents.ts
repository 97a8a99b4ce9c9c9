// contents: the book's contents beside the text: all chapters, with the pages of the current one.

import type { Book, ContentsEntry, Page } from '../../../link/index.ts';
import type { Context } from '../context.ts';
import { hrefOf, hrefOfFile } from '../context.ts';
import type { Html } from '../html.ts';
import { classes, element, nothing, text } from '../html.ts';
import { contentHash } from '../hash.ts';
import { contentsFile } from '../site.ts';

/** With more chapters than these, a page lists only those of its own part, and links to the list of all. */
const mostChapters = 60;

/** An entry that one page lists, with what it lists below it. */
interface Shown {
  entry: ContentsEntry;
  /** It leads to the page itself, or to one above it. */
  state: 'current' | 'open' | 'closed';
  children: Shown[];
}

/** What one page lists. Its size grows with the chapters of the book up to a bound, never with its pages. */
function shownOn(page: Page | undefined, { contents }: Book): { list: Shown[]; shorter: boolean } {
  const open = new Set(page === undefined ? [] : waysOf(contents).get(page.path));
  const shorter = chaptersOf(contents) > mostChapters;
  const near = shorter ? nearby(contents, open) : contents;
  return { list: shown(near, { open, current: page?.path, shorter }), shorter };
}

const chaptersOf = (contents: readonly ContentsEntry[]): number =>
  contents.reduce((count, entry) => count + (entry.kind === 'part' ? entry.children.length : 1), 0);

export function contentsList(page: Page | undefined, context: Context): Html {
  const { list, shorter } = shownOn(page, context.book);
  const html = entries(list, context);
  if (!shorter) return html;
  const href = hrefOfFile(contentsFile(context.book), context);
  const all = element('a', { href }, text(context.site.words.wholeContents));
  return element('div', {}, html, element('p', { class: 'all' }, all));
}

/** The whole contents, every level: for the page of contents. */
export const wholeContents = (context: Context): Html => entries(shown(context.book.contents), context);

/** Equal keys: equal lists, as seen from pages of one folder. */
export const contentsKey = (page: Page, book: Book): string =>
  JSON.stringify(shownOn(page, book), (name, value: unknown) =>
    name === 'entry' ? ownKey(value as ContentsEntry, book) : value,
  );

const ownKeys = new WeakMap<ContentsEntry, string>();

/** What is shown of an entry itself. */
function ownKey(entry: ContentsEntry, book: Book): string {
  let key = ownKeys.get(entry);
  if (key === undefined) {
    const { kind, title, enumerator, page, url } = entry;
    const address = page === undefined ? url : book.page(page)?.address;
    key = contentHash(JSON.stringify([kind, title, enumerator, address]));
    ownKeys.set(entry, key);
  }
  return key;
}

const ways = new WeakMap<readonly ContentsEntry[], Map<string, readonly ContentsEntry[]>>();

/** The entries on the way to each page, from the top down to its own; found once for a book. */
function waysOf(contents: readonly ContentsEntry[]): ReadonlyMap<string, readonly ContentsEntry[]> {
  let found = ways.get(contents);
  if (found === undefined) {
    const all = new Map<string, readonly ContentsEntry[]>();
    const visit = (list: readonly ContentsEntry[], above: readonly ContentsEntry[]): void => {
      for (const entry of list) {
        const way = [...above, entry];
        if (entry.page !== undefined && !all.has(entry.page)) all.set(entry.page, way);
        visit(entry.children, way);
      }
    };
    visit(contents, []);
    ways.set(contents, (found = all));
  }
  return found;
}

/** The chapters or parts around the open one. */
function nearby(
  contents: readonly ContentsEntry[],
  open: ReadonlySet<ContentsEntry>,
): readonly ContentsEntry[] {
  const at = contents.findIndex((entry) => open.has(entry));
  const from = Math.max(0, Math.min(at - mostChapters / 2, contents.length - mostChapters));
  return contents.slice(from, from + mostChapters);
}

/** Where a page looks from. */
interface View {
  /** The entries on the way to it. */
  open: ReadonlySet<ContentsEntry>;
  current: string | undefined;
  /** Only the own part is open. */
  shorter: boolean;
}

/** Which entries are seen; without a page that looks at them, all. */
function shown(list: readonly ContentsEntry[], from?: View): Shown[] {
  return list
    .filter(({ hidden }) => !hidden)
    .map((entry): Shown => {
      if (from === undefined) return { entry, state: 'closed', children: shown(entry.children) };
      const isPart = entry.kind === 'part';
      const isOnWay = from.open.has(entry);
      const isOpen = isOnWay || (isPart && !from.shorter);
      const isCurrent = entry.page !== undefined && entry.page === from.current;
      const state = isCurrent ? 'current' : isOnWay && !isPart ? 'open' : 'closed';
      return { entry, state, children: isOpen ? shown(entry.children, from) : [] };
    });
}

function entries(list: readonly Shown[], context: Context): Html {
  return list.length === 0 ? nothing : element('ol', {}, ...list.map((one) => item(one, context)));
}

function item({ entry, state, children }: Shown, context: Context): Html {
  const below = entries(children, context);
  if (entry.kind === 'part') return element('li', { class: 'part' }, partName(entry, context), below);
  const href = entry.page === undefined ? entry.url : hrefOf({ page: entry.page }, context);
  const current = state === 'current' ? 'page' : undefined;
  const link = element('a', { href, 'aria-current': current }, ...named(entry, context));
  return element('li', { class: classes(state === 'open' && 'open') }, link, below);
}

/** The name of a part, which is no page to go to. */
export const partName = (entry: ContentsEntry, context: Context): Html =>
  element('span', { class: 'part-name' }, ...named(entry, context));

const names = new WeakMap<ContentsEntry, Html[]>();

/** The words of an entry, which are the same on all pages. */
function named(entry: ContentsEntry, context: Context): Html[] {
  let html = names.get(entry);
  if (html === undefined) {
    const words = context.render(entry.title, { ...context, linked: true, column: false });
    const number = entry.enumerator === undefined ? nothing : element('b', {}, text(entry.enumerator));
    html = [number, element('span', {}, words)];
    names.set(entry, html);
  }
  return html;
}
