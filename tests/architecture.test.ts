// architecture: the house rules as tests: who may import whom, no cycles, no `any`, short files, no drawers.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every area and the areas that it may import, as in ARCHITECTURE.md. */
const mayImport: Record<string, readonly string[]> = {
  document: [],
  code: ['document'],
  search: ['document'],
  math: ['document'],
  read: ['document'],
  execute: ['document', 'code'],
  link: ['document', 'math'],
  write: ['document', 'code', 'search', 'math', 'link'],
  typeset: ['document', 'write'],
  compare: ['document', 'link', 'write/html'],
  project: ['document', 'code', 'search', 'math', 'read', 'execute', 'link', 'write', 'typeset', 'compare'],
  preview: [
    'document',
    'code',
    'search',
    'math',
    'read',
    'execute',
    'link',
    'write',
    'typeset',
    'compare',
    'project',
  ],
  browser: ['document', 'code', 'search', 'math'],
  forum: ['document', 'code', 'search', 'math', 'read', 'link', 'compare', 'write/html'],
  cli: [
    'document',
    'code',
    'search',
    'math',
    'read',
    'execute',
    'link',
    'write',
    'typeset',
    'compare',
    'project',
    'preview',
    'forum',
  ],
};

interface Source {
  /** From `src/`, with `/`. */
  path: string;
  text: string;
  isTest: boolean;
}

const sources: Source[] = readdirSync(join(root, 'src'), { recursive: true })
  .map((name) => String(name).replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))
  .map((path) => ({
    path,
    text: readFileSync(join(root, 'src', path), 'utf8'),
    isTest: /\.(?:test|fixture)\.ts$/.test(path),
  }));
const code = sources.filter((source) => !source.isTest);

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'";]*?from\s+['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/g;

interface Import {
  to: string;
  typeOnly: boolean;
}

/** The files of `src/` that a source imports, paths from `src/`. */
function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  for (const match of source.text.matchAll(importPattern)) {
    const to = posix.join(posix.dirname(source.path), (match[2] ?? match[3]) as string);
    if (!to.startsWith('..')) found.push({ to, typeOnly: match[1] !== undefined });
  }
  return found;
}

const areaOf = (path: string): string => path.split('/')[0] as string;

/** Where the package's files and the user's cache lie on a disk: for the areas that may do I/O. */
const onDisk = ['package-root.ts', 'user-cache.ts', 'write-whole.ts'];
const mayUseDisk = ['execute', 'typeset', 'project', 'preview', 'forum', 'cli'];

test('every file stands in an area', () => {
  const strays = sources.filter(({ path }) => path.includes('/') && !(areaOf(path) in mayImport));
  assert.deepEqual(
    strays.map(({ path }) => path),
    [],
  );
});

test('areas import only what the table allows', () => {
  const bad: string[] = [];
  for (const source of code) {
    const allowed = mayImport[areaOf(source.path)] ?? [];
    for (const { to } of importsOf(source)) {
      if (areaOf(to) === areaOf(source.path)) continue;
      if (onDisk.includes(to) && mayUseDisk.includes(areaOf(source.path))) continue;
      if (!allowed.some((place) => to.startsWith(`${place}/`))) bad.push(`src/${source.path} -> ${to}`);
    }
  }
  assert.deepEqual(bad, []);
});

test('areas are entered by their index.ts', () => {
  const bad: string[] = [];
  for (const source of code) {
    for (const { to } of importsOf(source)) {
      const same = areaOf(to) === areaOf(source.path);
      // A format of write/ is entered by its own index, so that one format does not load the others.
      const door = /^write\/(?:[a-z]+\/index|file)\.ts$/.test(to) || /^[a-z]+\/index\.ts$/.test(to);
      if (!same && !door && !onDisk.includes(to)) bad.push(`src/${source.path} -> ${to}`);
    }
  }
  assert.deepEqual(bad, []);
});

test('no import cycles', () => {
  const graph = new Map(
    code.map((source) => [
      source.path,
      importsOf(source)
        .filter((one) => !one.typeOnly)
        .map((one) => one.to),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (path: string, trail: string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    for (const to of graph.get(path) ?? []) visit(to, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) visit(path, []);
  assert.deepEqual(cycles, []);
});

test('no `any`', () => {
  const bad = sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        /[:<,|(]\s*any\b(?!\s*:)|\bas any\b/.test(stripped(line)) ? [`src/${path}:${index + 1}`] : [],
      ),
  );
  assert.deepEqual(bad, []);
});

/** A line without its comments and strings, roughly: enough to look for a type. */
function stripped(line: string): string {
  return line.replace(/^\s*(?:\/\/|\/?\*).*$/, '').replace(/'[^']*'|"[^"]*"|`[^`]*`|\/\/.*$/g, "''");
}

test('no file is longer than 500 lines', () => {
  const long = sources
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 500);
  assert.deepEqual(long, []);
});

test('the first line of a file says what it is', () => {
  const bad = sources.filter(({ text }) => !/^\/\/ \S.*\S/.test(text)).map(({ path }) => `src/${path}`);
  assert.deepEqual(bad, []);
});

test('there are no drawers and no default exports', () => {
  const drawers = sources.filter(({ path }) =>
    /(^|\/)(utils?|common|helpers?|misc|shared)(\/|\.)/.test(path),
  );
  const defaults = sources.filter(({ text }) => /^export default\b/m.test(text));
  assert.deepEqual(
    [...drawers, ...defaults].map(({ path }) => path),
    [],
  );
});

test('areas that must do no I/O import nothing of Node', () => {
  const pure = ['document', 'code', 'search', 'math', 'read', 'link', 'write', 'compare'];
  const bad = code
    .filter(({ path }) => pure.includes(areaOf(path)))
    .filter(({ text }) => /from\s+['"]node:|require\(|\bprocess\./.test(text))
    .map(({ path }) => path);
  assert.deepEqual(bad, []);
});

test('every area with code has an index that says what it is for', () => {
  const areas = [...new Set(code.filter(({ path }) => path.includes('/')).map(({ path }) => areaOf(path)))];
  const bad = areas.filter((area) => {
    if (area === 'write' || area === 'browser' || area === 'cli') return false;
    const path = join(root, 'src', area, 'index.ts');
    if (!existsSync(path)) return true;
    const opening = readFileSync(path, 'utf8').split('\n').slice(0, 3);
    return !opening.every((line) => line.startsWith('//'));
  });
  assert.deepEqual(bad, []);
});

test('the project speaks only of itself', () => {
  const words = new RegExp(
    ['/wo' + 'rk/', '\\bses' + 'sion \\d', '\\bissue ' + '#?\\d', 'contract\\.md'].join('|'),
    'i',
  );
  const folders = ['src', 'tests', 'bench', 'scripts', 'bin'].filter((folder) =>
    existsSync(join(root, folder)),
  );
  const bad = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))),
    )
    .filter((name) => /\.(ts|mjs|js|css|typ|md|yml)$/.test(name) && basename(name) !== 'architecture.test.ts')
    .filter((name) => words.test(readFileSync(join(root, name), 'utf8')));
  assert.deepEqual(bad, []);
});
