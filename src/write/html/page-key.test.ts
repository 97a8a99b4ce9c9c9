// page-key.test: a page's key changes when its files do, and does not when they do not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookOf } from '../../../tests/book-of.ts';
import type { BookOfOptions } from '../../../tests/book-of.ts';
import { emptyAssets } from './assets.fixture.ts';
import type { SiteAssets } from './assets.ts';
import { pageKey } from './page-key.ts';
import { writePage } from './write-page.ts';

const pages: Record<string, string> = {
  'a.md': '# First\n\nWords of the first.\n\n$$ x $$ (eq)\n\n```{code-cell} python\n1 + 1\n```\n',
  'b.md': '# Second\n\nSee {eq}`eq` and {cite:p}`knuth`.\n\n![Picture](p.png)\n',
  'c.md': '# Third\n\nWords of the third.\n',
  'd.md': '# Last\n\n:::{bibliography}\n:::\n\n{index}`Term <term>`\n\n:::{show-index}\n:::\n',
};
const options: BookOfOptions = {
  bibliography: '@book{knuth, author={Knuth, Donald}, title={Literate Programming}, year={1992}}',
  files: { 'p.png': 'one' },
  sizes: { 'p.png': { width: 3, height: 4 } },
};

interface State {
  key: string;
  files: string;
}

function states(
  changed: Record<string, string>,
  more: BookOfOptions,
  assets: SiteAssets = emptyAssets,
): Map<string, State> {
  const { book } = bookOf({ ...pages, ...changed }, { ...options, ...more });
  return new Map(
    book.pages.map((page) => [
      page.path,
      { key: pageKey(book, page, assets), files: JSON.stringify(writePage(book, page, assets)) },
    ]),
  );
}

const changes: Record<string, [Record<string, string>, BookOfOptions, SiteAssets?]> = {
  nothing: [{}, {}],
  'words of one page': [{ 'c.md': '# Third\n\nOther words.\n' }, {}],
  'a title': [{ 'c.md': '# Another\n\nWords of the third.\n' }, {}],
  'a number on another page': [{ 'a.md': '# First\n\n$$ y $$ (before)\n\n$$ x $$ (eq)\n' }, {}],
  'an output': [{}, { outputs: { 'a.md#1': [{ output_type: 'stream', name: 'stdout', text: '2' }] } }],
  'a picture': [{}, { files: { 'p.png': 'two' } }],
  'the size of a picture': [{}, { sizes: { 'p.png': { width: 5, height: 4 } } }],
  'a work': [
    {},
    { bibliography: '@book{knuth, author={Knuth, Donald}, title={Another Title}, year={1992}}' },
  ],
  'the title of the book': [{}, { settings: { title: 'New' } }],
  'the address of the site': [{}, { settings: { url: 'https://example.org/book' } }],
  'the repository': [{}, { settings: { github: 'a/b' } }],
  'where it is discussed': [
    {},
    {
      settings: {
        url: 'https://book.example',
        forum: { provider: 'discourse', url: 'https://talk.example' },
      },
    },
  ],
  'the style': [{}, {}, { ...emptyAssets, styles: { ...emptyAssets.styles, text: 'p{color:red}' } }],
  'a notebook': [
    {},
    {},
    {
      ...emptyAssets,
      downloads: { notebooks: { 'a.md': { default: '_files/a.ipynb' } }, slides: {}, pdf: {} },
    },
  ],
  'a term of the index': [{ 'c.md': '# Third\n\nWords of the {index}`third <other>`.\n' }, {}],
};

const before = states({}, {});
for (const [name, [changed, more, assets]] of Object.entries(changes)) {
  test(`a page's key and its files change together: ${name}`, () => {
    const after = states(changed, more, assets);
    let moved = 0;
    for (const [path, old] of before) {
      const now = after.get(path);
      assert.ok(now !== undefined);
      if (old.files !== now.files) assert.notEqual(now.key, old.key, `${path}: other files, same key`);
      // A page's digest holds the works that it cites, whether it prints them or not.
      else if (name !== 'a work' && (name === 'nothing' || path === 'b.md'))
        assert.equal(now.key, old.key, `${path}: same files, other key`);
      if (old.files !== now.files) moved++;
    }
    assert.equal(moved > 0, name !== 'nothing', `${moved} pages changed`);
  });
}

test('a change of one page leaves the others alone', () => {
  const after = states({ 'c.md': '# Third\n\nOther words.\n' }, {});
  assert.deepEqual(
    [...before].filter(([path, { key }]) => after.get(path)?.key !== key).map(([path]) => path),
    ['c.md'],
  );
});
