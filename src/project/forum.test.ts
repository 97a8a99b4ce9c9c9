// forum.test: a site for a server with discussions: its blocks are named, and anchors.json says where they are, at no cost.

import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { filesOf, temporaryBook } from '../../tests/octavo.ts';
import type { Manifest } from '../compare/index.ts';
import type { BuildOptions } from './index.ts';
import { build } from './index.ts';

const configuration = `version: 1
project:
  title: Talk
  toc:
    - file: index.md
    - file: one.md
      children: [{file: two.md}]
`;
const pages = {
  'index.md': '# Talk\n\nWords.\n',
  'one.md':
    '---\nlabel: first\n---\n\n# One\n\nSome words.\n\n(sec)=\n## Section\n\n- An item\n\n## Other\n\nThe end.\n',
  'two.md': '# Two\n\nSee {ref}`sec`.\n',
  'aliases.yml': 'section: sec\nretired: [old]\n',
};

interface Talk {
  folder: string;
  /** Builds, and gives the pages that were made again. */
  make(options?: BuildOptions): Promise<string[]>;
  manifest(): Manifest;
  files(): Map<string, string>;
}

function talk(t: TestContext, forum = ''): Talk {
  const folder = temporaryBook(t, { ...pages, 'octavo.yml': configuration + forum });
  const output = join(folder, '_build');
  return {
    folder,
    make: async (options = {}) => {
      const made: string[] = [];
      const report = await build(folder, {
        formats: ['html'],
        ...options,
        onEvent: (event) => {
          if (event.event === 'why' && event.unit !== undefined) made.push(event.unit.replace(/^html\//, ''));
        },
      });
      assert.deepEqual(report.diagnostics, []);
      if (options.pages === undefined)
        assert.equal(report.pages.rendered + report.pages.reused, report.pages.total);
      return made.filter((name) => name.endsWith('.md') || name.endsWith('.json'));
    },
    manifest: () => JSON.parse(readFileSync(join(output, 'html/anchors.json'), 'utf8')) as Manifest,
    files: () => new Map([...filesOf(output)].map(([path, { contents }]) => [path, contents])),
  };
}

const builtin: BuildOptions = { forum: 'builtin' };

test('the manifest says what there is, in reading order, by labels', async (t) => {
  const book = talk(t, '  forum: builtin\n');
  assert.deepEqual(await book.make(), ['index.md', 'one.md', 'two.md', 'anchors.json']);
  const { title, aliases, retired, shell, ...manifest } = book.manifest();
  assert.deepEqual([title, aliases, retired, shell.title], ['Talk', { section: 'sec' }, ['old'], 'Talk']);
  assert.deepEqual(
    manifest.pages.map(({ address, label, number, parent }) => [address, label, number, parent]),
    [
      ['index', 'index', undefined, undefined],
      ['one', 'first', '1', undefined],
      ['two', 'two', '1.1', 'first'],
    ],
  );
  assert.deepEqual(
    manifest.sections.map(({ label, explicit, page, parent }) => [label, explicit, page, parent]),
    [
      ['index', false, 'index', undefined],
      ['first', true, 'first', undefined],
      ['sec', true, 'first', 'first'],
      ['first#other', false, 'first', 'first'],
      ['two', false, 'two', 'first'],
    ],
  );
  assert.deepEqual(
    manifest.blocks.map(({ section, kind, text }) => [section, kind, text]),
    [
      ['index', 'paragraph', 'Words.'],
      ['first', 'paragraph', 'Some words.'],
      ['sec', 'heading', 'Section'],
      ['sec', 'item', 'An item'],
      ['first#other', 'heading', 'Other'],
      ['first#other', 'paragraph', 'The end.'],
      ['two', 'paragraph', 'See §.'],
    ],
  );
});

test('what did not change is not written again, and the manifest is that of a new build', async (t) => {
  const book = talk(t);
  await book.make(builtin);
  const first = book.manifest();
  writeFileSync(join(book.folder, 'two.md'), '# Two\n\nNew words. See {ref}`sec`.\n');
  assert.deepEqual(await book.make(builtin), ['two.md', 'anchors.json']);
  const again = book.manifest();
  assert.notEqual(again.id, first.id);
  assert.deepEqual(again.pages.slice(0, 2), first.pages.slice(0, 2));
  const files = book.files();
  for (const name of ['_build', '.octavo']) rmSync(join(book.folder, name), { recursive: true });
  await book.make(builtin);
  assert.deepEqual(book.manifest(), again);
  for (const [path, contents] of book.files())
    if (path !== 'report.json') assert.equal(contents, files.get(path), path);
});

test('some pages only: the others are in the manifest as they were', async (t) => {
  const book = talk(t);
  await book.make(builtin);
  const { id } = book.manifest();
  writeFileSync(join(book.folder, 'index.md'), '# Talk\n\nOther words.\n');
  writeFileSync(join(book.folder, 'two.md'), '# Two\n\nMore words.\n');
  await book.make({ ...builtin, pages: 'two.md' });
  assert.notEqual(book.manifest().id, id);
  assert.deepEqual(
    book.manifest().blocks.flatMap(({ kind, text }) => (kind === 'paragraph' ? [text] : [])),
    ['Words.', 'Some words.', 'The end.', 'More words.'],
  );
});

test('lost notes: the pages are made again', async (t) => {
  const book = talk(t);
  await book.make(builtin);
  const files = book.files();
  const notes = [...filesOf(join(book.folder, '.octavo')).keys()].filter((path) =>
    path.endsWith('.notes.json'),
  );
  assert.equal(notes.length, 1);
  rmSync(join(book.folder, '.octavo', notes[0] ?? ''));
  // Something that no page shows.
  writeFileSync(join(book.folder, 'octavo.yml'), `${configuration}  keywords: []\n`);
  assert.deepEqual(await book.make(builtin), ['index.md', 'one.md', 'two.md']);
  for (const [path, contents] of files)
    if (path !== 'report.json') assert.equal(book.files().get(path), contents);
});

test('a site that was built to be served keeps its discussions; turning them off leaves nothing', async (t) => {
  const book = talk(t);
  await book.make();
  const plain = book.files();
  assert.ok(!plain.has('html/anchors.json'));
  await book.make(builtin);
  const served = book.files().get('html/anchors.json');
  assert.ok(served !== undefined);
  await book.make();
  assert.equal(book.files().get('html/anchors.json'), served);
  writeFileSync(join(book.folder, 'octavo.yml'), `${configuration}  forum: none\n`);
  await book.make();
  assert.ok(!book.files().has('html/anchors.json'));
  assert.ok(![...book.files().values()].some((text) => text.includes('data-block')));
  for (const [path, contents] of plain)
    if (path !== 'report.json') assert.equal(book.files().get(path), contents);
  const discourse = 'forum: {provider: discourse, url: "https://talk.example.org"}';
  const elsewhere = talk(t, `  url: https://book.example\n  ${discourse}\n`);
  await elsewhere.make(builtin);
  assert.ok(!elsewhere.files().has('html/anchors.json'));
});
