// run: every test of the repository in one process. Arguments are parts of paths to run only some.

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);
const files = ['src', 'tests', 'bench']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))),
  )
  .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();
if (files.length === 0) {
  console.error(`no test file matches ${wanted.join(' ')}`);
  process.exitCode = 1;
}
// Continuous integration tries the same random cases each time, so that it fails for a change and not by chance.
fc.configureGlobal({ includeErrorInReport: true, ...(process.env['CI'] && { seed: 20_261_125 }) });
for (const file of files) await import(pathToFileURL(join(root, file)).href);
