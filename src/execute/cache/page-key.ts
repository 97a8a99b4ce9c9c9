// page-key: what a page's outputs depend on, besides the files that its code reads.

import { relative } from 'node:path';
import { namesOfLibrary, normalForm } from '../../code/index.ts';
import type { CellTask, PageTask } from '../task.ts';
import { sha256 } from './files.ts';

/** Raise it when outputs made by the same code would look different. */
const version = 1;

export interface KeyParts {
  /** Where the code runs, from the book's root. */
  folder: string;
  /** One text for each cell. */
  cells: string[];
  /** The definitions of the library that the page uses, with their digests. */
  library: Record<string, string>;
}

/**
 * Comments, prose and presentation (`alt`, `width`) change nothing. Where an error is to be shown the traceback quotes
 * the code, so that it counts as it is written.
 */
export function keyParts(task: PageTask): KeyParts {
  const isQuoted = task.cells.some(({ tags }) => tags.includes('raises-exception'));
  const cells = task.cells.map((cell) => {
    const language = cell.language ?? 'python';
    const tags = cell.tags.filter((tag) => tag === 'raises-exception' || tag === 'skip-execution');
    return JSON.stringify([
      language,
      isQuoted ? cell.source : normalForm(cell.source, language),
      ...tags.toSorted(),
    ]);
  });
  return {
    folder: relative(task.bookRoot, task.folder).replaceAll('\\', '/'),
    cells,
    library: usedDigests(task),
  };
}

export const keyOf = (parts: KeyParts, fingerprint: string): string =>
  sha256(JSON.stringify([version, parts, fingerprint]));

function usedDigests(task: PageTask): Record<string, string> {
  const { library } = task;
  if (!library) return {};
  const sources = task.cells.filter(isPython).map(({ source }) => source);
  if (!sources.some((source) => source.includes(library.name))) return {};
  // Read as one text, since one cell imports what another uses. The code inside a cell magic is not Python's to read.
  const isMagic = sources.some(
    (source) => source.trimStart().startsWith('%%') && source.includes(library.name),
  );
  const names = isMagic ? undefined : namesOfLibrary(sources.join('\n\n'), 'python', library.name);
  const used = names ?? Object.keys(library.digests);
  return Object.fromEntries(
    [...new Set(used)].toSorted().map((name) => [name, library.digests[name] ?? 'missing']),
  );
}

const isPython = ({ language }: CellTask): boolean => (language ?? 'python') === 'python';
