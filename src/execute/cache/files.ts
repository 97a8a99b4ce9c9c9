// files: reading the cache's files, and hashes.

import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';

/** JSON of a file; undefined where it is missing or damaged. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

export const sha256 = (contents: string | Uint8Array): string =>
  createHash('sha256').update(contents).digest('hex');

/** The hash of a file's bytes, or `absent`. */
export function hashFile(path: string): string {
  try {
    return sha256(readFileSync(path));
  } catch {
    return 'absent';
  }
}
