// code-cells: cells of code of a notebook: the author's, and the one that finds the library.

import type { CodeCell } from '../../document/index.ts';
import type { Resources } from '../../link/index.ts';
import { relativePath } from './addresses.ts';
import { linesOf } from './nbformat.ts';
import type { CodeCellJson } from './nbformat.ts';
import { outputJson } from './outputs.ts';

export interface CellContext {
  variant: string;
  id: string;
  /** Number of execution, where the cell was executed. */
  count: number | null;
  folded: boolean;
  resources: Resources;
}

/** A cell with the outputs of its variant. */
export function codeCell(
  cell: CodeCell,
  { variant, id, count, folded, resources }: CellContext,
): CodeCellJson {
  const has = (...tags: string[]): boolean => tags.some((tag) => cell.tags.includes(tag));
  const source = folded || has('hide-input', 'hide-cell', 'remove-input', 'remove-cell');
  const outputs = folded || has('hide-output', 'hide-cell');
  const removed = has('remove-output', 'remove-cell');
  const jupyter = { ...(source && { source_hidden: true }), ...(outputs && { outputs_hidden: true }) };
  const octavo = {
    ...(cell.label !== undefined && { label: cell.label }),
    ...(cell.options.save === true && { save: true }),
  };
  return {
    cell_type: 'code',
    id,
    metadata: {
      ...(Object.keys(jupyter).length > 0 && { jupyter }),
      ...(Object.keys(octavo).length > 0 && { octavo }),
      ...(cell.tags.length > 0 && { tags: [...cell.tags] }),
    },
    source: linesOf(cell.source.replace(/\n$/, '')),
    execution_count: count,
    outputs: removed
      ? []
      : (cell.outputs[variant] ?? []).map((output) => outputJson(output, count, resources)),
  };
}

/** Whether code speaks of the library by its module's name; a page that never does needs no way to find it. */
export function namesLibrary(source: string, libraryFile: string | undefined): boolean {
  const module = libraryFile?.split('/').at(-1)?.replace(/\.py$/, '');
  return module !== undefined && source.split(/[^\p{L}\p{N}_]+/u).includes(module);
}

/**
 * Makes the library importable from where the notebook lies. Both paths are from the notebooks' root; that of the library
 * is its file, or the folder of its package.
 */
export function setupCell(file: string, libraryFile: string, id: string): CodeCellJson {
  const folder =
    relativePath(file, libraryFile).split('/').slice(0, -1).map(decodeURIComponent).join('/') || '.';
  const name = libraryFile.split('/').at(-1) as string;
  const source = [
    `# Finds the book's library, ${name}.`,
    'import sys',
    'from pathlib import Path',
    '',
    `sys.path.insert(0, str(Path(${JSON.stringify(folder)}).resolve()))`,
  ];
  return {
    cell_type: 'code',
    id,
    metadata: { jupyter: { source_hidden: true }, tags: ['octavo-setup'] },
    source: linesOf(source.join('\n')),
    execution_count: null,
    outputs: [],
  };
}
