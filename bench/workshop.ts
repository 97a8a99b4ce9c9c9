// workshop: the temporary folder where books are laid out, changed and built: brings each row to its start and measures it.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFile } from '../src/package-root.ts';
import type { Report } from '../src/project/index.ts';
import { complaintsOf } from './complaints.ts';
import type { Measured } from './measure.ts';
import { measure } from './measure.ts';
import type { Book, Builder, Pages, Place, Result, Scenario } from './scenario.ts';

export interface Workshop {
  /** Brings everything to the row's start, makes its change, measures its build, takes the change back. */
  perform(scenario: Scenario): Promise<Result>;
  close(): void;
}

export function openWorkshop(): Workshop {
  const root = mkdtempSync(join(tmpdir(), 'octavo-bench-'));
  const tools = packageFile('node_modules/.cache/octavo-bench/peers');
  mkdirSync(tools, { recursive: true });
  /** By folder of results, the command that built it last from unchanged pages; absent = it holds something else. */
  const built = new Map<string, string>();
  let nth = 0;

  /** Brings the place to the start of the row. */
  async function start({ book, builder, case: { start: wanted } }: Scenario, place: Place): Promise<void> {
    await builder.install?.(tools);
    if (!existsSync(place.book)) book.write(place.book);
    if (wanted === 'nothing') {
      for (const folder of [place.output, place.cache]) rmSync(folder, { recursive: true, force: true });
      return;
    }
    const command = builder.command(place).join(' ');
    const enough = wanted === 'built' ? built.get(place.output) === command : existsSync(place.cache);
    if (!enough) checked(await run(builder, place));
    if (wanted === 'outputs stored') rmSync(place.output, { recursive: true, force: true });
  }

  async function perform(scenario: Scenario): Promise<Result> {
    const { book, builder } = scenario;
    const { change } = scenario.case;
    const place = placeOf(root, tools, book, builder);
    await start(scenario, place);
    const before: Pages = change ? pagesOf(place.book) : new Map();
    const changed: Pages = change ? change(before, book, ++nth) : new Map();
    built.delete(place.output);
    try {
      writePages(place.book, changed);
      const measured = checked(await run(builder, place));
      const report = builder.report?.(place);
      if (changed.size === 0) built.set(place.output, builder.command(place).join(' '));
      const { cpu, wall, memory } = measured;
      return {
        cpu,
        wall,
        ...(memory !== undefined && { memory }),
        ...(report && {
          pages: pagesText(report),
          errors: report.diagnostics.filter(({ severity }) => severity === 'error').length,
        }),
        complaints: complaintsOf(scenario, {
          status: measured.status,
          before,
          changed,
          output: place.output,
          report,
        }),
      };
    } finally {
      writePages(place.book, new Map([...changed.keys()].map((file) => [file, before.get(file) as string])));
    }
  }

  return { perform, close: () => rmSync(root, { recursive: true, force: true }) };
}

const run = (builder: Builder, place: Place): Promise<Measured> =>
  measure(builder.command(place), place.book);

/** The site's pages, or the PDF's where no site was made. */
function pagesText({ outputs, pages }: Report): string {
  if (outputs.some(({ format }) => format === 'html')) return `${pages.rendered}/${pages.total}`;
  const printed = outputs.find((output) => output.pages !== undefined)?.pages;
  return printed === undefined ? '–' : `${printed} p.`;
}

function placeOf(root: string, tools: string, book: Book, builder: Builder): Place {
  const home = join(root, book.name.replaceAll(/[^\w-]+/g, '-'));
  const results = join(home, builder.folder);
  mkdirSync(results, { recursive: true });
  return { book: join(home, 'book'), output: join(results, 'output'), cache: join(results, 'cache'), tools };
}

/** Errors in the book (status 1) are a result like others; a program that did not do its work is not. */
function checked(measured: Measured): Measured {
  if (measured.status > 1) {
    throw new Error(`the build ended with status ${measured.status}:\n${measured.output.slice(-2000)}`);
  }
  return measured;
}

function pagesOf(folder: string): Pages {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md'))
    .toSorted();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function writePages(folder: string, pages: Pages): void {
  for (const [file, text] of pages) writeFileSync(join(folder, file), text);
}
