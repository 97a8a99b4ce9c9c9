// find-page: the page that a path in a link means.

import type { At } from './at.ts';
import type { LinkedPage } from './linked-page.ts';
import { folderOf, resolvePath } from './paths.ts';
import type { Resolution } from './resolution.ts';

/** The page that a path means, seen from a page: relative to its folder or from the root, extension optional. */
export function findPage(url: string, at: At, { pages, addresses }: Resolution): LinkedPage | undefined {
  const path = resolvePath(folderOf(at.page.placed.document.path), url);
  if (path === undefined) return undefined;
  const bare = path.replace(/\.(?:md|ipynb|myst|html|rst|txt)$/i, '');
  return (
    pages.get(path) ??
    addresses.get(bare) ??
    addresses.get(path) ??
    addresses.get(path === '' ? 'index' : `${path}/index`)
  );
}
