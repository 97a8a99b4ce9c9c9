// digest: a short name for contents, by which project/ knows whether anything has changed.

import { createHash } from 'node:crypto';

/** A short name for contents; equal contents, equal name. */
export function digestOf(...contents: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const one of contents) hash.update(one).update('\0');
  return hash.digest('hex').slice(0, 32);
}
