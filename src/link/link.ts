// link: the pages of a book as the book, in steps: order, number, cite, resolve, list.

import type { Document, ProjectSettings } from '../document/index.ts';
import { compareDiagnostics, diagnostic } from '../document/index.ts';
import type { Formulas } from '../math/index.ts';
import { createFormulas } from '../math/index.ts';
import { assemble } from './assemble.ts';
import type { Book, Resources } from './book.ts';
import type { CslFiles } from './citations/index.ts';
import { citeBook } from './cite.ts';
import { orderPages } from './contents.ts';
import { zero } from './counters.ts';
import { bindExercises } from './exercises.ts';
import type { Kept } from './kept.ts';
import { Labels } from './labels.ts';
import { enterPage } from './linked-page.ts';
import type { Linking } from './linking.ts';
import type { PageSource } from './page-source.ts';
import { sourceOf } from './page-source.ts';
import { createResolution } from './resolution.ts';
import type { Symbols } from './resolve-page.ts';
import { resolvePage } from './resolve-page.ts';
import { wordsOf } from './words/index.ts';

export interface LinkInput {
  settings: ProjectSettings;
  resources: Resources;
  /** BibTeX files as they are: path from the book's root, text. */
  bibliography: readonly { path: string; text: string }[];
  csl: CslFiles;
  /** Name of the file that the contents come from, for diagnostics; `octavo.yml` unless said. */
  configurationFile?: string;
  /** Documentation of the library's symbols, by full name. */
  symbols?: Symbols;
  /** Results of earlier builds. */
  kept?: Kept;
}

/**
 * Numbers, references, citations, index and contents of a book, worked out once for all formats. Documents come in any
 * order; `settings.contents` gives the book's. What authors got wrong is in `book.diagnostics`; nothing is thrown for it.
 */
export function link(documents: readonly Document[], input: LinkInput): Book {
  const formulas = createFormulas(input.settings.macros);
  const reading = { numbering: input.settings.numbering, formulas };
  return linkBook(
    documents.map((document) => sourceOf(document, reading)),
    { ...input, formulas },
  );
}

/** The same from facts: no tree is looked at until a page of the book is asked for its own. */
export function linkBook(sources: readonly PageSource[], input: LinkInput & { formulas: Formulas }): Book {
  const { settings } = input;
  const linking = startLinking(input);
  const byPath = new Map(sources.map((source) => [source.document.path, source]));
  const order = orderPages(
    sources.map(({ document }) => document),
    settings.contents,
    settings.numbering,
    input.configurationFile ?? 'octavo.yml',
  );
  linking.diagnostics.push(...order.diagnostics);
  const standing = { ...zero };
  const entered = order.pages.map((placed) => {
    const source = byPath.get(placed.document.path) as PageSource;
    linking.diagnostics.push(...source.facts.diagnostics);
    return { source, page: enterPage(placed, source.facts, linking, standing) };
  });
  const pages = entered.map(({ page }) => page);
  const exercises = bindExercises(linking);
  const citations = citeBook(pages, linking, input);
  const resolution = createResolution({
    linking,
    pages: new Map(pages.map((page) => [page.placed.document.path, page])),
    addresses: new Map(pages.toReversed().map((page) => [page.placed.address, page])),
    exercises,
    cited: citations.cited,
  });
  const symbols: Symbols = input.symbols ?? new Map();
  const resolved = entered.map((one) => ({ ...one, values: resolvePage(one.page, resolution, symbols) }));
  countLabels(linking);
  const book = assemble(order, resolved, resolution, citations);
  return { ...book, diagnostics: linking.diagnostics.toSorted(compareDiagnostics) };
}

function startLinking({ settings, resources, formulas }: LinkInput & { formulas: Formulas }): Linking {
  return {
    settings,
    resources,
    words: { ...wordsOf(settings.language), ...settings.words },
    formulas,
    labels: new Labels(),
    terms: new Labels(),
    numbered: [],
    counts: {
      references: { total: 0, unresolved: 0 },
      citations: { total: 0, unresolved: 0 },
      labels: { total: 0, unused: 0 },
      formulas: { total: 0 },
    },
    diagnostics: [],
  };
}

function countLabels({ labels, counts, settings, diagnostics }: Linking): void {
  for (const [first] of labels.values()) {
    if (first === undefined || !first.explicit) continue;
    counts.labels.total += 1;
    if (labels.isUsed(first.label)) continue;
    counts.labels.unused += 1;
    if (settings.warnUnusedLabels === true)
      diagnostics.push(diagnostic('unused-label', first.place, first.label));
  }
}
