// projects: small whole books and what is made of them, file by file. UPDATE=1 rewrites what is expected; CI never does.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { packageFile } from '../src/package-root.ts';
import { copyBook, octavo, temporaryFolder } from './octavo.ts';

const projects = packageFile('tests/projects');
const update = process.env['UPDATE'] === '1' && !process.env['CI'];

for (const name of readdirSync(projects)) {
  const source = join(projects, name, 'book');
  if (!existsSync(source)) continue;
  test(`project: ${name}`, async (t) => {
    const folder = join(temporaryFolder(t), name);
    copyBook(source, folder);
    const ran = await octavo(['build', '.'], { cwd: folder });
    const made = resultOf(join(folder, '_build'), `${ran.stdout}${ran.stderr}status ${ran.status}\n`);
    const expected = join(projects, name, 'expected');
    if (update) write(expected, made);
    assert.deepEqual([...made.keys()], [...read(expected).keys()]);
    for (const [path, text] of read(expected)) assert.equal(made.get(path), text, path);
  });
}

/** What is compared: the names of all files, what was said, and the texts that people read. */
function resultOf(output: string, said: string): Map<string, string> {
  const paths = filesBelow(output);
  const result = new Map<string, string>();
  for (const path of paths) {
    if (!/\.(?:html|ipynb|py)$/.test(path) || /^html\/(?:_files\/|404\.html$)/.test(path)) continue;
    const text = readFileSync(join(output, path), 'utf8');
    result.set(path, stable(path.endsWith('.html') ? mainOf(text) : text));
  }
  result.set('files.txt', [...new Set(paths.map(stable))].map((path) => `${path}\n`).join(''));
  result.set(
    'said.txt',
    said.replace(/[\d.]+ s, /, '… s, ').replace(/^(?:executing|environment| {12}).*\n/gm, ''),
  );
  return new Map([...result].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Names that carry a hash of contents change whenever a style or a font does. */
const stable = (text: string): string =>
  text
    .replace(/(_assets\/[\w-]+)\.[0-9a-z]{13}\./g, '$1.….')
    .replace(/(_files\/[\w-]+)\.[0-9a-f]{12}\./g, '$1.….')
    .replace(/_search\/[0-9a-f]{12}\./g, '_search/….');

/** The part of a page that its author wrote, one element a line where blocks begin. */
const mainOf = (html: string): string =>
  `${(/<main[^]*<\/main>/.exec(html)?.[0] ?? html).replace(/(?=<(?:p|h\d|div|section|figure|table|tr|li|details|aside|nav|article|pre|header|footer)[ >])/g, '\n')}\n`;

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

function read(folder: string): Map<string, string> {
  return new Map(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
