// published: this repository's program as it would be published, put apart once so that nobody's editing disturbs the figures.

import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFile } from '../src/package-root.ts';

/** Below node_modules, so that the program finds its packages; of this process alone. */
const program = packageFile(`node_modules/.cache/octavo-bench/program-${process.pid}`);

/** What Node runs, once `publish` is done. */
export const publishedProgram = join(program, 'bin/octavo.js');

let published: Promise<void> | undefined;

/** Bundles the source and lays what the package publishes beside it, the first time. */
export const publish = (): Promise<void> => (published ??= layOut());

async function layOut(): Promise<void> {
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
