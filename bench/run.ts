// bench: whole builds timed from outside: CPU seconds of all processes, wall seconds, peak memory, beside the recorded baseline.
// npm run bench                    every row of Octavo
// npm run bench -- d2l cold        rows whose name has all these words
// npm run bench -- d2l --peers     with the nearest peers on the same text, in the same run
// npm run bench -- --times=3       each row three times; the run with the fewest CPU seconds counts
// npm run bench -- --record        keeps the figures as the new baseline
// npm run bench -- --list          only the names of the rows
// npm run bench -- forum           how much the forum bears: see forum/run.ts
// npm run bench -- anchors         what becomes of discussions when the text changes: see anchors/run.ts

import { cpus } from 'node:os';
import { packageFile } from '../src/package-root.ts';
import { mergedBaseline, readBaseline, writeBaseline } from './baseline.ts';
import type { Point } from './growth.ts';
import { growthTable } from './growth.ts';
import { peers } from './peers/peers.ts';
import { unpublish } from './published.ts';
import type { Result, Scenario } from './scenario.ts';
import { nameOf } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import { tableHead, tableRow } from './table.ts';
import type { Workshop } from './workshop.ts';
import { openWorkshop } from './workshop.ts';

const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
const unknown = options.filter((option) => !/^--(?:peers|record|list|times=[1-9]\d*)$/.test(option));
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const times = Number(options.find((option) => option.startsWith('--times='))?.slice('--times='.length) ?? 1);
const baselineFile = packageFile('bench/baseline.json');
const all: readonly Scenario[] = [...scenarios, ...peers];

/** The rows asked for; says which books are missing, once each. */
function selected(): Scenario[] {
  const rows = options.includes('--peers') ? all : scenarios;
  const named = rows.filter((row) => words.every((word) => nameOf(row).includes(word)));
  const missing = new Map(named.map(({ book }) => [book.name, book.missing?.()]));
  for (const [name, reason] of missing) if (reason !== undefined) console.log(`left out: ${name}: ${reason}`);
  return named.filter(({ book }) => missing.get(book.name) === undefined);
}

/** The run with the fewest CPU seconds: what else the machine does only adds to them. */
async function best(workshop: Workshop, scenario: Scenario): Promise<Result> {
  let result = await workshop.perform(scenario);
  for (let time = 1; time < times; time++) {
    const next = await workshop.perform(scenario);
    if (next.cpu < result.cpu) result = next;
  }
  return result;
}

async function bench(rows: readonly Scenario[]): Promise<void> {
  const baseline = readBaseline(baselineFile);
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
  const width = Math.max(...rows.map((row) => nameOf(row).length));
  const measured = new Map<string, Result>();
  const series = new Map<string, Point[]>();
  console.log(`${machine}; recorded: ${baseline.recorded || 'nothing yet'}\n${tableHead(width)}`);
  const workshop = openWorkshop();
  const clear = (): void => {
    workshop.close();
    unpublish();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      clear();
      process.exit(130);
    });
  }
  try {
    for (const scenario of rows) {
      const name = nameOf(scenario);
      try {
        const result = await best(workshop, scenario);
        measured.set(name, result);
        if (result.complaints.length > 0) process.exitCode = 1;
        console.log(tableRow(width, scenario, result, baseline.rows[name]));
        const { size } = scenario.book;
        if (size === undefined) continue;
        const family = `${scenario.builder.name}, ${scenario.case.name}`;
        series.set(family, [...(series.get(family) ?? []), { pages: size, cpu: result.cpu }]);
      } catch (error) {
        console.log(`${name}\n  ! ${error instanceof Error ? error.message : String(error)}`);
        process.exitCode = 1;
      }
    }
  } finally {
    clear();
  }
  const growth = growthTable(series);
  if (growth) console.log(`\n${growth}`);
  if (!options.includes('--record')) return;
  const fresh = {
    machine,
    recorded: new Date().toISOString().slice(0, 10),
    rows: Object.fromEntries(measured),
  };
  writeBaseline(baselineFile, mergedBaseline(baseline, fresh, all.map(nameOf)));
}

const rows = unknown.length === 0 && words[0] !== 'forum' && words[0] !== 'anchors' ? selected() : [];
if (words[0] === 'forum') {
  // Loaded only when asked for: what builds are measured with must not grow by it.
  const { benchForum } = await import('./forum/run.ts');
  await benchForum(words.slice(1));
} else if (words[0] === 'anchors') {
  const { benchAnchors } = await import('./anchors/run.ts');
  await benchAnchors();
} else if (unknown.length > 0) {
  console.error(`there is no option ${unknown.join(' ')}; there are --peers --record --list --times=N`);
  process.exitCode = 2;
} else if (options.includes('--list')) {
  for (const row of rows) console.log(nameOf(row));
} else if (rows.length > 0) {
  await bench(rows);
} else {
  console.error(`nothing to build for "${words.join(' ')}"; --list names all rows`);
  process.exitCode = 2;
}
