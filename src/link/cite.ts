// cite: all citations of the book in reading order, formatted; and a citation's node with its finished words.

import type { Cite, CiteGroup, PhrasingNode, Place, ReferenceTarget } from '../document/index.ts';
import { diagnostic, nearest } from '../document/index.ts';
import type { BibliographyEntry } from './book.ts';
import { formatCitations, readBibliography, readLocator } from './citations/index.ts';
import type { CitedItem, CitedPiece, Cluster, CslFiles } from './citations/index.ts';
import { digestOf } from './digest.ts';
import type { CitationFact } from './facts.ts';
import type { Kept } from './kept.ts';
import { keptResult } from './kept.ts';
import type { LinkedPage } from './linked-page.ts';
import { placeOf } from './linked-page.ts';
import type { Linking } from './linking.ts';
import type { Cited, CitedOf } from './resolution.ts';
import type { CitationValue } from './values.ts';

export interface CiteInput {
  bibliography: readonly { path: string; text: string }[];
  csl: CslFiles;
  kept?: Kept;
}

export interface CitedBook {
  cited: Cited;
  bibliography: BibliographyEntry[];
  /** Keys cited on each page, in order. */
  keysOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One citation of the text. */
interface Citation {
  fact: CitationFact;
  page: LinkedPage;
}

const suggestions = 50;

/** Formats the citations of all pages; unknown keys and broken entries are told. */
export function citeBook(
  pages: readonly LinkedPage[],
  linking: Linking,
  { bibliography, csl, kept }: CiteInput,
): CitedBook {
  const { settings, diagnostics } = linking;
  const texts = digestOf(bibliography);
  // Read when a work has to be formatted; which works there are is kept.
  let read: ReturnType<typeof readBibliography> | undefined;
  const library = (): ReturnType<typeof readBibliography> => (read ??= readBibliography(bibliography));
  const known = keptResult(kept, `works ${texts}`, () => ({
    keys: [...library().items.keys()],
    diagnostics: library().diagnostics,
  }));
  diagnostics.push(...known.diagnostics);
  const keys: Keys = new Set(known.keys);
  const all = pages.map((page) => page.facts.citations.map((fact): Citation => ({ fact, page })));
  const citations = all.flat().filter((one) => labelMeant(one.fact, keys, linking) === undefined);
  tellUnknown(citations, keys, linking);
  const clusters = citations.map(({ fact }) => clusterOf(fact, keys));
  const used = clusters.filter(({ items }) => items.length > 0);
  const { language } = settings;
  const formatted = keptResult(
    kept,
    `citations ${texts} ${digestOf([csl.style, csl.locales, language, used])}`,
    () => formatCitations(library().items, used, csl, language),
  );
  if (formatted.problem !== undefined) {
    diagnostics.push(
      diagnostic('unknown-citation-style', { file: 'octavo.yml' }, settings.citationStyle, formatted.problem),
    );
  }
  let next = 0;
  const finished = new Map(
    citations.map(({ fact }, i): [CitationFact, CitationValue] => {
      const isUsed = (clusters[i] as Cluster).items.length > 0;
      const pieces = isUsed ? (formatted.clusters[next++] as CitedPiece[]) : [];
      const unknown = fact.works.filter(({ label }) => !keys.has(label)).map(({ label }) => label);
      return [fact, { kind: 'citation', pieces, unknown }];
    }),
  );
  const cited = pages.map((page, i): [string, CitedOf] => [
    page.placed.document.path,
    (all[i] as Citation[]).map(({ fact }) => finished.get(fact) ?? { label: fact.works[0]?.label ?? '' }),
  ]);
  const places = placesOf(citations, keys);
  return {
    cited: new Map(cited),
    bibliography: formatted.entries.map((entry) => ({
      ...entry,
      citedAt: places.citedAt.get(entry.key) ?? [],
    })),
    keysOf: places.keysOf,
  };
}

/** Keys of the works that the bibliography has. */
type Keys = ReadonlySet<string>;

/** `@name` that is no key of the bibliography but a label of the book is a reference. */
function labelMeant(fact: CitationFact, keys: Keys, { labels }: Linking): string | undefined {
  const [only, second] = fact.works;
  if (only === undefined || second !== undefined || only.kind !== 'narrative' || keys.has(only.label))
    return undefined;
  return labels.has(only.label) ? only.label : undefined;
}

function tellUnknown(
  citations: readonly Citation[],
  keys: Keys,
  { counts, diagnostics, labels }: Linking,
): void {
  let searches = suggestions;
  for (const { fact, page } of citations) {
    for (const work of fact.works) {
      counts.citations.total += 1;
      if (keys.has(work.label)) continue;
      counts.citations.unresolved += 1;
      const key = searches-- > 0 ? nearest(work.label, keys) : undefined;
      // "@name" may have been meant as a reference.
      const near = key ?? (fact.kind === 'narrative' ? labels.near(work.label)?.label : undefined);
      const place: Place = placeOf(
        { ...fact, ...(work.position && { position: work.position }) },
        page.placed.document.path,
      );
      diagnostics.push(diagnostic('unknown-citation', place, work.label, near ?? ''));
    }
  }
}

function clusterOf({ kind, works }: CitationFact, keys: Keys): Cluster {
  return { kind, items: works.filter(({ label }) => keys.has(label)).map(citedItem) };
}

function citedItem({ label, prefix, suffix }: CitationFact['works'][number]): CitedItem {
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
export function finishedCitation(
  node: Cite | CiteGroup,
  { pieces, unknown }: CitationValue,
): Cite | CiteGroup {
  if (node.type === 'cite') {
    const isKnown = unknown.length === 0;
    const children = pieces.flatMap((piece) => piece.children);
    return { ...node, resolved: isKnown, children: isKnown ? children : [text(node.label)] };
  }
  const cites = node.children.filter((child) => child.type === 'cite');
  const known = cites.filter(({ label }) => !unknown.includes(label));
  const words = pieces.flatMap(({ item, children }): PhrasingNode[] => {
    const cite = item === undefined ? undefined : known[item];
    return cite === undefined ? [...children] : [{ ...cite, resolved: true, children: [...children] }];
  });
  const rest = cites
    .filter(({ label }) => unknown.includes(label))
    .map((cite): PhrasingNode => ({ ...cite, resolved: false, children: [text(cite.label)] }));
  const after = rest.flatMap((cite, i) => (i === 0 && words.length === 0 ? [cite] : [text(' '), cite]));
  return { ...node, children: [...words, ...after] };
}

/** The section that a citation stands in. */
function sectionOf({ fact, page }: Citation): ReferenceTarget {
  const { document, enumerator } = page.placed;
  const section = fact.section === undefined ? undefined : page.occurrences[fact.section];
  if (section?.target.id === undefined) return page.self.target;
  const number = section.target.enumerator ?? enumerator;
  return {
    page: document.path,
    id: section.target.id,
    kind: 'heading',
    ...(number !== undefined && { enumerator: number }),
  };
}

function placesOf(
  citations: readonly Citation[],
  keys: Keys,
): { citedAt: Map<string, ReferenceTarget[]>; keysOf: Map<string, Set<string>> } {
  const citedAt = new Map<string, ReferenceTarget[]>();
  const keysOf = new Map<string, Set<string>>();
  for (const citation of citations) {
    const at = sectionOf(citation);
    const own = keysOf.get(at.page) ?? new Set<string>();
    keysOf.set(at.page, own);
    for (const { label } of citation.fact.works) {
      if (!keys.has(label)) continue;
      own.add(label);
      const known = citedAt.get(label) ?? [];
      citedAt.set(label, known);
      if (!known.some((other) => other.page === at.page && other.id === at.id)) known.push(at);
    }
  }
  return { citedAt, keysOf };
}
