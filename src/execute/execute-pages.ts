// execute-pages: runs pages, several kernels at a time, reusing what is stored.

import { diagnostic } from '../document/index.ts';
import { keyParts } from './cache/page-key.ts';
import { reasonToRun } from './cache/reason.ts';
import { lastRun } from './cache/stored-page.ts';
import { isPython, isSkipped, otherLanguages } from './problems.ts';
import { runPage, unrun } from './run-page.ts';
import { reused } from './stored-outcome.ts';
import type { ExecuteOptions, PageOutcome, PageTask, ProgressEvent } from './task.ts';

/** One outcome for each task, in the order of the tasks. Rejects only for bugs; abort gives `skipped`. */
export async function executePages(
  tasks: readonly PageTask[],
  options: ExecuteOptions,
): Promise<PageOutcome[]> {
  const outcomes: PageOutcome[] = [];
  const report = reporter(tasks, options);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < tasks.length; index = next++) {
      outcomes[index] = await outcomeOf(tasks[index] as PageTask, options, report);
    }
  };
  const count = Math.max(1, Math.min(options.kernels ?? 2, tasks.length));
  // All of them end before an error of one is passed on: no kernel goes on behind it.
  const ends = await Promise.allSettled(Array.from({ length: count }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return outcomes;
}

type Report = (
  event: Pick<ProgressEvent, 'kind' | 'page' | 'variant' | 'cell' | 'status'>,
  cells?: number,
) => void;

function reporter(tasks: readonly PageTask[], options: ExecuteOptions): Report {
  const begun = performance.now();
  const totals = new Map<string, number>();
  const dones = new Map<string, number>();
  for (const { variant, cells } of tasks) totals.set(variant, (totals.get(variant) ?? 0) + cells.length);
  return (event, cells = 0) => {
    const done = (dones.get(event.variant) ?? 0) + cells;
    dones.set(event.variant, done);
    options.onProgress?.({
      ...event,
      done,
      total: totals.get(event.variant) ?? 0,
      seconds: (performance.now() - begun) / 1000,
    });
  };
}

async function outcomeOf(task: PageTask, options: ExecuteOptions, report: Report): Promise<PageOutcome> {
  const { page, variant } = task;
  let counted = 0;
  const finished = (outcome: PageOutcome): PageOutcome => {
    report({ kind: 'done', page, variant, status: outcome.status }, task.cells.length - counted);
    return outcome;
  };
  const environment = options.environments.get(variant);
  if (!environment || options.signal?.aborted) return finished(unrun(task, 'skipped'));
  if (!task.cells.some((cell) => isPython(cell) && !isSkipped(cell)))
    return finished(unrun(task, 'skipped', otherLanguages(task)));
  const parts = keyParts(task);
  const stored = reused(task, parts, options.cache, environment.fingerprint);
  if (stored) return finished(stored);
  report({ kind: 'start', page, variant });
  const reason = reasonToRun(task, parts, environment.fingerprint, lastRun(options.cache, task));
  try {
    const outcome = await runPage(task, parts, environment, options, (cell) => {
      counted++;
      report({ kind: 'cell', page, variant, cell }, 1);
    });
    return finished({ ...outcome, reason });
  } catch (error) {
    // A full disk, a page's folder that is gone: what the system refuses is not a mistake of Octavo.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    const place = task.cells[0]?.place ?? { file: page };
    return finished(
      unrun(task, 'failed', [diagnostic('kernel-not-started', place, variant, (error as Error).message)]),
    );
  }
}
