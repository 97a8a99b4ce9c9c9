// table-of-contents: the entries that a `toc` in the text lists.

import type { Heading, Node, Root, Toc, TocEntry } from '../document/index.ts';
import { isParent } from '../document/index.ts';
import type { ContentsEntry, OutlineEntry, Page } from './book.ts';

/** What lists are made from. */
export interface Listed {
  contents: readonly ContentsEntry[];
  page(path: string): Page | undefined;
}

/** A page's tree with the entries of its `toc` nodes filled in. */
export function fillContents(tree: Root, page: Page, listed: Listed): Root {
  let section: Heading | undefined;
  const fill = (node: Node): Node => {
    if (node.type === 'heading') section = node;
    if (node.type === 'toc') return { ...node, entries: entriesOf(node, page, section, listed) };
    if (!isParent(node)) return node;
    const children = (node.children as Node[]).map(fill);
    return children.every((child, i) => child === node.children[i]) ? node : ({ ...node, children } as Node);
  };
  return fill(tree) as Root;
}

function entriesOf(toc: Toc, page: Page, section: Heading | undefined, listed: Listed): TocEntry[] {
  const depth = toc.depth ?? Infinity;
  switch (toc.context) {
    case 'project':
      return pagesIn(listed.contents, depth, listed);
    case 'children':
      return pagesIn(entryOf(page.path, listed.contents)?.children ?? [], depth, listed);
    case 'page':
      return headings(page.outline, page, depth);
    case 'section': {
      const own = section?.id === undefined ? undefined : find(page.outline, section.id);
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

function entryOf(path: string, entries: readonly ContentsEntry[]): ContentsEntry | undefined {
  for (const entry of entries) {
    const found = entry.page === path ? entry : entryOf(path, entry.children);
    if (found !== undefined) return found;
  }
  return undefined;
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
