// package: the file that makes a folder of libraries a Python package, with its version.

import { quoted } from './quoted.ts';

/** `__init__.py` of a package. A committed one is kept, with the version of the release in it. */
export function writePackage(title: string, release: string | undefined, committed?: string): string {
  const version = release === undefined ? undefined : `__version__ = "${quoted(release)}"`;
  if (committed === undefined)
    return `"""Code of the book ${quoted(title)}."""\n${version === undefined ? '' : `\n${version}\n`}`;
  if (version === undefined) return committed;
  const line = /^__version__[^\S\n]*=.*$/m;
  if (line.test(committed)) return committed.replace(line, () => version);
  return `${committed.trimEnd()}\n\n${version}\n`.trimStart();
}
