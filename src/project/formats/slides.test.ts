// slides.test: the units of slides: which there are, what they are made from, and what they put where.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookOf } from '../../../tests/book-of.ts';
import type { BookFolder } from '../folder.ts';
import type { Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';
import { slideDownloads, slideUnits } from './slides.ts';

const slide = '+++ {"slideshow": {"slide_type": "slide"}}\n\n';
const variants = [
  { name: 'numpy', title: 'NumPy' },
  { name: 'pytorch', title: 'PyTorch' },
];

function inputOf(pages: Record<string, string>, more: Partial<FormatInput> = {}): FormatInput {
  const { book } = bookOf(pages, { settings: { variants, singleVariant: false, title: 'Book' } });
  return {
    book,
    folder: { bytes: () => new TextEncoder().encode('1,2') } as unknown as BookFolder,
    formats: new Set(['html']),
    variants: ['numpy', 'pytorch'],
    pages: book.pages,
    libraries: new Map(),
    reads: new Map([['numpy', new Set(['data.csv'])]]),
    tool: 'tool',
    ...more,
  };
}

const pathsOf = async (unit: Unit | undefined): Promise<string[]> =>
  ((await unit?.make())?.files ?? []).map(({ path }) => path);

test('every page with slides has a unit in every variant, in the folder of slides and in the site', async () => {
  const input = inputOf({ 'a.md': `# A\n\n${slide}Shown.\n`, 'x/b.md': '# B\n\nNot shown.\n' });
  const units = await slideUnits(input);
  assert.deepEqual(
    units.map(({ name }) => name),
    ['slides', 'slides/numpy', 'slides/numpy/a.md', 'slides/pytorch/a.md'],
  );
  assert.deepEqual(await pathsOf(units.at(-1)), [
    'slides/pytorch/a.html',
    'slides/pytorch/a.ipynb',
    'html/_files/slides/pytorch/a.html',
    'html/_files/slides/pytorch/a.ipynb',
  ]);
  assert.deepEqual(await pathsOf(units[1]), ['slides/numpy/data.csv']);
  const shared = await pathsOf(units[0]);
  assert.ok(shared.includes('slides/index.html') && shared.includes('html/_files/slides/index.html'));
  assert.ok(shared.some((path) => /^slides\/_assets\/deck\.[a-z0-9]+\.css$/.test(path)));
  const alone = await slideUnits({ ...input, formats: new Set() });
  assert.deepEqual(await pathsOf(alone.at(-1)), ['slides/pytorch/a.html', 'slides/pytorch/a.ipynb']);
});

test('only what a deck shows makes it again', async () => {
  const page = `# A\n\n${slide}Shown.\n`;
  const partsOf = async (pages: Record<string, string>, more?: Partial<FormatInput>): Promise<unknown> =>
    (await slideUnits(inputOf(pages, more))).find(({ name }) => name === 'slides/numpy/a.md')?.parts;
  const before = await partsOf({ 'a.md': page, 'b.md': '# B\n' });
  assert.deepEqual(await partsOf({ 'a.md': page, 'b.md': '# B\n\nOther words.\n' }), before);
  assert.notDeepEqual(await partsOf({ 'a.md': page.replace('Shown', 'Said'), 'b.md': '# B\n' }), before);
  assert.notDeepEqual(await partsOf({ 'a.md': page, 'b.md': '# B\n' }, { formats: new Set() }), before);
});

test('a book without slides has no units', async () => {
  assert.deepEqual(await slideUnits(inputOf({ 'a.md': '# A\n' })), []);
});

test('no page is made to know what is to be made', async () => {
  const pages = { 'a.md': `# A\n\n${slide}Shown.\n`, 'b.md': '# B\n' };
  const input = inputOf(pages);
  const untouchable = input.book.pages.map((page) => {
    const { path, frontmatter } = page.document;
    const document = {
      path,
      frontmatter,
      included: [],
      get tree() {
        return assert.fail(`${path} was made`);
      },
    };
    return { ...page, document };
  });
  const book = { ...input.book, pages: untouchable };
  const own = { ...input, book, pages: untouchable };
  assert.deepEqual(slideDownloads(own), {
    'a.md': { numpy: '_files/slides/numpy/a.html', pytorch: '_files/slides/pytorch/a.html' },
  });
  assert.equal((await slideUnits(own)).length, 4);
});
