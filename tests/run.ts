// run: every test of the repository, in as many processes as there are processors. Arguments are parts of paths to run only
// some, in one process.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { run } from 'node:test';
import { tap } from 'node:test/reporters';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);
const files = ['src', 'tests', 'bench']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))),
  )
  .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();

/** Files that run in a process of their own, the longest first: what is begun last should not be what takes long. */
const longest = [
  'tests/flagship',
  'tests/d2l/executed',
  'tests/browser/page',
  'tests/browser/forum-pages',
  'tests/package',
  'tests/build',
  'tests/browser/slides',
];

const address = (file: string): string => pathToFileURL(join(root, file)).href;

/** A process takes a second to begin: tests that are quick share one. */
function groups(): string[][] {
  const place = (file: string): number => {
    const found = longest.findIndex((name) => file.startsWith(name));
    return found < 0 ? longest.length : found;
  };
  const alone = files
    .filter((file) => file.startsWith('tests/'))
    .sort((a, b) => place(a) - place(b))
    .map((file) => [file]);
  const quick = files.filter((file) => !file.startsWith('tests/'));
  const forum = quick.filter((file) => file.startsWith('src/forum/'));
  const others = quick.filter((file) => !file.startsWith('src/forum/'));
  return [...alone.slice(0, longest.length), forum, others, ...alone.slice(longest.length)];
}

/** Runs groups of files, each in a process, and tells all their results as one run. */
async function runApart(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-tests-'));
  const entries = groups().map((group, index) => {
    const entry = join(folder, `${index}.mjs`);
    const imported = ['tests/configure.ts', ...group].map(
      (file) => `await import(${JSON.stringify(address(file))});\n`,
    );
    writeFileSync(entry, imported.join(''));
    return entry;
  });
  try {
    const results = run({ files: entries, concurrency: availableParallelism() });
    results.on('test:fail', () => (process.exitCode = 1));
    for await (const line of results.compose(tap)) process.stdout.write(String(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (files.length === 0) {
  console.error(`no test file matches ${wanted.join(' ')}`);
  process.exitCode = 1;
} else if (wanted.length > 0) {
  await import('./configure.ts');
  for (const file of files) await import(address(file));
} else await runApart();
