// write-whole: files that are whole or not there.

import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file appears under its name only when all of it is on the disk. Throws what the system says against it. */
export function writeWhole(path: string, contents: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  // A name of its own: another build may write the same file.
  const draft = join(dirname(path), `.${randomUUID().slice(0, 8)}.octavo-part`);
  try {
    writeFileSync(draft, contents);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
