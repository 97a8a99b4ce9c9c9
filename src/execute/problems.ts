// problems: what can go wrong with a page's cells, as diagnostics at the author's lines.

import { languageName, placeInCell } from '../code/index.ts';
import { diagnostic } from '../document/index.ts';
import type { Diagnostic, Place } from '../document/index.ts';
import type { CellEnd } from './kernel/kernel.ts';
import type { CellTask, PageTask } from './task.ts';

export const isPython = (cell: CellTask): boolean => languageName(cell.language ?? 'python') === 'python';
export const isSkipped = (cell: CellTask): boolean => cell.tags.includes('skip-execution');

export function otherLanguages(task: PageTask): Diagnostic[] {
  return task.cells
    .filter((cell) => !isPython(cell) && !isSkipped(cell))
    .map((cell) => diagnostic('language-not-executed', cell.place, cell.language ?? ''));
}

export const tooLarge = (task: PageTask, cell: number, size: string): Diagnostic =>
  diagnostic('output-too-large', task.cells[cell]?.place ?? { file: task.page }, size);

/** What is wrong with how a cell ended, if anything. `timeout` in seconds, `memory` in MB. */
export function problemOf(
  task: PageTask,
  cell: CellTask,
  end: CellEnd,
  limits: { timeout: number; memory?: number | undefined },
): Diagnostic | undefined {
  const memory = limits.memory === undefined ? undefined : String(limits.memory);
  switch (end.kind) {
    case 'ok':
    case 'stopped':
      return undefined;
    case 'error': {
      if (cell.tags.includes('raises-exception')) return undefined;
      const place = failingPlace(cell, end.traceback);
      if (memory !== undefined && end.name.endsWith('MemoryError'))
        return diagnostic('kernel-out-of-memory', place, memory);
      return diagnostic('cell-raised', place, end.name, firstLine(end.value), task.variant);
    }
    case 'timeout':
      return diagnostic('cell-timed-out', cell.place, String(limits.timeout), task.variant);
    case 'died': {
      if (memory !== undefined && /bad_alloc|MemoryError|Cannot allocate memory/.test(end.stderr))
        return diagnostic('kernel-out-of-memory', cell.place, memory);
      const said = end.stderr.split('\n').slice(-3).join('\n').trim();
      return diagnostic('kernel-died', cell.place, said === '' ? end.how : `${end.how}; it said: ${said}`);
    }
  }
}

const firstLine = (value: string): string => value.split('\n', 1)[0] ?? '';

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** The deepest line of the cell that the traceback names; its first frame is always in the cell that ran. */
function failingPlace(cell: CellTask, traceback: readonly string[]): Place {
  const plain = traceback.join('\n').replace(colours, '');
  const frames = [...plain.matchAll(/(?:Cell In|Input In ?|<ipython-input-)\s?\[?(\d+)[^\n]*?line:? (\d+)/g)];
  const own = frames.filter(([, count]) => count === frames[0]?.[1]).map(([, , line]) => Number(line));
  return placeInCell(cell, own.at(-1) ?? 1);
}
