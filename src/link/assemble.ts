// assemble: the finished book: pages, contents, tables and lists.

import type { PhrasingNode, ProofKind, TargetKind } from '../document/index.ts';
import { plainText } from '../document/index.ts';
import type { Book, ContentsEntry, Page, Target } from './book.ts';
import type { CitedBook } from './cite.ts';
import type { Order, PlacedEntry } from './contents.ts';
import { fillTree } from './fill-tree.ts';
import { indexLines } from './index-lines.ts';
import type { Occurrence } from './labels.ts';
import { allLetters } from './letters-of.ts';
import { lazyTree } from './lazy-tree.ts';
import type { LinkedPage } from './linked-page.ts';
import { outlineOf } from './outline.ts';
import { partsOf } from './page-parts.ts';
import type { PageSource } from './page-source.ts';
import { digestOf } from './digest.ts';
import type { Resolution } from './resolution.ts';
import { listEntries, listedFrom } from './table-of-contents.ts';
import type { Value } from './values.ts';
import { fields } from './values.ts';

/** A page with what comes into its tree. */
export interface ResolvedPage {
  page: LinkedPage;
  source: PageSource;
  /** Lists of contents are put in here. */
  values: Map<number, Value>;
}

/** The book. */
export function assemble(
  order: Order,
  resolved: readonly ResolvedPage[],
  resolution: Resolution,
  citations: CitedBook,
): Book {
  const { linking } = resolution;
  const { settings, resources, words, formulas, counts, diagnostics } = linking;
  const around = neighbours(resolved.map(({ page }) => page));
  const pages = resolved.map((one) =>
    pageOf(one, around.get(one.page.placed.document.path) ?? {}, resolution),
  );
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const page = (path: string): Page | undefined => byPath.get(path);
  const contents = entriesOf(order.entries, page);
  const index = indexLines(linking, (path) => page(path)?.enumerator);
  const listed = listedFrom(contents, page);
  const bibliographyPage = pages.find(({ prints }) => prints.bibliography)?.path;
  const book: Book = {
    settings,
    pages,
    contents,
    page,
    ...(bibliographyPage !== undefined && { bibliographyPage }),
    labels: labelTable(resolution),
    bibliography: citations.bibliography,
    lists: listsOf(resolution),
    index,
    formulas,
    resources,
    words,
    counts,
    diagnostics,
  };
  const parts = partsOf(book, citations.keysOf);
  for (const [i, one] of resolved.entries()) {
    const own = pages[i] as Page;
    for (const list of one.page.facts.lists)
      one.values.set(list.at, fields({ entries: listEntries(list, own, listed) }));
    own.parts = parts(own, one);
    // As a list, since fields called `outputs` are left out of digests.
    own.digest = digestOf(Object.entries(own.parts));
  }
  return book;
}

type Around = Pick<Page, 'previous' | 'next'>;

/** The pages before and after each page, for reading on; hidden ones are not on that way. */
function neighbours(pages: readonly LinkedPage[]): Map<string, Around> {
  const paths = pages.filter(({ placed }) => !placed.hidden).map(({ placed }) => placed.document.path);
  return new Map(
    paths.map((path, i): [string, Around] => {
      const [previous, next] = [paths[i - 1], paths[i + 1]];
      return [path, { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) }];
    }),
  );
}

const noParts: Page['parts'] = {
  text: '',
  outputs: '',
  numbers: '',
  references: '',
  lists: '',
  place: '',
};

/** A page without the digests, which need all pages. */
function pageOf({ page, source, values }: ResolvedPage, around: Around, resolution: Resolution): Page {
  const { placed, facts } = page;
  const { document, address, enumerator, depth, part, parent } = placed;
  const editions = document.variants;
  return {
    path: document.path,
    address,
    label: page.label,
    document: lazyTree(document, () => fillTree(document, page, values)),
    title: resolution.titleOf(page.self),
    ...(enumerator !== undefined && { enumerator }),
    depth,
    ...(part && { part }),
    ...around,
    ...(parent !== undefined && { parent }),
    variants: variantsOf(facts.cells, editions, resolution),
    ...(editions && { editions }),
    slides: slidesOf(facts.slides, editions, resolution),
    outline: outlineOf(page, resolution),
    prints: facts.prints,
    letters: allLetters(facts.letters, source.outputs.letters),
    calls: callsOf(page, values),
    parts: noParts,
    digest: '',
    stamp: source.stamp ?? facts.digest,
  };
}

/** What each label that a page refers to is called there. */
function callsOf({ facts }: LinkedPage, values: ReadonlyMap<number, Value>): Record<string, string> {
  const calls: Record<string, string> = {};
  const enter = (at: number, label: string | undefined): void => {
    const value = values.get(at);
    if (value?.kind !== 'reference') return;
    const { words, fill, target } = value;
    const called = words ?? fill?.number ?? fill?.name;
    calls[value.label ?? label ?? ''] = called === undefined ? (target?.enumerator ?? '') : plainText(called);
  };
  for (const { at, label } of facts.references) enter(at, label);
  for (const { at } of [...facts.links, ...facts.citations]) enter(at, undefined);
  return calls;
}

/** Variants that a page has cells of, in the order of the settings. */
function variantsOf(
  { count, variants }: LinkedPage['facts']['cells'],
  editions: readonly string[] | undefined,
  resolution: Resolution,
): string[] {
  if (count === 0) return [];
  const all = allVariants(editions, resolution);
  return variants.length === 0 ? all : all.filter((name) => variants.includes(name));
}

const slidesOf = (
  { everywhere, variants }: LinkedPage['facts']['slides'],
  editions: readonly string[] | undefined,
  resolution: Resolution,
): string[] => allVariants(editions, resolution).filter((name) => everywhere || variants.includes(name));

/** The variants that have a page, in the order of the settings. */
const allVariants = (editions: readonly string[] | undefined, { linking }: Resolution): string[] =>
  linking.settings.variants.map(({ name }) => name).filter((name) => editions?.includes(name) ?? true);

function entriesOf(
  entries: readonly PlacedEntry[],
  page: (path: string) => Page | undefined,
): ContentsEntry[] {
  return entries.map(({ title, children, ...entry }) => {
    const own: PhrasingNode[] | undefined =
      title === undefined ? undefined : [{ type: 'text', value: title }];
    const given = entry.page === undefined ? undefined : page(entry.page)?.title;
    return { ...entry, title: own ?? given ?? [], children: entriesOf(children, page) };
  });
}

function targetOf(places: readonly Occurrence[], { titleOf }: Resolution): Target {
  const first = places[0] as Occurrence;
  const everywhere = places.some((place) => place.variants === undefined);
  const variants = everywhere ? undefined : [...new Set(places.flatMap((place) => place.variants ?? []))];
  return {
    ...first.target,
    label: first.label,
    title: titleOf(first),
    explicit: first.explicit,
    ...(variants !== undefined && { variants }),
  };
}

/** Every label; one that branches of a set share is at its first place. */
function labelTable(resolution: Resolution): Map<string, Target> {
  const table = new Map<string, Target>();
  const all = resolution.linking.settings.variants.length;
  for (const places of resolution.linking.labels.values()) {
    const target = targetOf(places, resolution);
    if (target.variants?.length === all) delete target.variants;
    table.set(target.label, target);
  }
  return table;
}

const statements: Record<ProofKind, boolean> = {
  proof: false,
  theorem: true,
  lemma: true,
  definition: true,
  proposition: true,
  corollary: true,
  axiom: true,
  criterion: true,
  remark: true,
  conjecture: true,
  algorithm: true,
  example: true,
  property: true,
  observation: true,
  assumption: true,
};

const isStatement = (kind: TargetKind): boolean => kind in statements && statements[kind as ProofKind];

/** Numbered figures, tables and statements in reading order; those of one label in several branches once. */
function listsOf(resolution: Resolution): Book['lists'] {
  const lists: Book['lists'] = { figures: [], tables: [], statements: [] };
  const seen = new Set<string>();
  for (const { occurrence } of resolution.linking.numbered) {
    const { kind, enumerator } = occurrence.target;
    if (enumerator === undefined) continue;
    const list =
      kind === 'figure'
        ? lists.figures
        : kind === 'table'
          ? lists.tables
          : isStatement(kind)
            ? lists.statements
            : undefined;
    if (list === undefined || (occurrence.explicit && seen.has(occurrence.label))) continue;
    seen.add(occurrence.label);
    const places = occurrence.explicit ? resolution.linking.labels.of(occurrence.label) : [];
    list.push(targetOf(places.includes(occurrence) ? places : [occurrence], resolution));
  }
  return lists;
}
