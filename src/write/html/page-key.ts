// page-key: whether a page has to be written again, without writing it.

import type { Book, Page } from '../../link/index.ts';
import type { SiteAssets } from './assets.ts';
import { contentHash } from './hash.ts';
import { contentsKey } from './page/contents.ts';
import { isFront } from './page/title.ts';
import { siteOf } from './site.ts';

/** Equal keys: equal files. Everything that a page shows of other pages is part of it; its tree is not made for it. */
export function pageKey(book: Book, page: Page, assets: SiteAssets): string {
  const site = siteOf(book, assets);
  const { downloads } = assets;
  const parts: unknown[] = [
    page.digest,
    page.variants,
    page.outline,
    isFront(page, book) ? [book.settings.subtitle, book.settings.authors] : null,
    site.key,
    contentsKey(page, book),
    downloads?.notebooks[page.path] ?? {},
    downloads?.slides[page.path] ?? {},
    downloads?.pdf ?? {},
  ];
  return contentHash(JSON.stringify(parts));
}
