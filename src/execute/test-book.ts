// test-book: an environment and small books for the tests of this area.

import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOutputCache } from './cache/output-cache.ts';
import type { Environment } from './environment/environment.ts';
import { ensureEnvironment } from './environment/ensure.ts';
import { executePages } from './execute-pages.ts';
import type { CellTask, ExecuteOptions, PageOutcome, PageTask } from './task.ts';

let made: Promise<Environment> | undefined;

/** One environment for all tests, kept in the user's cache from run to run. */
export function testEnvironment(): Promise<Environment> {
  made ??= ensureEnvironment({
    variant: 'default',
    requirements: [{ path: 'requirements.txt', text: 'matplotlib\nnumpy\n' }],
  }).then((result) => {
    if ('diagnostic' in result) throw new Error(`${result.diagnostic.message}\n${result.diagnostic.help}`);
    return result.environment;
  });
  return made;
}

export interface TestBook {
  root: string;
  /** A page of cells, each a source or a whole task. */
  page(cells: readonly (string | Partial<CellTask>)[], more?: Partial<PageTask>): PageTask;
  run(tasks: readonly PageTask[], options?: Partial<ExecuteOptions>): Promise<PageOutcome[]>;
  cache: ReturnType<typeof openOutputCache>;
  remove(): void;
}

export async function testBook(): Promise<TestBook> {
  const environment = await testEnvironment();
  const root = mkdtempSync(join(tmpdir(), 'octavo-test-'));
  mkdirSync(join(root, 'part'));
  const cache = openOutputCache(join(root, '.octavo', 'outputs'));
  let line = 1;
  const cellOf = (cell: string | Partial<CellTask>): CellTask => {
    const given = typeof cell === 'string' ? { source: cell } : cell;
    const source = given.source ?? '';
    const start = { line, column: 1, offset: 0 };
    const height = source.split('\n').length;
    line += height + 3;
    const end = { line: start.line + height + 1, column: 4, offset: 0 };
    return {
      options: {},
      tags: [],
      place: { file: 'part/page.md', position: { start, end } },
      sourceLine: start.line + 1,
      ...given,
      source,
    };
  };
  const page: TestBook['page'] = (cells, more = {}) => {
    line = 1;
    return {
      page: 'part/page.md',
      variant: 'default',
      folder: join(root, 'part'),
      bookRoot: root,
      cells: cells.map(cellOf),
      ...more,
    };
  };
  const run: TestBook['run'] = (tasks, options = {}) =>
    executePages(tasks, { environments: new Map([['default', environment]]), cache, ...options });
  return { root, page, run, cache, remove: () => rmSync(root, { recursive: true, force: true }) };
}
