// stored-page: entries of the cache: what running a page gave, for each state of the files that it read.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isStored } from '../../document/index.ts';
import type { Output } from '../../document/index.ts';
import type { PageTask, ReadFile } from '../task.ts';
import { hashFile, readJson, sha256 } from './files.ts';
import { writeWhole } from '../../write-whole.ts';
import type { OutputCache } from './output-cache.ts';
import { keyOf } from './page-key.ts';
import type { KeyParts } from './page-key.ts';

/** What is kept of a good run. */
export interface StoredPage {
  outputs: (Output[] | undefined)[];
  reads: ReadFile[];
  /** Cells whose outputs were shortened, with their size in MB. */
  shortened: [cell: number, size: string][];
}

interface Entry {
  reads: ReadFile[];
  shortened: [number, string][];
  /** Name of the stored JSON of the outputs; null = not run. */
  outputs: string;
}

/** States of the read files that are remembered for one page, so that going back to an earlier one runs nothing. */
const remembered = 8;

/** Stands for the environment in entries that are found without one. */
const anyOf = (variant: string): string => `any ${variant}`;

const entryPath = (cache: OutputCache, key: string): string => join(cache.directory, 'ac', key);

/** Whether nothing was ever stored, so that no key needs to be worked out. */
export const isEmpty = ({ directory }: OutputCache): boolean => !existsSync(join(directory, 'ac'));

/** What is stored and still right. Without a fingerprint, from whatever environment. A damaged entry is none. */
export function findStored(
  cache: OutputCache,
  task: PageTask,
  parts: KeyParts,
  fingerprint: string | undefined,
): StoredPage | undefined {
  const key = keyOf(parts, fingerprint ?? anyOf(task.variant));
  const hashes = new Map<string, string>();
  const isSame = ({ path, sha256: before }: ReadFile): boolean => {
    const now = hashes.get(path) ?? hashFile(join(task.bookRoot, path));
    hashes.set(path, now);
    return now === before;
  };
  for (const entry of entriesOf(cache, key)) {
    if (!entry.reads.every(isSame)) continue;
    const outputs = outputsOf(cache, entry.outputs, task.cells.length);
    if (outputs) return { outputs, reads: entry.reads, shortened: entry.shortened };
  }
  return undefined;
}

export function storePage(
  cache: OutputCache,
  task: PageTask,
  parts: KeyParts,
  fingerprint: string,
  page: StoredPage,
): void {
  const { sha256: outputs } = cache.put(Buffer.from(JSON.stringify(page.outputs.map((one) => one ?? null))));
  const entry: Entry = { reads: page.reads, shortened: page.shortened, outputs };
  const inputs = JSON.stringify(entry.reads);
  for (const name of [fingerprint, anyOf(task.variant)]) {
    const key = keyOf(parts, name);
    const others = entriesOf(cache, key).filter(({ reads }) => JSON.stringify(reads) !== inputs);
    writeWhole(entryPath(cache, key), JSON.stringify([entry, ...others].slice(0, remembered)));
  }
}

/** The entries under a key, the last one first. */
function entriesOf(cache: OutputCache, key: string): Entry[] {
  const value = readJson(entryPath(cache, key));
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null;
  return typeof entry?.outputs === 'string' && Array.isArray(entry.reads) && Array.isArray(entry.shortened);
}

/** The outputs, if they and all bytes that they name are there. */
function outputsOf(cache: OutputCache, name: string, cells: number): (Output[] | undefined)[] | undefined {
  const bytes = cache.bytes(name);
  if (!bytes) return undefined;
  const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as (Output[] | null)[];
  if (value.length !== cells) return undefined;
  const isWhole = value.every((outputs) => (outputs ?? []).every((output) => hasBytes(cache, output)));
  return isWhole ? value.map((outputs) => outputs ?? undefined) : undefined;
}

function hasBytes(cache: OutputCache, output: Output): boolean {
  if (!('data' in output)) return true;
  return Object.values(output.data).every(
    (value) => !isStored(value) || cache.bytes(value.sha256) !== undefined,
  );
}

/** What the last run of a page in a variant depended on, kept to say why it runs again. */
export interface LastRun extends KeyParts {
  fingerprint: string;
  reads: ReadFile[];
  isGood: boolean;
}

const lastPath = (cache: OutputCache, task: PageTask): string =>
  join(cache.directory, 'last', `${sha256(`${task.variant}\0${task.page}`)}.json`);

export function rememberRun(cache: OutputCache, task: PageTask, run: LastRun): void {
  writeWhole(lastPath(cache, task), JSON.stringify(run));
}

export function lastRun(cache: OutputCache, task: PageTask): LastRun | undefined {
  const value = readJson(lastPath(cache, task)) as LastRun | undefined;
  return value &&
    Array.isArray(value.cells) &&
    Array.isArray(value.reads) &&
    typeof value.library === 'object'
    ? value
    : undefined;
}
