// state: what the last build left in an output folder, kept in the book's cache; losing it costs time, never rightness.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../document/index.ts';
import { writeWhole } from '../write-whole.ts';

export interface StoredFile {
  size: number;
  /** Milliseconds since 1970. */
  mtime: number;
}

export interface StoredUnit {
  parts: Readonly<Record<string, string>>;
  /** By path from the output folder. */
  files: Record<string, StoredFile>;
  diagnostics: Diagnostic[];
  pages?: number;
  calls?: Readonly<Record<string, string>>;
}

export interface BuildState {
  version: 1;
  units: Record<string, StoredUnit>;
}

const empty = (): BuildState => ({ version: 1, units: {} });

/** Each output folder of a book has files of its own in the cache. */
export const stateFile = (cache: string, output: string, kind: 'units' | 'notes' | 'last'): string =>
  join(cache, 'builds', `${createHash('sha256').update(output).digest('hex').slice(0, 16)}.${kind}.json`);

/** The state for an output folder; an empty one where there is none or it cannot be read. */
export function readState(cache: string, output: string): BuildState {
  try {
    const state = JSON.parse(readFileSync(stateFile(cache, output, 'units'), 'utf8')) as BuildState;
    return state.version === 1 && typeof state.units === 'object' ? state : empty();
  } catch {
    return empty();
  }
}

/** Keeps the state, if it differs from what is kept. */
export function writeState(
  cache: string,
  output: string,
  before: BuildState,
  units: Record<string, StoredUnit>,
): void {
  const text = JSON.stringify({ version: 1, units } satisfies BuildState);
  if (text !== JSON.stringify(before)) writeWhole(stateFile(cache, output, 'units'), text);
}
