// package-root: where the package's own files lie (style sheets, templates, the Python shim), from source and as published.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with Octavo's package.json, above this file or above the bundle made of it. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (
    existsSync(manifest) &&
    (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'octavo'
  ) {
    return folder;
  }
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the package.json of octavo is missing');
  return findRoot(parent);
}

/** Absolute path of a file of the package, such as `src/write/html/style`. */
export const packageFile = (path: string): string => join(packageRoot, path);
