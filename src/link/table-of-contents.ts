// table-of-contents: the entries that a `toc` in the text lists.

import type { TocEntry } from '../document/index.ts';
import type { ContentsEntry, OutlineEntry, Page } from './book.ts';
import type { ListFact } from './facts.ts';

/** What lists are made from. */
export interface Listed {
  contents: readonly ContentsEntry[];
  /** The entry of a page, by path. */
  entryOf(path: string): ContentsEntry | undefined;
  page(path: string): Page | undefined;
}

/** What lists are made from. */
export function listedFrom(
  contents: readonly ContentsEntry[],
  page: (path: string) => Page | undefined,
): Listed {
  const entries = new Map<string, ContentsEntry>();
  const enter = (entry: ContentsEntry): void => {
    if (entry.page !== undefined) entries.set(entry.page, entry);
    entry.children.forEach(enter);
  };
  contents.forEach(enter);
  return { contents, page, entryOf: (path) => entries.get(path) };
}

/** The entries of one list. */
export function listEntries({ toc, section }: ListFact, page: Page, listed: Listed): TocEntry[] {
  const depth = toc.depth ?? Infinity;
  const only = toc.pages?.flatMap((path) => listed.entryOf(path) ?? []);
  switch (toc.context) {
    case 'project':
      return pagesIn(only ?? listed.contents, depth, listed);
    case 'children':
      return pagesIn(only ?? listed.entryOf(page.path)?.children ?? [], depth, listed);
    case 'page':
      return headings(page.outline, page, depth);
    case 'section': {
      const own = section === undefined ? undefined : find(page.outline, section);
      return headings(own === undefined ? page.outline : own.children, page, depth);
    }
  }
}

function pagesIn(entries: readonly ContentsEntry[], depth: number, listed: Listed): TocEntry[] {
  if (depth < 1) return [];
  return entries.flatMap((entry): TocEntry[] => {
    if (entry.hidden) return [];
    // Parts are no pages: what they hold is listed in their place.
    if (entry.kind === 'part') return pagesIn(entry.children, depth, listed);
    const page = entry.page === undefined ? undefined : listed.page(entry.page);
    if (page === undefined) return [];
    const children = pagesIn(entry.children, depth - 1, listed);
    return [
      {
        page: page.path,
        title: entry.title,
        ...(page.enumerator !== undefined && { enumerator: page.enumerator }),
        children,
      },
    ];
  });
}

function headings(outline: readonly OutlineEntry[], page: Page, depth: number): TocEntry[] {
  if (depth < 1) return [];
  return outline.map(({ id, title, enumerator, children }) => ({
    page: page.path,
    id,
    title,
    ...(enumerator !== undefined && { enumerator }),
    children: headings(children, page, depth - 1),
  }));
}

function find(outline: readonly OutlineEntry[], id: string): OutlineEntry | undefined {
  for (const entry of outline) {
    const found = entry.id === id ? entry : find(entry.children, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
