// octavo: this repository's program as a builder of books.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../src/project/index.ts';
import { publish, publishedProgram } from './published.ts';
import type { Builder } from './scenario.ts';

/** `octavo build` with these options; results of builders of one folder lie in one place. */
export const octavo = (name: string, folder: string, ...options: string[]): Builder => ({
  name,
  folder: `octavo-${folder}`,
  install: publish,
  command: ({ book, output, cache }) => [
    process.execPath,
    publishedProgram,
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
