// unchanged: when nothing that a build depends on has changed since the last one, that one's report is told again.

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../execute/index.ts';
import { existingEnvironment } from '../execute/index.ts';
import { bookDate } from './book-date.ts';
import type { BuildOptions } from './build.ts';
import type { Configuration } from './configuration/configuration.ts';
import { requirementsOf } from './environments.ts';
import type { BookFolder } from './folder.ts';
import { digestOf } from './digest.ts';
import { isIntact } from './output-folder.ts';
import type { Report } from './report.ts';
import { readState, stateFile } from './state.ts';
import { writeWhole } from '../write-whole.ts';

/** The last build of an output folder. */
interface LastBuild {
  stamp: string;
  /** Files that the cells read, which may lie where pages are not looked for. */
  reads: string[];
  report: Report;
}

export interface BuildPlace {
  folder: BookFolder;
  configuration: Configuration;
  options: BuildOptions;
  output: string;
  cache: string;
  tool: string;
}

const fileOf = ({ cache, output }: BuildPlace): string => stateFile(cache, output, 'last');

/** The report of the last build, if this one would do the same and find everything done. */
export async function unchangedReport(place: BuildPlace): Promise<Report | undefined> {
  const last = readLast(place);
  if (last === undefined || last.stamp !== (await stampOf(place, last.reads))) return undefined;
  const { units } = readState(place.cache, place.output);
  const files = Object.values(units).flatMap((unit) => Object.entries(unit.files));
  return files.every(([path, file]) => isIntact(join(place.output, path), file))
    ? nothingDone(last.report)
    : undefined;
}

function readLast(place: BuildPlace): LastBuild | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(place), 'utf8')) as LastBuild;
  } catch {
    return undefined;
  }
}

/** Keeps the report for `unchangedReport`, unless something failed that has to be tried again. */
export async function keepReport(place: BuildPlace, report: Report, reads: readonly string[]): Promise<void> {
  const failed = Object.values(report.cells).some((count) => count.failed > 0);
  const isWhole = !failed && report.diagnostics.every(({ code }) => code !== 'not-written');
  const stamp = isWhole ? await stampOf(place, reads) : '';
  try {
    writeWhole(fileOf(place), JSON.stringify({ stamp, reads: [...reads], report } satisfies LastBuild));
  } catch {
    // The next build looks at everything then.
  }
}

/** Changes when a file of the book, an option, an environment, the date or Octavo itself changes. */
async function stampOf(
  { folder, configuration, options, tool }: BuildPlace,
  reads: readonly string[],
): Promise<string> {
  const { formats, variant, execute, pages, requirements, forum } = options;
  const files = [...new Set([...folder.files(), ...reads])].map(
    (path) => `${path} ${stampOfFile(folder.absolute(path))}`,
  );
  const given = Object.values(requirements ?? {}).map(stampOfFile);
  const date = bookDate(configuration.settings.date, folder.root);
  const environments = await fingerprints(folder, configuration, options);
  return digestOf(
    JSON.stringify([tool, formats, variant, execute, pages, requirements, date, forum]),
    ...environments,
    ...given,
    ...files,
  );
}

function stampOfFile(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 'absent' : `${stat.size} ${stat.mtimeMs}`;
}

async function fingerprints(
  folder: BookFolder,
  configuration: Configuration,
  { requirements: given }: BuildOptions,
): Promise<string[]> {
  const found = configuration.settings.variants.map(async ({ name }): Promise<Environment | undefined> => {
    const { requirements } = requirementsOf(name, configuration, folder, given ?? {});
    return requirements.length === 0 ? undefined : await existingEnvironment({ variant: name, requirements });
  });
  return (await Promise.all(found)).map((environment) => environment?.fingerprint ?? 'none');
}

/** The same report of a build that found everything done. */
function nothingDone(report: Report): Report {
  const { pages, files } = report;
  const cells = Object.entries(report.cells).map(([variant, count]) => [
    variant,
    { ...count, run: 0, reused: count.run + count.reused },
  ]);
  return {
    ...report,
    pages: { total: pages.total, rendered: 0, reused: pages.rendered + pages.reused },
    cells: Object.fromEntries(cells) as Report['cells'],
    kernels: 0,
    files: { written: 0, unchanged: files.written + files.unchanged, removed: 0 },
  };
}
