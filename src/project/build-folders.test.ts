// build-folders: one clear error where nothing can be written, no trace of a check, and a stop while pages are read.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FolderRefused, openFolders } from './build-folders.ts';
import { Interrupted, build } from './build.ts';
import { folderWith } from './configuration/folder-with.fixture.ts';
import { openFolder } from './folder.ts';

const book = {
  'octavo.yml': 'project:\n  title: A book\n',
  'index.md': '# A book\n',
};

test('a folder that cannot be written to stops the build before it begins', async (t) => {
  const folder = folderWith(t, book);
  writeFileSync(join(folder, 'file'), '');
  const told: string[] = [];
  const reason = async (output: string): Promise<string> => {
    try {
      await build(folder, { output, formats: ['html'], onEvent: ({ event }) => told.push(event) });
    } catch (error) {
      assert.ok(error instanceof FolderRefused);
      return error.message;
    }
    return 'built';
  };
  const file = join(folder, 'file');
  assert.equal(
    await reason(join(file, 'below', 'it')),
    `the result cannot be written to ${file}/below/it: a file stands where a folder is needed`,
  );
  if (existsSync('/proc/self'))
    assert.match(await reason('/proc/octavo/x'), /^the result cannot be written to \/proc\/octavo\/x: /);
  assert.deepEqual(told, []);
  assert.equal(existsSync(join(folder, '.octavo')), false);
  assert.equal(await reason(join(folder, 'a', 'b', 'c')), 'built');
});

test('what is given as the cache must be a folder; the default one may be missing', (t) => {
  const folder = openFolder(folderWith(t, { ...book, '.octavo': 'no folder' }));
  const temporary = openFolders(folder, {});
  assert.ok(existsSync(temporary.cache));
  assert.notEqual(temporary.cache, join(folder.root, '.octavo'));
  temporary.close();
  assert.equal(existsSync(temporary.cache), false);
  assert.throws(
    () => openFolders(folder, { cache: join(folder.root, 'index.md') }),
    /stored outputs cannot be written to .*index\.md: a file stands/,
  );
});

test('a check leaves nothing behind, and uses what is stored where there is something', async (t) => {
  const folder = folderWith(t, book);
  const before = readdirSync(folder);
  await build(folder, { formats: ['library'], check: true });
  assert.deepEqual(readdirSync(folder), before);
  mkdirSync(join(folder, '.octavo'));
  await build(folder, { formats: ['library'], check: true });
  assert.ok(readdirSync(join(folder, '.octavo')).length > 0);
});

test('a build stops while pages are read, and writes nothing of the book', async (t) => {
  const pages = Object.fromEntries(
    Array.from({ length: 400 }, (_, at) => [
      `page-${at}.md`,
      `# Page\n\n${'Some *words* $x_1$.\n\n'.repeat(60)}`,
    ]),
  );
  const folder = folderWith(t, { ...book, ...pages });
  const stop = new AbortController();
  let asked = 0;
  const timer = setTimeout(() => {
    asked = Date.now();
    stop.abort();
  }, 150);
  t.after(() => clearTimeout(timer));
  const stages: string[] = [];
  const onEvent = (event: { event: string; stage?: string }): void => void stages.push(event.stage ?? '');
  await assert.rejects(build(folder, { formats: ['html'], signal: stop.signal, onEvent }), Interrupted);
  assert.ok(asked > 0 && Date.now() - asked < 1000);
  assert.deepEqual(
    stages.filter((stage) => stage === 'writing'),
    [],
  );
  assert.equal(existsSync(join(folder, '_build')), false);
});

test('where it is told to stop from the start, it does nothing', async (t) => {
  const folder = folderWith(t, book);
  await assert.rejects(build(folder, { signal: AbortSignal.abort() }), Interrupted);
  assert.equal(existsSync(join(folder, '_build')), false);
  assert.equal(readFileSync(join(folder, 'index.md'), 'utf8'), book['index.md']);
});
