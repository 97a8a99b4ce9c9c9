// execute-book: runs what has to run, takes the rest from the store, and gives the outputs of all cells.

import type { Library } from '../code/index.ts';
import type { CodeCell, Diagnostic, Output } from '../document/index.ts';
import { diagnostic } from '../document/index.ts';
import type { Environment, OutputCache, PageOutcome } from '../execute/index.ts';
import { executePages, storedOutcome } from '../execute/index.ts';
import type { Kept } from '../link/index.ts';
import type { PageWork, VariantWork } from './cells.ts';
import { workOf } from './cells.ts';
import type { Configuration } from './configuration/configuration.ts';
import { environmentOf, requirementsOf } from './environments.ts';
import type { OnEvent } from './events.ts';
import type { BookFolder } from './folder.ts';
import { titleOf } from './read-pages.ts';
import type { Report } from './report.ts';
import type { ReadPage } from './steps/read-page.ts';

export interface ExecuteInput {
  folder: BookFolder;
  configuration: Configuration;
  pages: readonly ReadPage[];
  cache: OutputCache;
  /** Results of earlier builds: the libraries. */
  kept?: Kept;
  /** false: only stored outputs are shown. */
  run: boolean;
  /** Which pages may run. */
  isWanted: (page: string) => boolean;
  /** The only variant that may run, if one was named. */
  variant?: string;
  requirements: Readonly<Record<string, string>>;
  onEvent: OnEvent;
  signal?: AbortSignal;
}

/** Of each cell of a page in order, its outputs by variant. */
export type CellOutputs = readonly Readonly<Record<string, Output[]>>[];

export interface Executed {
  /** By page. */
  outputs: ReadonlyMap<string, CellOutputs>;
  libraries: Map<string, Library>;
  /** Files of the book that the cells of a variant read, by variant. */
  reads: Map<string, Set<string>>;
  cells: Report['cells'];
  kernels: number;
  diagnostics: Diagnostic[];
}

interface Done {
  work: PageWork;
  outcome: PageOutcome;
}

export async function executeBook(input: ExecuteInput): Promise<Executed> {
  const { settings } = input.configuration;
  const pages = input.pages.map((page) => ({ ...page, title: titleOf(page) }));
  const all = workOf(pages, settings, input.folder, input.kept);
  const diagnostics =
    settings.library === undefined ? unnamedLibrary(all) : all.flatMap(({ library }) => library.diagnostics);
  const environments = new Map<string, Environment>();
  for (const work of all) {
    const found = await prepare(work, input);
    diagnostics.push(...found.diagnostics);
    if (found.environment) environments.set(work.variant, found.environment);
  }
  const done = [
    ...(await runPages(all, environments, input)),
    ...(await storedPages(all, environments, input)),
  ];
  for (const { outcome, work } of done) {
    diagnostics.push(...outcome.diagnostics);
    if (outcome.reason !== undefined && outcome.status !== 'reused') {
      input.onEvent({
        event: 'why',
        unit: `${work.variant} ${outcome.page}`,
        reason: `executed: ${outcome.reason}`,
      });
    }
  }
  return {
    outputs: outputsOf(input.pages, done),
    libraries: new Map(all.map(({ variant, library }) => [variant, library])),
    reads: readsOf(done),
    cells: countsOf(all, done),
    kernels: done.filter(({ outcome }) => outcome.status === 'run' || outcome.ran > 0).length,
    diagnostics,
  };
}

function outputsOf(pages: readonly ReadPage[], done: readonly Done[]): Map<string, CellOutputs> {
  const byCell = new Map<CodeCell, Record<string, Output[]>>();
  for (const { work, outcome } of done) {
    for (const [index, cell] of work.cells.entries()) {
      const given = outcome.outputs[index];
      if (given) byCell.set(cell, { ...byCell.get(cell), [work.variant]: given });
    }
  }
  return new Map(
    pages.map(({ document, cells }) => [document.path, cells.map((cell) => byCell.get(cell) ?? {})]),
  );
}

/** Where a book saves definitions without naming its library: the first such cell. */
function unnamedLibrary(all: readonly VariantWork[]): Diagnostic[] {
  const cells = all.flatMap(({ pages }) => pages.flatMap(({ task }) => task.cells));
  const first = cells.find(({ options }) => options.save === true);
  return first ? [diagnostic('library-without-name', first.place)] : [];
}

const mayRun = (work: PageWork, { run, variant, isWanted }: ExecuteInput): boolean =>
  run &&
  (variant === undefined || variant === work.variant) &&
  isWanted(work.document.path) &&
  work.document.frontmatter.execute?.skip !== true;

/** The environment of a variant, if any of its pages may run or show stored outputs. */
async function prepare(
  work: VariantWork,
  input: ExecuteInput,
): Promise<{ environment?: Environment; diagnostics: Diagnostic[] }> {
  const { configuration, folder, onEvent, signal } = input;
  if (work.pages.length === 0) return { diagnostics: [] };
  const runs = work.pages.some((page) => mayRun(page, input));
  const { requirements, diagnostics } = requirementsOf(
    work.variant,
    configuration,
    folder,
    input.requirements,
  );
  if (requirements.length === 0) {
    const file = configuration.file ?? 'octavo.yml';
    return {
      diagnostics: [...diagnostics, ...(runs ? [diagnostic('no-requirements', { file }, work.variant)] : [])],
    };
  }
  let told = false;
  const onLine = (text: string): void => {
    if (!told)
      onEvent({
        event: 'stage',
        stage: 'environment',
        text: `${shownName(work.variant)}made once, then reused`,
      });
    told = true;
    onEvent({ event: 'line', text });
  };
  const request = { variant: work.variant, requirements, onLine, ...(signal && { signal }) };
  const found = await environmentOf(request, runs);
  return { ...found, diagnostics: [...diagnostics, ...found.diagnostics] };
}

const shownName = (variant: string): string => (variant === 'default' ? '' : `${variant}: `);

/** Runs the pages that may run; those without an environment are left to the store. */
async function runPages(
  all: readonly VariantWork[],
  environments: ReadonlyMap<string, Environment>,
  input: ExecuteInput,
): Promise<Done[]> {
  const works = all
    .flatMap(({ pages }) => pages)
    .filter((work) => environments.has(work.variant) && mayRun(work, input));
  const { execute } = input.configuration.settings;
  const outcomes = await executePages(
    works.map(({ task }) => task),
    {
      environments,
      cache: input.cache,
      kernels: execute.kernels,
      timeout: execute.timeout,
      ...(execute.memory !== undefined && { memory: execute.memory }),
      ...(input.signal && { signal: input.signal }),
      onProgress: ({ kind, variant, done, total, page, seconds, status }) => {
        if (kind === 'done' && status === 'reused') return;
        input.onEvent({ event: 'progress', stage: 'executing', variant, done, total, page, seconds });
      },
    },
  );
  return works.map((work, index) => ({ work, outcome: outcomes[index] as PageOutcome }));
}

/** Stored outputs of the pages that may not run now. */
async function storedPages(
  all: readonly VariantWork[],
  environments: ReadonlyMap<string, Environment>,
  input: ExecuteInput,
): Promise<Done[]> {
  const found: Done[] = [];
  for (const work of all.flatMap(({ pages }) => pages)) {
    if (environments.has(work.variant) && mayRun(work, input)) continue;
    const environment = environments.get(work.variant);
    const outcome = await storedOutcome(work.task, {
      cache: input.cache,
      ...(environment && { environment }),
    });
    if (outcome) found.push({ work, outcome });
  }
  return found;
}

function readsOf(done: readonly Done[]): Map<string, Set<string>> {
  const reads = new Map<string, Set<string>>();
  for (const { work, outcome } of done) {
    const paths = reads.get(work.variant) ?? new Set();
    for (const { path, sha256 } of outcome.reads) if (sha256 !== 'absent') paths.add(path);
    reads.set(work.variant, paths);
  }
  return reads;
}

function countsOf(all: readonly VariantWork[], done: readonly Done[]): Report['cells'] {
  const counts: Report['cells'] = {};
  for (const { variant, pages } of all) {
    counts[variant] = {
      total: pages.reduce((sum, { cells }) => sum + cells.length, 0),
      run: 0,
      reused: 0,
      failed: 0,
    };
  }
  for (const { work, outcome } of done) {
    const count = counts[work.variant];
    if (!count) continue;
    count.run += outcome.ran;
    if (outcome.status === 'reused') count.reused += work.cells.length;
    count.failed += outcome.diagnostics.filter(({ severity }) => severity === 'error').length;
  }
  return counts;
}
