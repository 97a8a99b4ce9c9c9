// requirements: what an environment is asked to hold: the text of all requirements files, and its key.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import type { Requirements } from './environment.ts';
import type { Python } from './python.ts';

/** The kernel that Octavo adds to every environment, unless the book asks for another version. */
export const kernelPin = 'ipykernel==7.4.0';

/** A file among all those that requirements files name with `-r` and `-c`. */
export interface RequirementsFile {
  /** From the book's root. */
  path: string;
  text: string;
}

/** All files in reading order, included ones after the file that names them; or the one that is not there. */
export function allRequirements(
  requirements: readonly Requirements[],
): { files: RequirementsFile[] } | { missing: string; namedBy: string; line: number } {
  const files: RequirementsFile[] = [];
  const seen = new Set<string>();
  const queue = requirements.map((one) => ({ ...one }));
  for (let one = queue.shift(); one; one = queue.shift()) {
    files.push({ path: one.path, text: one.text });
    if (one.folder === undefined) continue;
    const included: Requirements[] = [];
    for (const [row, line] of one.text.split('\n').entries()) {
      const name = /^\s*(?:-r|--requirement|-c|--constraint)[\s=]*(\S+)/.exec(line)?.[1];
      if (name === undefined || /^[a-z]+:\/\//.test(name)) continue;
      const file = join(one.folder, name);
      if (seen.has(file)) continue;
      seen.add(file);
      const text = read(file);
      if (text === undefined) return { missing: name, namedBy: one.path, line: row + 1 };
      included.push({ path: posix.join(posix.dirname(one.path), name), text, folder: dirname(file) });
    }
    queue.unshift(...included);
  }
  return { files };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Name of an environment's folder: equal for equal requirements under the same Python, whatever book asks. */
export function environmentKey(files: readonly RequirementsFile[], python: Python): string {
  const lines = files.map(({ text }) =>
    text
      .replace(/\r\n?/g, '\n')
      .replace(/[^\S\n]+$/gm, '')
      .trim(),
  );
  const parts = ['1', python.version, python.platform, kernelPin, ...lines];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}

/** The pin, left to the book where it names the package itself. */
export function kernelRequirement(files: readonly RequirementsFile[]): string {
  return files.some(({ text }) => /^\s*ipykernel\b/im.test(text)) ? 'ipykernel' : kernelPin;
}

/** The file on disk that holds these requirements, or undefined where only the text is known. */
export function fileOnDisk(one: Requirements): string | undefined {
  if (one.folder === undefined) return undefined;
  const file = join(one.folder, basename(one.path));
  return existsSync(file) && read(file) === one.text ? file : undefined;
}

/** Where a package is asked for: file and 1-based line. */
export function lineOfPackage(
  files: readonly RequirementsFile[],
  name: string,
): { path: string; text: string; line: number } | undefined {
  const wanted = packageName(name);
  for (const { path, text } of files) {
    const row = text.split('\n').findIndex((line) => packageName(line) === wanted);
    if (row >= 0) return { path, text, line: row + 1 };
  }
  return undefined;
}

/** The package that a requirement names, in normalised form (PEP 503). */
export function packageName(requirement: string): string {
  const name = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)/.exec(requirement)?.[1] ?? '';
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
