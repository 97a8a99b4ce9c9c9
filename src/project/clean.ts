// clean: removes what can be made again. Never touches the server's data.

import { existsSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { existingEnvironment } from '../execute/index.ts';
import { readConfiguration } from './configuration/configuration.ts';
import { requirementsOf } from './environments.ts';
import { openFolder } from './folder.ts';

export interface CleanOptions {
  output?: string;
  cache?: string;
  /** Leaves the stored outputs. */
  keepCache: boolean;
  /** Removes the environments of the book's variants as well; other books with the same requirements lose them too. */
  environments: boolean;
}

/** Removes the output folder and the cache of a book; gives the paths that were there. */
export async function clean(directory: string, options: CleanOptions): Promise<string[]> {
  const output = resolve(options.output ?? join(directory, '_build'));
  const cache = resolve(options.cache ?? join(directory, '.octavo'));
  // An output folder may hold other people's files, so it goes as a whole only where it is our own or has our report.
  const ours = options.output === undefined || existsSync(join(output, 'report.json'));
  const paths = [
    ...(ours ? [output] : []),
    ...(options.keepCache ? [] : [cache]),
    ...(options.environments ? await environmentFolders(directory) : []),
  ].filter((path) => existsSync(path));
  for (const path of paths) rmSync(path, { recursive: true, force: true });
  return paths.map((path) => relative(process.cwd(), path) || '.');
}

async function environmentFolders(directory: string): Promise<string[]> {
  const folder = openFolder(directory);
  const configuration = readConfiguration(folder);
  const folders = new Set<string>();
  for (const { name } of configuration.settings.variants) {
    const { requirements } = requirementsOf(name, configuration, folder, {});
    const environment = await existingEnvironment({ variant: name, requirements });
    if (requirements.length > 0 && environment) folders.add(environment.folder);
  }
  return [...folders];
}
