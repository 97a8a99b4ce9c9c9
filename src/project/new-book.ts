// new-book: makes a small book from the template that comes with Octavo.

import { cpSync, existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { packageFile } from '../package-root.ts';

export type NewBook = { ok: true; files: string[] } | { ok: false; reason: string };

/** Copies the template into a folder that is empty or not there yet. */
export function newBook(directory: string): NewBook {
  const folder = resolve(directory);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    return { ok: false, reason: `${directory} is not empty` };
  cpSync(packageFile('assets/new-book'), folder, { recursive: true });
  // npm leaves files named .gitignore out of a package.
  renameSync(join(folder, 'gitignore'), join(folder, '.gitignore'));
  const settings = join(folder, 'octavo.yml');
  writeFileSync(
    settings,
    readFileSync(settings, 'utf8').replace('name: new-book', `name: ${JSON.stringify(basename(folder))}`),
  );
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return { ok: true, files: files.toSorted() };
}
