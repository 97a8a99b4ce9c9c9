// octavo build: builds the books of folders.

import type { BuildEvent, BuildOptions, FormatName } from '../../project/index.ts';
import { formatNames } from '../../project/index.ts';
import { existsSync, statSync } from 'node:fs';
import { nearest } from '../../document/index.ts';
import type { Command, Console, Given } from '../command.ts';
import { UsageError } from '../command.ts';
import { valueOf } from '../words.ts';
import { terminal } from '../terminal.ts';

export const buildCommand: Command = {
  name: 'build',
  operands: '[folder …]',
  summary: 'builds a book: site, PDF, notebooks, library',
  options: {
    format: { value: 'LIST', help: `only these, separated by commas: ${formatNames.join(', ')}` },
    variant: { value: 'NAME', help: 'only this variant runs and is written' },
    'no-execute': { help: 'runs no code; stored outputs are shown where they are still right' },
    pages: { value: 'GLOB', help: "only these pages run and are written: 'lines/*'" },
    requirements: {
      value: 'VARIANT=FILE',
      repeated: true,
      help: "a requirements file in place of the book's own",
    },
    output: { value: 'DIR', help: 'where the result goes (default _build in the book)' },
    cache: { value: 'DIR', help: 'where stored outputs are kept (default .octavo in the book)' },
    check: { help: 'with --format library: writes nothing, and fails where the committed library is stale' },
    why: { help: 'says why each page was run or written again' },
    json: { help: 'one event a line on standard output' },
  },
  run: async (given, console) => {
    const options = optionsOf(given);
    const folders = given.operands.length > 0 ? given.operands : ['.'];
    for (const folder of folders) if (!isFolder(folder)) throw new UsageError(`there is no folder ${folder}`);
    if (folders.length > 1 && (options.output !== undefined || options.cache !== undefined)) {
      throw new UsageError('--output and --cache go with one folder only');
    }
    let status = 0;
    for (const folder of folders) status = Math.max(status, await buildOne(folder, options, given, console));
    return status;
  },
};

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

async function buildOne(
  folder: string,
  options: BuildOptions,
  given: Given,
  console: Console,
): Promise<number> {
  const { FolderRefused, Interrupted, build } = await import('../../project/index.ts');
  const onEvent = given.flags.has('json')
    ? (event: BuildEvent): void => void console.stdout.write(`${JSON.stringify(event)}\n`)
    : terminal(console, { why: given.flags.has('why'), folder });
  try {
    const report = await build(folder, { ...options, onEvent, signal: console.signal });
    return report.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
  } catch (error) {
    if (error instanceof FolderRefused) {
      console.stderr.write(`octavo: ${error.message}\n`);
      return 2;
    }
    if (!(error instanceof Interrupted)) throw error;
    console.stderr.write('interrupted; what was run until now is stored\n');
    return 130;
  }
}

function optionsOf(given: Given): BuildOptions {
  const formats = given.values
    .get('format')
    ?.flatMap((list) => list.split(','))
    .map((name) => formatNamed(name.trim()));
  const requirements = Object.fromEntries((given.values.get('requirements') ?? []).map(requirementsGiven));
  const [variant, pages, output, cache] = ['variant', 'pages', 'output', 'cache'].map((name) =>
    valueOf(given, name),
  );
  const checks = given.flags.has('check');
  if (checks && (formats === undefined || formats.some((name) => name !== 'library')))
    throw new UsageError('--check goes with --format library');
  return {
    ...(given.flags.has('no-execute') && { execute: false }),
    ...(checks && { check: true }),
    requirements,
    ...(formats && { formats }),
    ...(variant !== undefined && { variant }),
    ...(pages !== undefined && { pages }),
    ...(output !== undefined && { output }),
    ...(cache !== undefined && { cache }),
  };
}

function formatNamed(name: string): FormatName {
  const found = formatNames.find((known) => known === name);
  if (found !== undefined) return found;
  const near = nearest(name, formatNames);
  throw new UsageError(
    `there is no format "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
  );
}

function requirementsGiven(text: string): [string, string] {
  const cut = text.indexOf('=');
  if (cut < 1) throw new UsageError(`--requirements takes VARIANT=FILE, not "${text}"`);
  return [text.slice(0, cut), text.slice(cut + 1)];
}
