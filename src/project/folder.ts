// folder: the files of a book, as project/ sees them. The disk comes in here and nowhere else.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Place } from '../document/index.ts';

/** The folder of a book. Paths are from its root, with `/`. */
export interface BookFolder {
  /** Absolute path. */
  root: string;
  exists(path: string): boolean;
  /** Bytes of a file; undefined when it is not there. Throws what the system says of a file that cannot be read. */
  bytes(path: string): Uint8Array | undefined;
  /** Files below the folder in the order of their paths; results, caches and hidden folders left out. */
  files(): string[];
  absolute(path: string): string;
}

const skipped = new Set(['_build', 'node_modules', 'octavo-data', '__pycache__', 'venv', 'env']);

/** The folder on the disk. */
export function openFolder(directory: string): BookFolder {
  const root = resolve(directory);
  const absolute = (path: string): string => join(root, path);
  let listed: string[] | undefined;
  return {
    root,
    absolute,
    exists: (path) => isFile(absolute(path)),
    bytes: (path) => (isFile(absolute(path)) ? readFileSync(absolute(path)) : undefined),
    files: () => (listed ??= filesBelow(root, root)),
  };
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

function filesBelow(folder: string, root: string): string[] {
  const found: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || skipped.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...filesBelow(path, root));
    else if (entry.isFile()) found.push(relative(root, path).split(sep).join('/'));
  }
  return found;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Where a file stops being text: its first line that is not UTF-8; the file alone where it cannot be read at all. */
export function unreadablePlace(folder: BookFolder, file: string): Place {
  let bytes: Uint8Array | undefined;
  try {
    bytes = folder.bytes(file);
  } catch {
    return { file };
  }
  for (let line = 1, from = 0; bytes !== undefined && from < bytes.length; line += 1) {
    const end = bytes.indexOf(newline, from);
    const to = end < 0 ? bytes.length : end;
    const good = goodStart(bytes.subarray(from, to));
    if (good !== undefined) {
      const point = { line, column: good + 1, offset: from + good };
      return { file, position: { start: point, end: point } };
    }
    from = to + 1;
  }
  return { file };
}

const newline = 0x0a;

/** Letters before the first byte that is not UTF-8; undefined where all is. */
function goodStart(bytes: Uint8Array): number | undefined {
  try {
    utf8.decode(bytes);
    return undefined;
  } catch {
    return Math.max(0, new TextDecoder().decode(bytes).indexOf('\uFFFD'));
  }
}

/** Text of a file: undefined when it is not there; throws when it is not UTF-8. A byte order mark is dropped. */
export function textOfFile(folder: BookFolder, path: string): string | undefined {
  const bytes = folder.bytes(path);
  return bytes === undefined ? undefined : utf8.decode(bytes).replace(/\r\n?/g, '\n');
}
