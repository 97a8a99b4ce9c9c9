// run-page: one page in one variant, in a kernel of its own.

import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { diagnostic } from '../document/index.ts';
import type { Diagnostic } from '../document/index.ts';
import { hashFile } from './cache/files.ts';
import { rememberRun, storePage } from './cache/stored-page.ts';
import type { KeyParts } from './cache/page-key.ts';
import type { Environment } from './environment/environment.ts';
import type { CellEnd, Kernel, KernelReads } from './kernel/kernel.ts';
import { startKernel } from './kernel/local-kernel.ts';
import type { Collector } from './outputs/collect.ts';
import { createCollector } from './outputs/collect.ts';
import { createNormaliser } from './outputs/normalise.ts';
import { isPython, isSkipped, otherLanguages, problemOf, tooLarge } from './problems.ts';
import { cleanEnv } from './process/clean-env.ts';
import type { ExecuteOptions, PageOutcome, PageTask, ReadFile } from './task.ts';

/** A page that was not run, or not to its end. */
export const unrun = (
  task: PageTask,
  status: 'skipped' | 'failed',
  diagnostics: Diagnostic[] = [],
): PageOutcome => ({
  page: task.page,
  variant: task.variant,
  outputs: task.cells.map(() => undefined),
  status,
  ran: 0,
  diagnostics,
  seconds: 0,
  reads: [],
});

/** Runs the cells in order up to the first that fails. What ran well is stored. `onCell` hears of every finished cell. */
export async function runPage(
  task: PageTask,
  parts: KeyParts,
  environment: Environment,
  options: ExecuteOptions,
  onCell: (index: number) => void,
): Promise<PageOutcome> {
  const begun = performance.now();
  const collector = createCollector(task.cells.length);
  const kernel = await startKernel({
    argv: environment.kernelArgv,
    cwd: task.folder,
    env: kernelEnv(environment),
    task: {
      root: task.bookRoot,
      library: task.library && {
        name: task.library.module ?? task.library.name,
        source: task.library.source,
      },
      memory: options.memory,
    },
    onOutput: (cell, message) => collector.take(cell, message),
    ...(options.signal && { signal: options.signal }),
  });
  if (options.signal?.aborted) {
    if (!('failed' in kernel)) await kernel.stop();
    return unrun(task, 'skipped');
  }
  if ('failed' in kernel) {
    return unrun(task, 'failed', [
      diagnostic(
        'kernel-not-started',
        task.cells[0]?.place ?? { file: task.page },
        task.variant,
        kernel.failed,
      ),
    ]);
  }
  try {
    const outcome = await runCells(kernel, collector, task, environment, options, onCell);
    outcome.seconds = (performance.now() - begun) / 1000;
    if (outcome.status !== 'skipped') keep(outcome, task, parts, environment, options, collector);
    return outcome;
  } finally {
    await kernel.stop();
  }
}

async function runCells(
  kernel: Kernel,
  collector: Collector,
  task: PageTask,
  environment: Environment,
  options: ExecuteOptions,
  onCell: (index: number) => void,
): Promise<PageOutcome> {
  const diagnostics = otherLanguages(task);
  const began = new Set<number>();
  let end: CellEnd = { kind: 'ok' };
  for (const [index, cell] of task.cells.entries()) {
    if (isPython(cell) && !isSkipped(cell)) {
      const timeout = cell.options.timeout ?? task.timeout ?? options.timeout ?? 60;
      began.add(index);
      end = await kernel.execute({
        code: cell.source,
        tag: index,
        timeout: timeout * 1000,
        ...(options.signal && { signal: options.signal }),
      });
      if (end.kind === 'stopped' || options.signal?.aborted)
        return { ...unrun(task, 'skipped'), ran: began.size };
      const problem = problemOf(task, cell, end, { timeout, memory: options.memory });
      if (problem) {
        diagnostics.push(problem);
        onCell(index);
        break;
      }
    }
    onCell(index);
  }
  const isAlive = end.kind === 'ok' || end.kind === 'error' || (end.kind === 'timeout' && end.alive);
  const reads = isAlive ? readFiles(await kernel.reads(), task) : [];
  for (const index of collector.shortened)
    diagnostics.push(tooLarge(task, index, megabytes(collector, index)));
  const normalise = createNormaliser({
    put: (bytes) => options.cache.put(bytes),
    folders: foldersOf(task, environment),
  });
  const outputs = task.cells.map((_, index) =>
    began.has(index) ? normalise(collector.outputs[index] ?? []) : undefined,
  );
  const status = diagnostics.some(({ severity }) => severity === 'error') ? 'failed' : 'run';
  return {
    page: task.page,
    variant: task.variant,
    outputs,
    status,
    ran: began.size,
    diagnostics,
    seconds: 0,
    reads,
  };
}

const megabytes = (collector: Collector, index: number): string =>
  ((collector.sizes[index] ?? 0) / 1e6).toFixed(0);

function keep(
  outcome: PageOutcome,
  task: PageTask,
  parts: KeyParts,
  environment: Environment,
  options: ExecuteOptions,
  collector: Collector,
): void {
  const { cache } = options;
  const { fingerprint } = environment;
  const isGood = outcome.status === 'run';
  const { outputs, reads } = outcome;
  if (isGood) {
    const shortened = [...collector.shortened].map((index): [number, string] => [
      index,
      megabytes(collector, index),
    ]);
    storePage(cache, task, parts, fingerprint, { outputs, reads, shortened });
  }
  rememberRun(cache, task, { ...parts, fingerprint, reads, isGood });
}

function readFiles(reads: KernelReads, task: PageTask): ReadFile[] {
  return Object.entries(reads)
    .map(([path, hash]) => ({
      path: relative(task.bookRoot, path).replaceAll('\\', '/'),
      sha256: hash ?? hashFile(path),
    }))
    .filter(({ path }) => !path.startsWith('../'))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Paths of this machine that tracebacks and warnings would show, and what is shown in their place. */
function foldersOf(task: PageTask, environment: Environment): [string, string][] {
  const home = homedir();
  const both = (folder: string, shown: string): [string, string][] => [
    [`${folder}/`, shown],
    ...(folder.startsWith(`${home}/`) ? [[`~${folder.slice(home.length)}/`, shown] as [string, string]] : []),
  ];
  return [...both(environment.folder, ''), ...both(task.bookRoot, '')];
}

/** The same code gives the same outputs on any machine, however many kernels run beside it. */
function kernelEnv(environment: Environment): NodeJS.ProcessEnv {
  const configuration = join(environment.folder, 'octavo');
  return cleanEnv({
    PYTHONHASHSEED: '0',
    PYTHONDONTWRITEBYTECODE: '1',
    OMP_NUM_THREADS: '1',
    OPENBLAS_NUM_THREADS: '1',
    MKL_NUM_THREADS: '1',
    MPLBACKEND: 'module://matplotlib_inline.backend_inline',
    MPLCONFIGDIR: join(configuration, 'matplotlib'),
    JUPYTER_CONFIG_DIR: configuration,
    JUPYTER_NO_CONFIG: '1',
    VIRTUAL_ENV: environment.folder,
    PATH: `${join(environment.python, '..')}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`,
  });
}
