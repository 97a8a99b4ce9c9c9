// tool-key: a text that changes when Octavo itself changes, so that what an older Octavo made is made again.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile } from '../package-root.ts';
import { digestOf } from './digest.ts';

/** From the version and from the size and time of every file of the program. */
export function toolKey(): string {
  const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string };
  const program = existsSync(packageFile('src/cli')) ? 'src' : 'dist';
  const files = [program, 'assets', 'package-lock.json'].flatMap((name) => stamps(packageFile(name)));
  return digestOf(version, ...files);
}

function stamps(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || path.endsWith('.test.ts')) return [];
  if (stat.isDirectory())
    return readdirSync(path)
      .toSorted()
      .flatMap((name) => stamps(join(path, name)));
  return [`${path}:${stat.size}:${stat.mtimeMs}`];
}
