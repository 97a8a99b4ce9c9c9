// page-key: whether a page has to be written again, without writing it.

import type { Node } from '../../document/index.ts';
import { walk } from '../../document/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { SiteAssets } from './assets.ts';
import { pageContext } from './context.ts';
import { contentHash } from './hash.ts';
import { contentsList } from './page/contents.ts';
import { isFront } from './page/title.ts';
import { render } from './render.ts';
import { siteOf } from './site.ts';

/** Equal keys: equal files. Everything that a page shows of other pages is part of it. */
export function pageKey(book: Book, page: Page, assets: SiteAssets): string {
  const site = siteOf(book, assets);
  const { downloads } = assets;
  const parts: unknown[] = [
    page.digest,
    page.address,
    page.enumerator,
    page.title,
    page.outline,
    page.part,
    page.variants,
    page.document.frontmatter,
    isFront(page, book) ? [book.settings.subtitle, book.settings.authors] : null,
    site.key,
    [page.previous, page.next, page.parent].map((path) => nameOf(book, path)),
    contentsList(page, pageContext(site, page, render)),
    downloads?.notebooks[page.path] ?? {},
    downloads?.pdf ?? {},
    shownOfBook(book, page, site.bibliographyPage === undefined),
  ];
  return contentHash(JSON.stringify(parts));
}

function nameOf(book: Book, path: string | undefined): unknown {
  const page = path === undefined ? undefined : book.page(path);
  return page === undefined ? null : [page.title, page.enumerator, page.address];
}

/** Pictures, works, the index, and the names of pages that lists print: what the tree only refers to. */
function shownOfBook(book: Book, page: Page, listsWorks: boolean): unknown[] {
  const shown: unknown[] = [];
  const works = new Map(book.bibliography.map((entry) => [entry.key, entry]));
  const pages = (): unknown =>
    book.pages.map(({ path, address, title, enumerator }) => [path, address, title, enumerator]);
  const look = (node: Node): void => {
    if (node.type === 'image' && node.path !== undefined)
      shown.push(book.resources.picture(node.path) ?? null);
    else if (node.type === 'link' && node.download !== undefined)
      shown.push(book.resources.picture(node.download) ?? null);
    else if (node.type === 'cite' && listsWorks) shown.push(works.get(node.label)?.children ?? null);
    else if (node.type === 'bibliography') shown.push(book.bibliography, pages());
    else if (node.type === 'showIndex') shown.push(book.index, pages());
    else if (node.type === 'codeCell') shown.push(node.outputs);
  };
  walk(page.document.tree, look);
  return shown;
}
