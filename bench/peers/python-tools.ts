// python-tools: programs of peers from PyPI, each set in an environment of its own that is kept from run to run.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the environment with these packages (`name==version` each), whether made or not. */
export function environmentFolder(tools: string, packages: readonly string[]): string {
  const key = createHash('sha256').update(packages.join('\n')).digest('hex').slice(0, 8);
  return join(tools, `${packages[0]?.split('==')[0]}-${key}`);
}

/** A program of the environment. */
export const toolPath = (tools: string, packages: readonly string[], name: string): string =>
  join(environmentFolder(tools, packages), 'bin', name);

/** A file that a package of the environment brings, by its path from the packages' folder. */
export function packagedFile(tools: string, packages: readonly string[], path: string): string {
  const lib = join(environmentFolder(tools, packages), 'lib');
  const python = readdirSync(lib).find((name) => name.startsWith('python'));
  return join(lib, python ?? '', 'site-packages', path);
}

/** Makes the environment when it is not there. Throws with pip's words when a package cannot be had. */
export async function installPackages(tools: string, packages: readonly string[]): Promise<void> {
  const folder = environmentFolder(tools, packages);
  const done = join(folder, 'complete');
  if (existsSync(done)) return;
  rmSync(folder, { recursive: true, force: true });
  run('python3', ['-m', 'venv', folder]);
  run(join(folder, 'bin', 'python'), [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    ...packages,
  ]);
  writeFileSync(done, `${packages.join('\n')}\n`);
}

function run(command: string, words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed: ${error?.message ?? stderr}`);
}
