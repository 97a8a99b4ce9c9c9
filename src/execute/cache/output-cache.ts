// output-cache: the folder of a book's stored outputs: `cas/<sha256>` bytes, `ac/<key>` what running a page gave.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StoredBytes } from '../../document/index.ts';
import { sha256 } from './files.ts';
import { writeWhole } from '../../write-whole.ts';

export interface OutputCache {
  directory: string;
  /** Stored bytes; undefined when they are not there or not what their name says. */
  bytes(sha256: string): Uint8Array | undefined;
  /** Absolute path where bytes of that name lie. */
  path(sha256: string): string;
  put(bytes: Uint8Array): StoredBytes;
}

/** Opens (and makes, when first written to) the cache in a folder, such as `.octavo/outputs`. */
export function openOutputCache(directory: string): OutputCache {
  const root = resolve(directory);
  const path = (name: string): string => join(root, 'cas', name);
  const bytes = (name: string): Uint8Array | undefined => {
    if (!/^[0-9a-f]{64}$/.test(name) || !existsSync(path(name))) return undefined;
    const found = readFileSync(path(name));
    return sha256(found) === name ? found : undefined;
  };
  const put = (contents: Uint8Array): StoredBytes => {
    const name = sha256(contents);
    if (bytes(name) === undefined) writeWhole(path(name), contents);
    return { sha256: name, bytes: contents.length };
  };
  return { directory: root, bytes, path, put };
}
