// page-additions: what the forum puts into one page of the book: counts, bubbles, links, and the visitor's account.

import { createHash } from 'node:crypto';

import type { Block, ManifestPage } from '../../compare/index.ts';
import {
  accountSlot,
  bubble,
  contentsAddition,
  factsAdditions,
  headAdditions,
  placesOf,
} from '../pages/index.ts';
import type { Counts, QuotedWords } from '../threads/index.ts';
import { blockKey, quotedWords } from '../threads/index.ts';
import type { PageAdditions } from './book-pages.ts';
import { viewerOf } from './frame-of.ts';
import type { PublishedSite } from './published-site.ts';
import type { Forum, ForumRequest } from './request.ts';
import type { Insertion } from './splice.ts';

/** HTML of the account in the bar of a book's page. */
export async function accountHtml(request: ForumRequest): Promise<string> {
  const viewer = await viewerOf(request);
  return accountSlot(viewer, request.forum.words, request.url.pathname + request.url.search);
}

interface PageParts {
  blocks: Block[];
  labels: string[];
}

const parts = new WeakMap<object, Map<string, PageParts>>();

/** Blocks and sections by page, worked out once for a version. */
function partsOf(site: PublishedSite): Map<string, PageParts> {
  const known = parts.get(site.manifest);
  if (known) return known;
  const made = new Map<string, PageParts>(
    site.manifest.pages.map(({ label }) => [label, { blocks: [], labels: [] }]),
  );
  const pageOf = new Map(site.manifest.sections.map((section) => [section.label, section.page]));
  for (const section of site.manifest.sections) made.get(section.page)?.labels.push(section.label);
  for (const block of site.manifest.blocks) made.get(pageOf.get(block.section) ?? '')?.blocks.push(block);
  parts.set(site.manifest, made);
  return made;
}

const additionsOf = new WeakMap<Counts, Map<ManifestPage, Promise<PageAdditions>>>();

/** Worked out once a page, until counts change. */
export async function pageAdditions(
  forum: Forum,
  page: ManifestPage,
  site: PublishedSite,
): Promise<PageAdditions> {
  const counts = await forum.counts.now();
  let known = additionsOf.get(counts);
  if (!known) additionsOf.set(counts, (known = new Map()));
  let additions = known.get(page);
  if (!additions) {
    additions = makeAdditions(forum, page, site, counts);
    known.set(page, additions);
    // What failed once is tried again.
    additions.catch(() => known.delete(page));
  }
  return additions;
}

async function makeAdditions(
  forum: Forum,
  page: ManifestPage,
  site: PublishedSite,
  counts: Counts,
): Promise<PageAdditions> {
  const { blocks, labels } = partsOf(site).get(page.label) ?? { blocks: [], labels: [] };
  const below = placesOf(site.manifest).below(page.label);
  const own = [...new Set([...labels, ...below])].reduce(
    (sum, label) => sum + (counts.sections.get(label) ?? 0),
    0,
  );
  const all = [...counts.sections.values()].reduce((sum, count) => sum + count, 0);
  const discussed = blocks.filter((block) => counts.blocks.has(blockKey(block.section, block.id)));
  const quotes = quotesByBlock(
    await quotedWords(forum.store.read, [...new Set(discussed.map(({ section }) => section))]),
  );
  const shown = discussed.map((block) => {
    const key = blockKey(block.section, block.id);
    return [key, counts.blocks.get(key), counts.only.get(key), quotes.get(key)];
  });
  return {
    version: createHash('sha256')
      .update(JSON.stringify([own, all, shown]))
      .digest('hex')
      .slice(0, 16),
    insertions: () => insertionsOf(forum, page, site, { counts, own, all, discussed, quotes }),
  };
}

function quotesByBlock(all: readonly QuotedWords[]): Map<string, QuotedWords[]> {
  const found = new Map<string, QuotedWords[]>();
  for (const one of all) {
    const key = blockKey(one.label, one.block);
    const known = found.get(key);
    if (known) known.push(one);
    else found.set(key, [one]);
  }
  return found;
}

const countOf = (counts: Counts, { section, id }: Block): number =>
  counts.blocks.get(blockKey(section, id)) ?? 0;

interface Found {
  counts: Counts;
  own: number;
  all: number;
  discussed: readonly Block[];
  /** By block. */
  quotes: ReadonlyMap<string, readonly QuotedWords[]>;
}

function insertionsOf(
  forum: Forum,
  page: ManifestPage,
  { manifest }: PublishedSite,
  { counts, own, all, discussed, quotes }: Found,
): Insertion[] {
  const { words, files, settings } = forum;
  const mayAsk = settings.readOnly === undefined;
  const places = placesOf(manifest);
  return [
    { at: page.places.head, html: headAdditions(files, page.label, words) },
    { at: page.places.facts, html: factsAdditions(page.label, own, mayAsk, words) },
    { at: page.places.contents, html: contentsAddition(all, words) },
    ...discussed.flatMap((block): Insertion[] => {
      const section = places.section(block.section);
      if (!section) return [];
      const only = counts.only.get(blockKey(block.section, block.id));
      const view = {
        section,
        block,
        count: countOf(counts, block),
        quotes: quotes.get(blockKey(block.section, block.id)) ?? [],
        ...(only !== undefined && { only: { id: only, slug: '' } }),
      };
      return [{ at: block.bubble, html: bubble(view, words) }];
    }),
  ];
}
