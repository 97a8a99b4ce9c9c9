// cite: all citations of the book in reading order, formatted, and put where the author's stood.

import type {
  Cite,
  CiteGroup,
  CrossReference,
  Node,
  PhrasingNode,
  Place,
  ReferenceTarget,
} from '../document/index.ts';
import { diagnostic, nearest } from '../document/index.ts';
import type { BibliographyEntry } from './book.ts';
import { formatCitations, readBibliography, readLocator } from './citations/index.ts';
import type { CitedItem, CitedPiece, Cluster, CslFiles, Item } from './citations/index.ts';
import type { Linking } from './linking.ts';
import type { NumberedPage } from './number-page.ts';
import type { Cited } from './resolution.ts';
import { walkPlaces } from './walk-places.ts';

export interface CiteInput {
  bibliography: readonly { path: string; text: string }[];
  csl: CslFiles;
}

export interface CitedBook {
  cited: Cited;
  bibliography: BibliographyEntry[];
  /** Keys cited on each page, in order. */
  keysOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One citation of the text. */
interface Citation {
  node: Cite | CiteGroup;
  place: Place;
  /** Section that it stands in. */
  at: ReferenceTarget;
}

const suggestions = 50;

/** Formats the citations of all pages; unknown keys and broken entries are told. */
export function citeBook(
  pages: readonly NumberedPage[],
  linking: Linking,
  { bibliography, csl }: CiteInput,
): CitedBook {
  const { settings, diagnostics } = linking;
  const library = readBibliography(bibliography);
  diagnostics.push(...library.diagnostics);
  const cited = new Map<Cite | CiteGroup, Cite | CiteGroup | CrossReference>();
  const citations = pages
    .flatMap((page) => citationsOf(page))
    .filter((citation) => {
      const reference = asReference(citation.node, library.items, linking);
      if (reference !== undefined) cited.set(citation.node, reference);
      return reference === undefined;
    });
  tellUnknown(citations, library.items, linking);
  const clusters = citations.map(({ node }) => clusterOf(node, library.items));
  const used = clusters.filter(({ items }) => items.length > 0);
  const formatted = formatCitations(library.items, used, csl, settings.language);
  if (formatted.problem !== undefined) {
    diagnostics.push(
      diagnostic('unknown-citation-style', { file: 'octavo.yml' }, settings.citationStyle, formatted.problem),
    );
  }
  let next = 0;
  for (const [i, { node }] of citations.entries()) {
    const pieces =
      (clusters[i] as Cluster).items.length > 0 ? (formatted.clusters[next++] as CitedPiece[]) : [];
    cited.set(node, finished(node, pieces, library.items));
  }
  const places = placesOf(citations, library.items);
  return {
    cited,
    bibliography: formatted.entries.map((entry) => ({
      ...entry,
      citedAt: places.citedAt.get(entry.key) ?? [],
    })),
    keysOf: places.keysOf,
  };
}

function citationsOf(page: NumberedPage): Citation[] {
  const { document, enumerator } = page.placed;
  const found: Citation[] = [];
  let at = page.self.target;
  walkPlaces(page.tree, document.path, (node: Node, place) => {
    if (node.type === 'heading' && node !== page.heading && node.id !== undefined) {
      const number = node.enumerator ?? enumerator;
      at = {
        page: document.path,
        id: node.id,
        kind: 'heading',
        ...(number !== undefined && { enumerator: number }),
      };
    }
    if (node.type !== 'cite' && node.type !== 'citeGroup') return true;
    found.push({ node, place, at });
    return false;
  });
  return found;
}

const citesIn = (node: Cite | CiteGroup): Cite[] =>
  node.type === 'cite' ? [node] : node.children.filter((child) => child.type === 'cite');

type Items = ReadonlyMap<string, Item>;

/** `@name` that is no key of the bibliography but a label of the book is a reference. */
function asReference(node: Cite | CiteGroup, items: Items, { labels }: Linking): CrossReference | undefined {
  const [only, second] = citesIn(node);
  if (only === undefined || second !== undefined || only.kind !== 'narrative' || items.has(only.label))
    return undefined;
  if (!labels.has(only.label)) return undefined;
  const { label, position, file } = only;
  return {
    type: 'crossReference',
    kind: 'link',
    label,
    children: [],
    ...(position && { position }),
    ...(file !== undefined && { file }),
  };
}

function tellUnknown(
  citations: readonly Citation[],
  items: Items,
  { counts, diagnostics, labels }: Linking,
): void {
  let searches = suggestions;
  for (const { node, place } of citations) {
    for (const cite of citesIn(node)) {
      counts.citations.total += 1;
      if (items.has(cite.label)) continue;
      counts.citations.unresolved += 1;
      const key = searches-- > 0 ? nearest(cite.label, items.keys()) : undefined;
      // "@name" may have been meant as a reference.
      const near = key ?? (node.kind === 'narrative' ? labels.near(cite.label)?.label : undefined);
      const where = {
        file: place.file,
        ...((cite.position ?? place.position) && { position: cite.position ?? place.position }),
      };
      diagnostics.push(diagnostic('unknown-citation', where, cite.label, near ?? ''));
    }
  }
}

function clusterOf(node: Cite | CiteGroup, items: Items): Cluster {
  const cited = citesIn(node).filter(({ label }) => items.has(label));
  return { kind: node.kind, items: cited.map(citedItem) };
}

function citedItem({ label, prefix, suffix }: Cite): CitedItem {
  const { locator, rest } = readLocator(suffix ?? '');
  return {
    key: label,
    ...(prefix !== undefined && { prefix }),
    ...(locator && { locator }),
    ...(rest !== '' && { suffix: rest }),
  };
}

const text = (value: string): PhrasingNode => ({ type: 'text', value });

/** The author's node with the finished words; unknown keys are printed as they are. */
function finished(node: Cite | CiteGroup, pieces: readonly CitedPiece[], items: Items): Cite | CiteGroup {
  const cites = citesIn(node);
  const known = cites.filter(({ label }) => items.has(label));
  const unknown = cites.filter(({ label }) => !items.has(label));
  if (node.type === 'cite') {
    const children = pieces.flatMap((piece) => piece.children);
    return {
      ...node,
      resolved: known.length > 0,
      children: known.length > 0 ? children : [text(node.label)],
    };
  }
  const words = pieces.flatMap(({ item, children }): PhrasingNode[] => {
    const cite = item === undefined ? undefined : known[item];
    return cite === undefined ? children : [{ ...cite, resolved: true, children }];
  });
  const rest = unknown.map((cite): PhrasingNode => ({
    ...cite,
    resolved: false,
    children: [text(cite.label)],
  }));
  return {
    ...node,
    children:
      rest.length === 0
        ? words
        : [
            ...words,
            ...rest.flatMap((cite, i) => (i === 0 && words.length === 0 ? [cite] : [text(' '), cite])),
          ],
  };
}

function placesOf(
  citations: readonly Citation[],
  items: Items,
): { citedAt: Map<string, ReferenceTarget[]>; keysOf: Map<string, Set<string>> } {
  const citedAt = new Map<string, ReferenceTarget[]>();
  const keysOf = new Map<string, Set<string>>();
  for (const { node, at } of citations) {
    const keys = keysOf.get(at.page) ?? new Set<string>();
    keysOf.set(at.page, keys);
    for (const { label } of citesIn(node)) {
      if (!items.has(label)) continue;
      keys.add(label);
      const known = citedAt.get(label) ?? [];
      citedAt.set(label, known);
      if (!known.some((other) => other.page === at.page && other.id === at.id)) known.push(at);
    }
  }
  return { citedAt, keysOf };
}
