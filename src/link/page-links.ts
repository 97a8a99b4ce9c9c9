// page-links: Markdown links: to pages and labels of the book (they become references), to its files (downloads), or out of it.

import { diagnostic, nearestPath } from '../document/index.ts';
import type { At } from './at.ts';
import type { CardFact, LinkFact, OwnWords } from './facts.ts';
import { findPage } from './find-page.ts';
import type { LinkedPage } from './linked-page.ts';
import { folderOf, fragmentOf, nameOf, resolvePath } from './paths.ts';
import { bound, resolveReference, tellUnknown } from './references.ts';
import type { Resolution } from './resolution.ts';
import type { ReferenceValue, Value } from './values.ts';
import { fields } from './values.ts';

/** What becomes of a link: a reference, a download; undefined: it stays as it is. */
export function resolveLink({ url, own }: LinkFact, at: At, resolution: Resolution): Value | undefined {
  const fragment = fragmentOf(url);
  if (url.startsWith('#')) return toLabel(fragment ?? '', own, at, resolution);
  const page = findPage(url, at, resolution);
  if (page !== undefined) return toPage(own, page, fragment, at, resolution);
  const path = resolvePath(folderOf(at.page.placed.document.path), url);
  if (path !== undefined && resolution.linking.resources.exists(path)) return fields({ download: path });
  tellMissing(url, path, at, resolution);
  return own.something ? undefined : { kind: 'words', words: [{ type: 'text', value: url }] };
}

/** The target of a card that leads into the book. */
export function resolveCard({ url }: CardFact, at: At, resolution: Resolution): Value | undefined {
  const fragment = fragmentOf(url);
  const page = url.startsWith('#') ? at.page : findPage(url, at, resolution);
  if (page === undefined) {
    const path = resolvePath(folderOf(at.page.placed.document.path), url);
    if (path === undefined || !resolution.linking.resources.exists(path))
      tellMissing(url, path, at, resolution);
    return undefined;
  }
  const occurrence = fragment === undefined ? page.self : onPage(page, fragment, resolution);
  if (occurrence === undefined) {
    tellUnknown(fragment as string, resolution.linking.labels, at, resolution);
    return undefined;
  }
  resolution.linking.labels.use(occurrence.label);
  return fields({ target: occurrence.target });
}

/** What a fragment means on a page: a label of the book, or an id of that page. */
const onPage = (page: LinkedPage, fragment: string, { linking }: Resolution) =>
  linking.labels.of(fragment).find(({ target }) => target.page === page.placed.document.path) ??
  page.byId(fragment) ??
  linking.labels.of(fragment)[0];

const toLabel = (label: string, own: OwnWords, at: At, resolution: Resolution): ReferenceValue => ({
  ...resolveReference({ kind: 'link', label, own }, at, resolution),
  label,
});

function toPage(
  own: OwnWords,
  page: LinkedPage,
  fragment: string | undefined,
  at: At,
  resolution: Resolution,
): ReferenceValue {
  const { linking } = resolution;
  if (fragment !== undefined && linking.labels.has(fragment)) return toLabel(fragment, own, at, resolution);
  linking.counts.references.total += 1;
  const occurrence = fragment === undefined ? page.self : page.byId(fragment);
  if (occurrence !== undefined) {
    const { label } = occurrence;
    linking.labels.use(label);
    // A link to a page without words of its own prints the page's title, as `{doc}` does.
    const kind = fragment === undefined ? 'doc' : 'link';
    return { ...bound({ kind, label, own }, occurrence, at, resolution), label };
  }
  tellUnknown(fragment as string, linking.labels, at, resolution);
  linking.counts.references.unresolved += 1;
  return {
    kind: 'reference',
    label: fragment as string,
    ...(!own.something && { words: [{ type: 'text' as const, value: fragment as string }] }),
  };
}

function tellMissing(url: string, path: string | undefined, at: At, { linking, pages }: Resolution): void {
  const bare = url.replace(/[?#].*$/s, '');
  const isPage = /\.(?:md|ipynb|myst|html)$/i.test(bare) || !nameOf(bare).includes('.');
  linking.diagnostics.push(
    isPage
      ? diagnostic('unknown-page', at.place, bare, nearestPath(path ?? bare, pages.keys()) ?? '')
      : diagnostic('missing-file', at.place, bare),
  );
}
