// cells: the code cells of the documents as tasks for the executor and as cells of the library, and outputs put back.

import { dirname } from 'node:path';
import type { Library } from '../code/index.ts';
import { collectLibrary, languageName, libraryBefore } from '../code/index.ts';
import type { CodeCell, Document, Output, ProjectSettings } from '../document/index.ts';
import { mapTree, nodesOf, plainText } from '../document/index.ts';
import type { PageOutcome, PageTask } from '../execute/index.ts';
import type { BookFolder } from './folder.ts';

/** The cells of a variant on one page, in order, and the task to run them. */
export interface PageWork {
  document: Document;
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

const isIn = (cell: CodeCell, variant: string): boolean => cell.variants?.includes(variant) ?? true;

/** The work of every variant, pages in reading order. Pages without cells are not among them. */
export function workOf(
  documents: readonly Document[],
  settings: ProjectSettings,
  folder: BookFolder,
): VariantWork[] {
  const cells = new Map(documents.map((document) => [document, nodesOf(document.tree, 'codeCell')]));
  return settings.variants.map(({ name: variant }) => {
    const own = documents.map((document) => ({
      document,
      cells: (cells.get(document) ?? []).filter((cell) => isIn(cell, variant)),
    }));
    const library = collectLibrary(
      own.flatMap(({ document, cells: list }) => list.map((cell) => libraryCell(document, cell))),
      settings.library ?? 'book',
    );
    const before = new Set<string>();
    const pages: PageWork[] = [];
    for (const { document, cells: list } of own) {
      const available =
        settings.library === undefined
          ? undefined
          : { name: settings.library, ...libraryBefore(library, before) };
      if (list.length > 0)
        pages.push({
          document,
          variant,
          cells: list,
          task: taskOf(document, list, variant, folder, available),
        });
      before.add(document.path);
    }
    return { variant, library, pages };
  });
}

const placeOf = (
  document: Document,
  cell: CodeCell,
): { file: string; position?: NonNullable<CodeCell['position']> } => ({
  file: cell.file ?? document.path,
  ...(cell.position && { position: cell.position }),
});

function libraryCell(document: Document, cell: CodeCell): Parameters<typeof collectLibrary>[0][number] {
  return {
    page: document.path,
    source: cell.source,
    language: cell.language,
    save: cell.options.save ?? false,
    place: placeOf(document, cell),
    section: titleOf(document),
  };
}

function titleOf(document: Document): string {
  const heading = nodesOf(document.tree, 'heading').find(({ depth }) => depth === 1);
  return document.frontmatter.title ?? (heading ? plainText(heading) : document.path);
}

function taskOf(
  document: Document,
  cells: readonly CodeCell[],
  variant: string,
  folder: BookFolder,
  library: PageTask['library'],
): PageTask {
  const timeout = document.frontmatter.execute?.timeout;
  return {
    page: document.path,
    variant,
    folder: folder.absolute(dirname(document.path)),
    bookRoot: folder.root,
    cells: cells.map((cell) => ({
      source: cell.source,
      options: cell.options,
      tags: cell.tags,
      place: placeOf(document, cell),
      language: languageName(cell.language),
    })),
    ...(library && { library }),
    ...(timeout !== undefined && { timeout }),
  };
}

/** Copies of the documents with the outputs in their cells. */
export function withOutputs(
  documents: readonly Document[],
  done: readonly { work: PageWork; outcome: PageOutcome }[],
): Document[] {
  const outputs = new Map<CodeCell, Record<string, Output[]>>();
  for (const { work, outcome } of done) {
    for (const [index, cell] of work.cells.entries()) {
      const given = outcome.outputs[index];
      if (given) outputs.set(cell, { ...outputs.get(cell), [work.variant]: given });
    }
  }
  return documents.map((document) => {
    const [tree] = mapTree(document.tree, (node) => {
      const given = node.type === 'codeCell' ? outputs.get(node) : undefined;
      return given && node.type === 'codeCell' ? { ...node, outputs: given } : node;
    });
    return tree === document.tree ? document : { ...document, tree: tree as Document['tree'] };
  });
}
