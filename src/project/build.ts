// build: a folder into a built book: reads, executes, links, writes. The one function behind `octavo build`.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ContentsItem, Diagnostic } from '../document/index.ts';
import { diagnostic } from '../document/index.ts';
import { openOutputCache } from '../execute/index.ts';
import type { Book } from '../link/index.ts';
import { recentFormulas } from './recent-formulas.ts';
import type { BuildFolders } from './build-folders.ts';
import { openFolders } from './build-folders.ts';
import { reportOf } from './build-report.ts';
import { checkLabels } from './check-labels.ts';
import type { Configuration } from './configuration/configuration.ts';
import { readConfiguration } from './configuration/configuration.ts';
import type { OnEvent } from './events.ts';
import type { Executed } from './execute-book.ts';
import { executeBook } from './execute-book.ts';
import type { BookFolder } from './folder.ts';
import { openFolder } from './folder.ts';
import type { FormatName } from './formats/format.ts';
import { checkLibrary } from './formats/library.ts';
import { librarySymbols } from './library-symbols.ts';
import { linkBook } from './link-book.ts';
import { readPages } from './read-pages.ts';
import type { Report, StageClock } from './report.ts';
import { reported, startClock } from './report.ts';
import type { ResultStore } from './steps/result-store.ts';
import { openResultStore } from './steps/result-store.ts';
import { stopTypesetting } from '../typeset/index.ts';
import { toolKey } from './tool-key.ts';
import type { BuildPlace } from './unchanged.ts';
import { keepReport, unchangedReport } from './unchanged.ts';
import { wantedPages } from './wanted-pages.ts';
import { writeWhole } from '../write-whole.ts';
import { systemReason } from './system-reason.ts';
import { formatInput, nothingWritten, writeBook } from './write-book.ts';

export interface BuildOptions {
  /** Absent: html, pdf and notebooks, and library where the book saves definitions. */
  formats?: readonly FormatName[];
  /** The only variant to run and to write for. */
  variant?: string;
  /** false: stored outputs are shown where they are still right. */
  execute?: boolean;
  /** Only pages whose path matches run and are written. */
  pages?: string;
  /** By variant, a requirements file in place of the book's own. */
  requirements?: Readonly<Record<string, string>>;
  /** Default `_build` and `.octavo` in the book's folder. */
  output?: string;
  cache?: string;
  /** What holds where the book says nothing of a forum. */
  forum?: 'builtin';
  /** Writes nothing, and says where the committed library is not what the pages make. */
  check?: boolean;
  onEvent?: OnEvent;
  signal?: AbortSignal;
}

/** Thrown when a build was interrupted; what was executed until then is stored. */
export class Interrupted extends Error {}

/**
 * Builds the book of a folder and says what was done. Mistakes of the author are diagnostics in the report. Throws
 * `Interrupted`, and `FolderRefused` where the system lets nothing be written.
 */
export async function build(directory: string, options: BuildOptions = {}): Promise<Report> {
  const folder = openFolder(directory);
  const folders = openFolders(folder, options);
  try {
    return await buildInto(folders, folder, directory, withDiscussions(options, folders.output));
  } finally {
    folders.close();
  }
}

/** A site that was built to be served with discussions keeps them until the book says otherwise: what is being served must not lose them. */
function withDiscussions(options: BuildOptions, output: string): BuildOptions {
  const has = options.forum !== undefined || existsSync(join(output, 'html', 'anchors.json'));
  return has ? { ...options, forum: 'builtin' } : options;
}

async function buildInto(
  { output, cache }: BuildFolders,
  folder: BookFolder,
  directory: string,
  options: BuildOptions,
): Promise<Report> {
  const onEvent = options.onEvent ?? ((): void => {});
  const clock = startClock();
  onEvent({ event: 'start', folder: directory });
  clock.stage('reading');
  const place = { folder, configuration: readConfiguration(folder), options, output, cache, tool: toolKey() };
  const same = options.check === true ? undefined : await unchangedReport(place);
  if (same)
    onEvent({
      event: 'stage',
      stage: 'reading',
      text: `${counted(same.pages.total, 'page')}, nothing has changed`,
    });
  const report = same ? { ...same, ...clock.finish() } : await buildAll(place, clock, onEvent);
  const unwritten = options.check === true ? [] : writeReport(report, output);
  const whole = { ...report, diagnostics: [...report.diagnostics, ...reported(unwritten)] };
  for (const one of whole.diagnostics) onEvent({ event: 'diagnostic', diagnostic: one });
  onEvent({ event: 'finished', report: whole, output });
  return whole;
}

/** The pipeline: read, execute, link, write. */
async function buildAll(place: BuildPlace, clock: StageClock, onEvent: OnEvent): Promise<Report> {
  const { folder, options, output, cache, tool } = place;
  const { book, executed, diagnostics, kept } = await makeBook(place, clock, onEvent);
  clock.stage('writing');
  const input = formatInput(book, executed, folder, { tool, kept }, options);
  const parts = { book, executed, formats: input.formats, clock };
  if (options.check === true) {
    diagnostics.push(...checkLibrary(input));
    return reportOf({ ...parts, written: nothingWritten(), diagnostics });
  }
  const written = await writeBook(input, { output, cache, onEvent, whole: options.pages === undefined });
  kept.save();
  diagnostics.push(...written.diagnostics);
  stopIfAborted(options.signal);
  // Its time counts as the build's, and nothing of a build outlives it.
  await stopTypesetting();
  const report = reportOf({ ...parts, written, diagnostics });
  await keepReport(
    place,
    report,
    [...executed.reads.values()].flatMap((paths) => [...paths]),
  );
  return report;
}

interface MadeBook {
  book: Book;
  executed: Executed;
  /** Of the configuration and of all steps until now. */
  diagnostics: Diagnostic[];
  kept: ResultStore;
}

/** Read, execute, link. */
async function makeBook(place: BuildPlace, clock: StageClock, onEvent: OnEvent): Promise<MadeBook> {
  const { folder, options, cache, tool } = place;
  const store = openOutputCache(join(cache, 'outputs'));
  const kept = openResultStore(cache, tool);
  const formulas = recentFormulas(place.configuration.settings.macros);
  const read = await readPages({
    folder,
    configuration: place.configuration,
    formulas,
    cache,
    tool,
    ...(options.signal && { signal: options.signal }),
  });
  stopIfAborted(options.signal);
  const { pages } = read;
  const configuration = withContents(place.configuration, read.contents);
  onEvent({ event: 'stage', stage: 'reading', text: counted(pages.length, 'page') });
  const none = diagnostic('no-pages', { file: configuration.file ?? 'octavo.yml' });

  clock.stage('executing');
  const executed = await executeBook({
    folder,
    configuration,
    pages,
    cache: store,
    kept,
    onEvent,
    run: options.execute ?? configuration.settings.execute.skip !== true,
    isWanted: wantedPages(options.pages),
    requirements: options.requirements ?? {},
    ...(options.variant !== undefined && { variant: options.variant }),
    ...(options.signal && { signal: options.signal }),
  });
  await stopIfAsked(options.signal);

  clock.stage('linking');
  const { outputs, libraries } = executed;
  const symbols = librarySymbols(libraries.values(), kept);
  await stopIfAsked(options.signal);
  const book = linkBook({ pages, outputs, configuration, folder, store, formulas, symbols, kept });
  await stopIfAsked(options.signal);
  const diagnostics = [
    ...configuration.diagnostics,
    ...read.diagnostics,
    ...wrongOptions(options, configuration),
    ...(pages.length === 0 ? [none] : []),
    ...executed.diagnostics,
    ...book.diagnostics,
    ...checkLabels(configuration.history, book),
  ];
  return { book, executed, diagnostics, kept };
}

const withContents = (configuration: Configuration, contents: ContentsItem[]): Configuration => ({
  ...configuration,
  settings: { ...configuration.settings, contents },
});

/** Puts `report.json` into the output folder; what the system says against it is a diagnostic. */
function writeReport(report: Report, output: string): Diagnostic[] {
  try {
    writeWhole(join(output, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    return [];
  } catch (error) {
    return [diagnostic('not-written', { file: 'report.json' }, 'report.json', systemReason(error))];
  }
}

/** Lets the user's wish to stop come in, which waits while something is worked out. */
async function stopIfAsked(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  stopIfAborted(signal);
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Interrupted('interrupted');
}

/** `1 page`, `2 pages`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Variants that the command line names and the book does not have. */
function wrongOptions(
  { variant, requirements }: BuildOptions,
  { settings, file }: Configuration,
): Diagnostic[] {
  const known = settings.variants.map(({ name }) => name);
  const named = [...(variant === undefined ? [] : [variant]), ...Object.keys(requirements ?? {})];
  return named
    .filter((name) => !known.includes(name))
    .map((name) =>
      diagnostic('unknown-variant-option', { file: file ?? 'octavo.yml' }, name, known.join(', ')),
    );
}
