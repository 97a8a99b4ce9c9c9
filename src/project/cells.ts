// cells: the code cells of the pages as tasks for the executor and as cells of the library.

import { dirname } from 'node:path';
import type { Library } from '../code/index.ts';
import { languageName, libraryBefore } from '../code/index.ts';
import type { CodeCell, ProjectSettings } from '../document/index.ts';
import type { PageTask } from '../execute/index.ts';
import type { Kept } from '../link/index.ts';
import type { BookFolder } from './folder.ts';
import { cellsIn, isCell, pageCells } from './page-cells.ts';
import type { CodePage, PageCell, PageCells } from './page-cells.ts';
import { shownIn } from './shown-code.ts';
import { librariesOf, libraryName } from './variant-library.ts';

/** The cells of a variant on one page, in order, and the task to run them. */
export interface PageWork {
  document: CodePage['document'];
  variant: string;
  cells: CodeCell[];
  task: PageTask;
}

/** What a variant of the book has to run. */
export interface VariantWork {
  variant: string;
  library: Library;
  pages: PageWork[];
}

/** The work of every variant, pages in reading order. Pages without cells are not among them. `store` keeps libraries. */
export function workOf(
  given: readonly CodePage[],
  settings: ProjectSettings,
  folder: BookFolder,
  store?: Kept,
): VariantWork[] {
  const all = given.map((one) => ({
    document: one.document,
    page: pageCells(one),
    nodes: one.code.filter(isCell),
  }));
  const libraries = librariesOf(
    all.map(({ page }) => page),
    settings,
    folder,
    store,
  );
  return settings.variants.map(({ name: variant }) => {
    const library = libraries.get(variant) as Library;
    const available = libraryFor(library, settings, variant);
    const pages: PageWork[] = [];
    for (const { document, page, nodes } of all) {
      const cells = cellsIn(page, variant);
      const before = available(page.path);
      if (cells.length === 0) continue;
      pages.push({
        document,
        variant,
        cells: cells.map((cell) => nodes[page.cells.indexOf(cell)] as CodeCell),
        task: taskOf(page, cells, variant, {
          settings,
          folder,
          timeout: document.frontmatter.execute?.timeout,
          library: before,
        }),
      });
    }
    return { variant, library, pages };
  });
}

/**
 * What a page finds as the library; to be asked page by page, in their order. A library that is kept as a file is
 * there as a whole, as readers have it who installed it; otherwise there is what earlier pages saved.
 */
export function libraryFor(
  library: Library,
  settings: ProjectSettings,
  variant: string,
): (page: string) => PageTask['library'] {
  const names = libraryName(settings, variant);
  if (!names) return () => undefined;
  const { name, module } = names;
  if (names.file !== undefined) {
    const whole = {
      name,
      module,
      get source() {
        return library.source;
      },
      get digests() {
        return library.digests;
      },
    };
    return () => whole;
  }
  const before = new Set<string>();
  return (page) => {
    const part = libraryBefore(library, before);
    before.add(page);
    return { name, ...part };
  };
}

/** What a task needs besides the cells of its page. */
export interface TaskContext {
  settings: ProjectSettings;
  folder: BookFolder;
  /** Seconds for one cell of this page, where the page says so. */
  timeout?: number | undefined;
  library: PageTask['library'];
}

/** The task to run the cells of a page. The code that runs is the code that is shown. */
export function taskOf(
  { path }: PageCells,
  cells: readonly PageCell[],
  variant: string,
  { settings, folder, timeout, library }: TaskContext,
): PageTask {
  let made: PageTask['cells'] | undefined;
  return {
    page: path,
    variant,
    folder: folder.absolute(dirname(path)),
    bookRoot: folder.root,
    // Where nothing runs and nothing is stored, nobody asks for them.
    get cells() {
      return (made ??= taskCells(cells, variant, settings));
    },
    ...(library && { library }),
    ...(timeout !== undefined && { timeout }),
  };
}

function taskCells(
  cells: readonly PageCell[],
  variant: string,
  settings: ProjectSettings,
): PageTask['cells'] {
  const sources = cells.map(({ source }) => source);
  const shown = shownIn(settings, variant, sources);
  return cells.map(({ source, language, options, tags, place, lines }) => ({
    source: shown?.(source, language) ?? source,
    options,
    tags,
    place,
    language: languageName(language),
    ...(lines && { lines }),
  }));
}
