// toctrees: contents walked from the index page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentsFromToctrees } from './toctrees.ts';

const page = (title: string, ...toctrees: [boolean, ...string[]][]) => ({
  title,
  toctrees: toctrees.map(([numbered, ...files]) => ({ numbered, entries: files.map((file) => ({ file })) })),
});

test('numbers come from the list above, appendices are lettered, cycles end', () => {
  const pages = new Map([
    ['index.md', page('Book', [false, 'preface.md'], [true, 'one.md', 'tools.md'], [false, 'refs.md'])],
    ['preface.md', page('Preface')],
    ['one.md', page('One', [false, 'a.md', 'index.md', 'one.md'])],
    ['tools.md', page('Appendix: Tools', [true, 'b.md'])],
    ...['a.md', 'b.md', 'refs.md'].map((path) => [path, page(path)] as const),
  ]);
  assert.deepEqual(contentsFromToctrees('index.md', pages, assert.fail), [
    { file: 'index.md', children: [] },
    { file: 'preface.md', children: [], numbering: false },
    { file: 'one.md', children: [{ file: 'a.md', children: [] }] },
    { file: 'tools.md', children: [{ file: 'b.md', children: [] }], numbering: 'appendix' },
    { file: 'refs.md', children: [], numbering: false },
  ]);
});

test('an entry that is no page is left out and told with the page that lists it', () => {
  const pages = new Map([
    ['index.md', page('Book', [true, 'one.md', 'gone.md'])],
    ['one.md', page('One', [false, 'lost.md', 'gone.md'])],
  ]);
  const absent: string[] = [];
  const contents = contentsFromToctrees('index.md', pages, ({ file }, from) =>
    absent.push(`${from}: ${file}`),
  );
  assert.deepEqual(contents, [
    { file: 'index.md', children: [] },
    { file: 'one.md', children: [] },
  ]);
  assert.deepEqual(absent, ['one.md: lost.md', 'one.md: gone.md']);
});
