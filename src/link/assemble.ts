// assemble: the finished book from its resolved pages: pages, contents, tables and lists.

import type { CodeCell, PhrasingNode, ProofKind, Root, TargetKind } from '../document/index.ts';
import { nodesOf } from '../document/index.ts';
import type { BibliographyEntry, Book, ContentsEntry, Page, Target } from './book.ts';
import type { CitedBook } from './cite.ts';
import type { Order, PlacedEntry } from './contents.ts';
import { digestOf } from './digest.ts';
import { indexLines } from './index-lines.ts';
import type { Occurrence } from './labels.ts';
import type { NumberedPage } from './number-page.ts';
import { outlineOf } from './outline.ts';
import type { Resolution } from './resolution.ts';
import { fillContents } from './table-of-contents.ts';

/** The book; `trees` are the resolved trees of `pages`, in the same order. */
export function assemble(
  order: Order,
  numbered: readonly NumberedPage[],
  trees: readonly Root[],
  resolution: Resolution,
  citations: CitedBook,
): Book {
  const { linking } = resolution;
  const { settings, resources, words, formulas, counts, diagnostics } = linking;
  const around = neighbours(numbered);
  const bare = numbered.map((page, i) =>
    pageOf(page, trees[i] as Root, around.get(page.placed.document.path) ?? {}, resolution),
  );
  const byPath = new Map(bare.map((page) => [page.path, page]));
  const page = (path: string): Page | undefined => byPath.get(path);
  const contents = entriesOf(order.entries, page);
  const index = indexLines(linking, (path) => page(path)?.enumerator);
  const pages = bare.map((one) => {
    const tree = fillContents(one.document.tree, one, { contents, page });
    return tree === one.document.tree ? one : { ...one, document: { ...one.document, tree } };
  });
  const works = new Map(citations.bibliography.map((entry) => [entry.key, entry]));
  for (const [i, one] of pages.entries()) {
    pages[i] = { ...one, digest: digestOf(shownOn(one, page, works, citations, resolution, { index })) };
    byPath.set(one.path, pages[i]);
  }
  return {
    settings,
    pages,
    contents,
    page,
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
}

type Around = Pick<Page, 'previous' | 'next'>;

/** The pages before and after each page, for reading on; hidden ones are not on that way. */
function neighbours(pages: readonly NumberedPage[]): Map<string, Around> {
  const paths = pages.filter(({ placed }) => !placed.hidden).map(({ placed }) => placed.document.path);
  return new Map(
    paths.map((path, i): [string, Around] => {
      const [previous, next] = [paths[i - 1], paths[i + 1]];
      return [path, { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) }];
    }),
  );
}

function pageOf(numbered: NumberedPage, tree: Root, around: Around, resolution: Resolution): Page {
  const { document, address, enumerator, depth, part, parent } = numbered.placed;
  return {
    path: document.path,
    address,
    label: numbered.label,
    document: { ...document, tree },
    title: resolution.titleOf(numbered.self),
    ...(enumerator !== undefined && { enumerator }),
    depth,
    ...(part && { part }),
    ...around,
    ...(parent !== undefined && { parent }),
    variants: variantsOf(nodesOf(tree, 'codeCell'), resolution),
    outline: outlineOf(tree, numbered.heading.id, numbered.ids, resolution),
    digest: '',
  };
}

/** Variants that a page has cells of, in the order of the settings. */
function variantsOf(cells: readonly CodeCell[], { linking }: Resolution): string[] {
  if (cells.length === 0) return [];
  const all = linking.settings.variants.map(({ name }) => name);
  const marked = cells.flatMap((cell) => cell.variants ?? []);
  return marked.length === 0 ? all : all.filter((name) => marked.includes(name));
}

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

/** All that a page shows: its text, its place, its neighbours, the works and pictures that it uses. */
function shownOn(
  one: Page,
  page: (path: string) => Page | undefined,
  works: ReadonlyMap<string, BibliographyEntry>,
  citations: CitedBook,
  { linking }: Resolution,
  lists: Pick<Book, 'index'>,
): unknown {
  const { digest: _, document, ...rest } = one;
  const named = [one.previous, one.next, one.parent].map((path) => {
    const other = path === undefined ? undefined : page(path);
    return other && [other.address, other.title, other.enumerator];
  });
  const cited = [...(citations.keysOf.get(one.path) ?? [])].map((key) => works.get(key));
  const pictures = nodesOf(document.tree, 'image').map(({ path }) =>
    path === undefined ? '' : linking.resources.picture(path)?.sha256,
  );
  const printsIndex = nodesOf(document.tree, 'showIndex').length > 0;
  const printsWorks = nodesOf(document.tree, 'bibliography').length > 0;
  return [
    document.tree,
    document.frontmatter,
    rest,
    named,
    cited,
    pictures,
    printsIndex && lists.index,
    printsWorks && [...works.values()],
  ];
}
