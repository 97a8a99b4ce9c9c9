// bench: whole builds timed from outside: CPU seconds (all processes), wall seconds, peak memory, beside the recorded baseline.
// npm run bench                  every row
// npm run bench -- synthetic     rows whose name has this word
// npm run bench -- --record      keeps the figures as the new baseline

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFile } from '../src/package-root.ts';
import type { Report } from '../src/project/index.ts';
import { writeSyntheticBook } from './synthetic-book.ts';

interface Figures {
  cpu: number;
  wall: number;
  /** Megabytes of the main process. */
  memory: number;
}
type Row = [name: string, run: () => Figures];

const baselineFile = packageFile('bench/baseline.json');
const work = mkdtempSync(join(tmpdir(), 'octavo-bench-'));
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const record = process.argv.includes('--record');

/** Builds a folder in a process of its own; the shell adds up the times of all processes that it starts. */
function build(folder: string, ...options: string[]): Figures {
  const command = [process.execPath, packageFile('bin/octavo.js'), 'build', folder, ...options]
    .map(quoted)
    .join(' ');
  const script = `TIMEFORMAT='octavo-times %R %U %S'; time ${command}`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const times = /octavo-times ([\d.]+) ([\d.]+) ([\d.]+)/.exec(stderr);
  if (times === null || status === 2) throw new Error(`the build of ${folder} failed:\n${stdout}${stderr}`);
  const report = JSON.parse(readFileSync(join(folder, '_build', 'report.json'), 'utf8')) as Report;
  return {
    cpu: Number(times[2]) + Number(times[3]),
    wall: Number(times[1]),
    memory: report.peakMemoryBytes / 1e6,
  };
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** A copy of a book without what earlier builds left. */
function copyOf(book: string): string {
  const folder = join(work, book.replaceAll('/', '-'));
  if (!existsSync(folder)) {
    cpSync(packageFile(book), folder, {
      recursive: true,
      filter: (path) => !/[\\/](?:_build|\.octavo)(?:[\\/]|$)/.test(path),
    });
  }
  return folder;
}

function changeWord(file: string): void {
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()} word\n`);
}

function bookRows(book: string, page: string): Row[] {
  return [
    [`${book}: cold, environments made`, () => build(copyOf(book))],
    [`${book}: nothing changed`, () => build(copyOf(book))],
    [`${book}: one word changed`, () => (changeWord(join(copyOf(book), page)), build(copyOf(book)))],
    [
      `${book}: site only, cold, cells stored`,
      () => {
        rmSync(join(copyOf(book), '_build'), { recursive: true });
        return build(copyOf(book), '--format', 'html');
      },
    ],
  ];
}

/** The same book at two sizes: what a page costs must not grow with their number. */
function syntheticRows(pages: number): Row[] {
  const folder = join(work, `synthetic-${pages}`);
  const first = join(folder, 'chapter-1', 'page-1.md');
  return [
    [
      `synthetic ${pages} pages: site, cold`,
      () => (writeSyntheticBook(folder, pages), build(folder, '--format', 'html', '--no-execute')),
    ],
    [
      `synthetic ${pages} pages: site, nothing changed`,
      () => build(folder, '--format', 'html', '--no-execute'),
    ],
    [
      `synthetic ${pages} pages: site, one word`,
      () => (changeWord(first), build(folder, '--format', 'html', '--no-execute')),
    ],
  ];
}

const rows: Row[] = [
  ...bookRows('books/tensors', 'lines/linear-model.md'),
  ...bookRows('books/manual', 'index.md'),
  ...syntheticRows(100),
  ...syntheticRows(400),
];

type Baseline = Record<string, Figures>;
const baseline: Baseline = existsSync(baselineFile)
  ? (JSON.parse(readFileSync(baselineFile, 'utf8')) as Baseline)
  : {};
const measured: Baseline = {};
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
console.log(
  `${'build'.padEnd(48)} ${'CPU s'.padStart(8)} ${'wall s'.padStart(8)} ${'MB'.padStart(6)} ${'CPU, baseline'.padStart(14)} ${'ratio'.padStart(6)}`,
);
try {
  for (const [name, run] of rows.filter(([name]) => words.every((word) => name.includes(word)))) {
    const figures = run();
    measured[name] = figures;
    const before = baseline[name]?.cpu;
    const compared =
      before === undefined ? ['–', '–'] : [before.toFixed(2), (figures.cpu / before).toFixed(2)];
    console.log(
      `${name.padEnd(48)} ${figures.cpu.toFixed(2).padStart(8)} ${figures.wall.toFixed(2).padStart(8)} ` +
        `${figures.memory.toFixed(0).padStart(6)} ${(compared[0] as string).padStart(14)} ${(compared[1] as string).padStart(6)}`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (record) writeFileSync(baselineFile, `${JSON.stringify({ ...baseline, ...measured }, null, 2)}\n`);
