// output-folder: puts units on the disk: what is equal stays untouched, what is new is whole or not there, what is stale goes.

import { readFileSync, readdirSync, rmSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Diagnostic } from '../document/index.ts';
import { diagnostic } from '../document/index.ts';
import type { OutputFile } from '../write/file.ts';
import type { BuildState, StoredFile, StoredUnit } from './state.ts';
import type { Made, Unit } from './unit.ts';
import { changeOf } from './why.ts';
import { writeWhole } from '../write-whole.ts';
import { systemReason } from './system-reason.ts';

export interface Placed {
  /** Names of the units that were made, and why. */
  made: Map<string, string>;
  reused: Set<string>;
  units: Map<string, StoredUnit>;
  /** Notes by unit, of this build and of earlier ones. */
  notes: Map<string, string>;
  counts: { written: number; unchanged: number; removed: number };
  diagnostics: Diagnostic[];
}

export interface OutputFolder {
  directory: string;
  bytes(sha256: string): Uint8Array | undefined;
  /** What the last build left. */
  state: BuildState;
  /** By unit, the notes of what the last build left. */
  notes?: ReadonlyMap<string, string>;
  /** Ends the work between two pages; units that were not reached are not among those placed. */
  signal?: AbortSignal;
}

/**
 * Makes the units that have to be made and puts them into the folder. Never throws for what the system refuses. Units of one
 * page are made one after the other; `onPage` is told when a page is done with, and its memory may go.
 */
export async function placeUnits(
  units: readonly Unit[],
  output: OutputFolder,
  onMade: (unit: Unit, reason: string) => void,
  onPage: (page: string) => void = () => {},
): Promise<Placed> {
  const placed: Placed = {
    made: new Map(),
    reused: new Set(),
    units: new Map(),
    notes: new Map(),
    counts: { written: 0, unchanged: 0, removed: 0 },
    diagnostics: [],
  };
  const pending = units.map((unit) => ({ unit, reason: reasonToMake(unit, output) }));
  const slow = beginSlow(pending);
  for (const [page, group] of inOrder(pending)) {
    for (const { unit, reason } of group) {
      const made = reason === undefined ? undefined : await (slow.get(unit) ?? makeUnit(unit));
      if (made === undefined || reason === undefined) reuse(unit, output, placed);
      else {
        onMade(unit, reason);
        place(unit, made, output, placed);
        placed.made.set(unit.name, reason);
      }
    }
    if (page !== '') onPage(page);
    // What runs beside this gets its turn, and so does the user who wants to stop it.
    await setImmediate();
    if (output.signal?.aborted === true) break;
  }
  return placed;
}

interface Pending {
  unit: Unit;
  reason: string | undefined;
}

/** Begins what is made in other processes, so that it runs beside the writing of pages. */
function beginSlow(pending: readonly Pending[]): Map<Unit, Promise<Made>> {
  const begun = pending.filter(({ unit, reason }) => reason !== undefined && unit.slow === true);
  const slow = new Map(begun.map(({ unit }) => [unit, makeUnit(unit)]));
  // One that fails is told when its turn comes.
  for (const work of slow.values()) work.catch(() => undefined);
  return slow;
}

/** Units by page, in the order of their first ones; under '' those of no page; what is slow comes last. */
function inOrder(pending: readonly Pending[]): [page: string, group: Pending[]][] {
  const groups = new Map<string, Pending[]>([['', []]]);
  const last: Pending[] = [];
  for (const one of pending) {
    const { page = '', slow } = one.unit;
    const group = slow === true ? last : (groups.get(page) ?? []);
    if (slow !== true) groups.set(page, group);
    group.push(one);
  }
  return [...groups, ['', last]];
}

const makeUnit = async (unit: Unit): Promise<Made> => unit.make();

function reasonToMake(unit: Unit, { state, directory, notes }: OutputFolder): string | undefined {
  const stored = state.units[unit.name];
  if (stored === undefined) return Object.keys(state.units).length === 0 ? 'first build' : 'not made before';
  const change = changeOf(unit, stored);
  if (change !== undefined) return change;
  if (unit.noted === true && notes?.has(unit.name) !== true) return 'its note is lost';
  const damaged = Object.entries(stored.files).find(([path, file]) => !isIntact(join(directory, path), file));
  return damaged && `missing or changed in the output folder: ${damaged[0]}`;
}

/** Whether a file is as it was left. */
export function isIntact(path: string, file: StoredFile): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && stat.size === file.size && stat.mtimeMs === file.mtime;
}

function reuse(unit: Unit, { state, notes }: OutputFolder, placed: Placed): void {
  const stored = state.units[unit.name] as StoredUnit;
  placed.reused.add(unit.name);
  const note = unit.noted === true ? notes?.get(unit.name) : undefined;
  if (note !== undefined) placed.notes.set(unit.name, note);
  placed.units.set(unit.name, stored);
  placed.counts.unchanged += Object.keys(stored.files).length;
  placed.diagnostics.push(...stored.diagnostics);
}

function place(unit: Unit, made: Made, output: OutputFolder, placed: Placed): void {
  const files: Record<string, StoredFile> = {};
  let whole = true;
  for (const file of made.files) {
    try {
      const { written, stored } = writeFile(file, output);
      files[file.path] = stored;
      placed.counts[written ? 'written' : 'unchanged']++;
    } catch (error) {
      whole = false;
      placed.diagnostics.push(
        diagnostic('not-written', { file: unit.page ?? file.path }, file.path, systemReason(error)),
      );
    }
  }
  if (made.note !== undefined) placed.notes.set(unit.name, made.note);
  const diagnostics = made.diagnostics ?? [];
  placed.diagnostics.push(...diagnostics);
  const parts = whole ? unit.parts : { ...unit.parts, incomplete: 'yes' };
  placed.units.set(unit.name, {
    parts,
    files,
    diagnostics,
    ...(made.pages !== undefined && { pages: made.pages }),
    ...(unit.calls && { calls: unit.calls }),
  });
}

function writeFile(file: OutputFile, output: OutputFolder): { written: boolean; stored: StoredFile } {
  const path = join(output.directory, file.path);
  const bytes = bytesOf(file, output);
  const written = !hasBytes(path, bytes);
  if (written) writeWhole(path, bytes);
  const { size, mtimeMs } = statSync(path);
  return { written, stored: { size, mtime: mtimeMs } };
}

function bytesOf({ contents, path }: OutputFile, output: OutputFolder): Uint8Array {
  if (typeof contents === 'string') return Buffer.from(contents);
  if (contents instanceof Uint8Array) return contents;
  const bytes = output.bytes(contents.sha256);
  if (bytes === undefined) throw new Error(`the bytes of ${path} are no longer in the cache`);
  return bytes;
}

function hasBytes(path: string, bytes: Uint8Array): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return (
    stat !== undefined && stat.isFile() && stat.size === bytes.length && readFileSync(path).equals(bytes)
  );
}

/** What was placed, and then more. */
export const withMore = (first: Placed, then: Placed): Placed => ({
  made: new Map([...first.made, ...then.made]),
  reused: new Set([...first.reused, ...then.reused]),
  units: new Map([...first.units, ...then.units]),
  notes: new Map([...first.notes, ...then.notes]),
  counts: {
    written: first.counts.written + then.counts.written,
    unchanged: first.counts.unchanged + then.counts.unchanged,
    removed: first.counts.removed + then.counts.removed,
  },
  diagnostics: [...first.diagnostics, ...then.diagnostics],
});

/** Removes the files that an earlier build made and this one did not, and folders that became empty. */
export function removeStale(
  before: Record<string, StoredUnit>,
  after: Record<string, StoredUnit>,
  directory: string,
): number {
  const kept = new Set(Object.values(after).flatMap((unit) => Object.keys(unit.files)));
  let removed = 0;
  for (const path of Object.values(before).flatMap((unit) => Object.keys(unit.files))) {
    if (kept.has(path) || statSync(join(directory, path), { throwIfNoEntry: false }) === undefined) continue;
    rmSync(join(directory, path), { force: true });
    removed++;
    removeEmptyFolders(dirname(path), directory);
  }
  return removed;
}

function removeEmptyFolders(path: string, directory: string): void {
  for (let folder = path; folder !== '.' && folder !== ''; folder = dirname(folder)) {
    const absolute = join(directory, folder);
    if (readdirSync(absolute).length > 0) return;
    rmdirSync(absolute);
  }
}
