// octavo: this repository's program as it would be published, put apart once so that nobody's editing disturbs the figures.

import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFile } from '../src/package-root.ts';
import type { Report } from '../src/project/index.ts';
import type { Builder } from './scenario.ts';

/** Below node_modules, so that the program finds its packages; of this process alone. */
const program = packageFile(`node_modules/.cache/octavo-bench/program-${process.pid}`);

let published: Promise<void> | undefined;

/** Bundles the source and lays what the package publishes beside it. */
async function publish(): Promise<void> {
  const { files } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { files: string[] };
  for (const file of ['package.json', 'package-lock.json', ...files.filter((name) => name !== 'dist')]) {
    mkdirSync(dirname(join(program, file)), { recursive: true });
    cpSync(packageFile(file), join(program, file), { recursive: true });
  }
  const { bundle } = (await import(pathToFileURL(packageFile('scripts/bundle.mjs')).href)) as {
    bundle: (folder: string) => Promise<void>;
  };
  await bundle(join(program, 'dist'));
}

/** Removes the program that was put apart. */
export const unpublish = (): void => rmSync(program, { recursive: true, force: true });

/** `octavo build` with these options; results of builders of one folder lie in one place. */
export const octavo = (name: string, folder: string, ...options: string[]): Builder => ({
  name,
  folder: `octavo-${folder}`,
  install: () => (published ??= publish()),
  command: ({ book, output, cache }) => [
    process.execPath,
    join(program, 'bin/octavo.js'),
    'build',
    book,
    '--output',
    output,
    '--cache',
    cache,
    ...options,
  ],
  report: ({ output }) => JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')) as Report,
});
