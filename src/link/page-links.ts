// page-links: Markdown links: to pages and labels of the book (they become references), to its files (downloads), or out of it.

import type { Card, CrossReference, Link, Node } from '../document/index.ts';
import { diagnostic, nearest } from '../document/index.ts';
import type { NumberedPage } from './number-page.ts';
import { findPage } from './find-page.ts';
import { folderOf, fragmentOf, isExternal, nameOf, resolvePath } from './paths.ts';
import { bound, resolveReference, tellUnknown } from './references.ts';
import type { Resolution } from './resolution.ts';
import type { At } from './resolve-page.ts';

/** A link as a reference, a download or itself. */
export function resolveLink(node: Link, at: At, resolution: Resolution): Node {
  const { url } = node;
  if (url === '' || isExternal(url)) return node;
  const fragment = fragmentOf(url);
  if (url.startsWith('#')) return resolveReference(asReference(node, fragment ?? ''), at, resolution);
  const page = findPage(url, at, resolution);
  if (page !== undefined) return toPage(node, page, fragment, at, resolution);
  const path = resolvePath(folderOf(at.page.placed.document.path), url);
  if (path !== undefined && resolution.linking.resources.exists(path)) return { ...node, download: path };
  tellMissing(url, path, at, resolution);
  return node.children.length > 0 ? node : { ...node, children: [{ type: 'text', value: url }] };
}

/** A card with the page that it leads to. */
export function resolveCard(node: Card, at: At, resolution: Resolution): Card {
  const { url } = node;
  if (url === undefined || url === '' || isExternal(url)) return node;
  const fragment = fragmentOf(url);
  const page = url.startsWith('#') ? at.page : findPage(url, at, resolution);
  if (page === undefined) {
    const path = resolvePath(folderOf(at.page.placed.document.path), url);
    if (path === undefined || !resolution.linking.resources.exists(path))
      tellMissing(url, path, at, resolution);
    return node;
  }
  const occurrence = fragment === undefined ? page.self : onPage(page, fragment, resolution);
  if (occurrence === undefined) {
    tellUnknown(fragment as string, resolution.linking.labels, at, resolution);
    return node;
  }
  resolution.linking.labels.use(occurrence.label);
  return { ...node, target: occurrence.target };
}

/** What a fragment means on a page: a label of the book, or an id of that page. */
const onPage = (page: NumberedPage, fragment: string, { linking }: Resolution) =>
  linking.labels.of(fragment).find(({ target }) => target.page === page.placed.document.path) ??
  page.ids.get(fragment) ??
  linking.labels.of(fragment)[0];

const asReference = (node: Link, label: string): CrossReference => ({
  type: 'crossReference',
  kind: 'link',
  label,
  children: node.children,
  ...(node.position && { position: node.position }),
  ...(node.file !== undefined && { file: node.file }),
});

function toPage(
  node: Link,
  page: NumberedPage,
  fragment: string | undefined,
  at: At,
  resolution: Resolution,
): CrossReference {
  const { linking } = resolution;
  if (fragment !== undefined && linking.labels.has(fragment))
    return resolveReference(asReference(node, fragment), at, resolution);
  linking.counts.references.total += 1;
  const occurrence = fragment === undefined ? page.self : page.ids.get(fragment);
  if (occurrence !== undefined) {
    linking.labels.use(occurrence.label);
    // A link to a page without words of its own prints the page's title, as `{doc}` does.
    const reference = asReference(node, occurrence.label);
    return {
      ...bound(
        fragment === undefined ? { ...reference, kind: 'doc' } : reference,
        occurrence,
        at,
        resolution,
      ),
      kind: 'link',
    };
  }
  tellUnknown(fragment as string, linking.labels, at, resolution);
  linking.counts.references.unresolved += 1;
  const children =
    node.children.length > 0 ? node.children : [{ type: 'text' as const, value: fragment as string }];
  return { ...asReference(node, fragment as string), children };
}

function tellMissing(url: string, path: string | undefined, at: At, { linking, pages }: Resolution): void {
  const bare = url.replace(/[?#].*$/s, '');
  const isPage = /\.(?:md|ipynb|myst|html)$/i.test(bare) || !nameOf(bare).includes('.');
  linking.diagnostics.push(
    isPage
      ? diagnostic('unknown-page', at.place, bare, nearest(path ?? bare, pages.keys()) ?? '')
      : diagnostic('missing-file', at.place, bare),
  );
}
