// link-book: reads what linking needs from the disk (bibliography, citation style) and links.

import type { Diagnostic, Document } from '../document/index.ts';
import { diagnostic, mapTree } from '../document/index.ts';
import type { OutputCache } from '../execute/index.ts';
import type { Book, CslFiles, Kept, Page, PageSource, Symbols } from '../link/index.ts';
import { lazyTree, linkBook as linkSources, outputFacts } from '../link/index.ts';
import type { Formulas } from '../math/index.ts';
import { citationStyles, loadCslFiles, withLocales } from './assets/csl-files.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { CellOutputs } from './execute-book.ts';
import type { BookFolder } from './folder.ts';
import { textOfFile } from './folder.ts';
import { bookResources } from './resources.ts';
import { shownTree } from './shown-code.ts';
import type { ReadPage } from './steps/read-page.ts';

export interface LinkBookInput {
  pages: readonly ReadPage[];
  /** Outputs of the cells, by page. */
  outputs: ReadonlyMap<string, CellOutputs>;
  configuration: Configuration;
  folder: BookFolder;
  store: OutputCache;
  formulas: Formulas;
  symbols: Symbols;
  /** Results of earlier builds. */
  kept: Kept;
}

/** The book of the pages; its diagnostics hold what was wrong with the files that it needs, too. */
export function linkBook(input: LinkBookInput): Book {
  const { pages, outputs, configuration, folder, store, formulas, symbols, kept } = input;
  const { settings } = configuration;
  const diagnostics: Diagnostic[] = [];
  const bibliography = worksOf(input, diagnostics).flatMap((path) => {
    try {
      return [{ path, text: textOfFile(folder, path) ?? '' }];
    } catch (error) {
      diagnostics.push(diagnostic('unreadable-page', { file: path }, (error as Error).message));
      return [];
    }
  });
  const csl = styleOf(configuration, folder, diagnostics);
  const sources = pages.map((page) => sourceOf(page, outputs.get(page.document.path) ?? []));
  const resources = bookResources(folder, store, kept);
  const { file } = configuration;
  const book = linkSources(sources, {
    settings,
    resources,
    bibliography,
    csl,
    formulas,
    symbols,
    kept,
    ...(file !== undefined && { configurationFile: file }),
  });
  return { ...withShownCode(book), diagnostics: [...diagnostics, ...book.diagnostics] };
}

/** The bibliography files: the configuration's; where it has none, those that pages name. */
function worksOf(
  { pages, configuration, folder }: LinkBookInput,
  diagnostics: Diagnostic[],
): readonly string[] {
  const { settings, place } = configuration;
  if (settings.bibliography.length > 0 || place('bibliography') !== undefined) return settings.bibliography;
  const found = new Set<string>();
  for (const { document } of pages) {
    for (const { file, position } of document.bibliographies ?? []) {
      if (folder.exists(file)) found.add(file);
      else {
        const at = { file: document.path, ...(position && { position }) };
        diagnostics.push(diagnostic('missing-bibliography', at, file));
      }
    }
  }
  return [...found];
}

/** The book with the code of its pages as readers see it, which has nothing to do with numbers and references. */
function withShownCode(book: Book): Book {
  const { settings } = book;
  if (settings.libraries === undefined) return book;
  const pages = book.pages.map((page): Page => {
    const { document } = page;
    const tree = (): Document['tree'] => shownTree(document.tree, document.variants, settings);
    return { ...page, document: lazyTree(document, tree) };
  });
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return { ...book, pages, page: (path) => byPath.get(path) };
}

function sourceOf({ document, facts, stamp }: ReadPage, outputs: CellOutputs): PageSource {
  return {
    document: lazyTree(document, () => withOutputs(document.tree, outputs)),
    facts,
    outputs: outputFacts(outputs),
    stamp,
  };
}

/** The tree with the outputs in its cells. */
function withOutputs(tree: Document['tree'], outputs: CellOutputs): Document['tree'] {
  if (outputs.every((given) => Object.keys(given).length === 0)) return tree;
  let cell = 0;
  const [filled] = mapTree(tree, (node) =>
    node.type === 'codeCell' ? { ...node, outputs: { ...outputs[cell++] } } : node,
  );
  return filled as Document['tree'];
}

/** The style that the configuration asks for; the default one, with a diagnostic, where there is none. */
function styleOf(
  { settings, place, file }: Configuration,
  folder: BookFolder,
  diagnostics: Diagnostic[],
): CslFiles {
  const name = settings.citationStyle;
  if (name.endsWith('.csl')) {
    const own = textOfFile(folder, name.replace(/^\.?\//, ''));
    if (own !== undefined) return withLocales(own);
  }
  const found = loadCslFiles(name);
  if (found) return found;
  const at = place('citation-style')?.place ?? { file: file ?? 'octavo.yml' };
  diagnostics.push(diagnostic('unknown-citation-style', at, name, citationStyles().join(', ')));
  return loadCslFiles('apa') as CslFiles;
}
