// build-folders: the folders that a build writes into, made before anything else is done.

import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { BookFolder } from './folder.ts';
import { systemReason } from './system-reason.ts';

/** Thrown when a folder that a build needs cannot be written to; then nothing is done. */
export class FolderRefused extends Error {}

export interface BuildFolders {
  output: string;
  cache: string;
  /** Removes what was made for this build only, and folders for a result that did not come. */
  close(): void;
}

export interface WantedFolders {
  /** Default `_build` in the book. */
  output?: string;
  /** Default `.octavo` in the book. */
  cache?: string;
  /** Nothing is to be written. */
  check?: boolean;
}

/** The folders of a build. Throws `FolderRefused`. */
export function openFolders(book: BookFolder, wanted: WantedFolders): BuildFolders {
  const output = resolve(wanted.output ?? join(book.root, '_build'));
  const made = wanted.check === true ? [] : needFolder(output, 'the result');
  const cache = cacheFor(book, wanted);
  return {
    output,
    cache: cache.path,
    close: () => {
      if (cache.temporary) rmSync(cache.path, { recursive: true, force: true });
      removeEmpty(made);
    },
  };
}

function cacheFor(book: BookFolder, wanted: WantedFolders): { path: string; temporary: boolean } {
  if (wanted.cache !== undefined) {
    const path = resolve(wanted.cache);
    needFolder(path, 'stored outputs');
    return { path, temporary: false };
  }
  const own = join(book.root, '.octavo');
  // A check leaves no trace in the author's folder, and a folder that may only be read keeps nothing.
  const mayBeMade = wanted.check !== true || existsSync(own);
  if (mayBeMade && openForWriting(own).refusal === undefined) return { path: own, temporary: false };
  return { path: mkdtempSync(join(tmpdir(), 'octavo-cache-')), temporary: true };
}

/** The folders that had to be made, outermost first. */
function needFolder(path: string, purpose: string): string[] {
  const { made, refusal } = openForWriting(path);
  if (refusal === undefined) return made;
  removeEmpty(made);
  throw new FolderRefused(`${purpose} cannot be written to ${path}: ${refusal}`);
}

/** Makes a folder where there is none, and says what the system has against writing to it. */
function openForWriting(path: string): { made: string[]; refusal?: string } {
  const made: string[] = [];
  try {
    makeFolder(path, made);
    accessSync(path, constants.W_OK);
    return { made };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Its parent is there, so the file system has no place for folders of users, as /proc has none.
    return { made, refusal: code === 'ENOENT' ? 'the system allows no folder there' : systemReason(error) };
  }
}

/** One level after the other: Node's recursive way never ends where a file system refuses with ENOENT, as /proc does. */
function makeFolder(path: string, made: string[]): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) return;
  if (there === undefined && dirname(path) !== path) makeFolder(dirname(path), made);
  try {
    mkdirSync(path);
    made.push(path);
  } catch (error) {
    // Another build may have made it in the meantime.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

/** Removes folders, the innermost first, as long as nothing is in them. */
function removeEmpty(folders: readonly string[]): void {
  try {
    for (const folder of folders.toReversed()) rmdirSync(folder);
  } catch {
    // Something is in it.
  }
}
