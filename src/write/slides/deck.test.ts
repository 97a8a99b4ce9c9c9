// deck.test: decks and notebooks of slides as files: where they lie, what they ask for, and what they say.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookOf } from '../../../tests/book-of.ts';
import type { BookOfOptions } from '../../../tests/book-of.ts';
import type { Output } from '../../document/index.ts';
import type { Book } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import { emptyAssets } from '../html/assets.fixture.ts';
import { hasSlides, slideAssets, writeSharedSlides, writeSlides } from './index.ts';
import { markedBook } from './marked.fixture.ts';

const variants = [
  { name: 'numpy', title: 'NumPy' },
  { name: 'pytorch', title: 'PyTorch' },
];
const assets = slideAssets(
  emptyAssets,
  { style: '.slide{}', script: 'deck()' },
  { pytorch: 'pytorch/tt.py' },
);

const book = (pages: Record<string, string>, more: BookOfOptions = {}): Book =>
  markedBook(bookOf(pages, more).book);

const textOf = ({ contents }: OutputFile): string => {
  assert.ok(typeof contents === 'string');
  return contents;
};

/** The files that all decks share, of the variants that have some. */
function shared(own: Book, names: readonly string[]): OutputFile[] {
  const decks = names.map((name) => [name, own.pages.filter((page) => hasSlides(page, name))] as const);
  return writeSharedSlides(own, new Map(decks.filter(([, pages]) => pages.length > 0)), assets);
}

function listOf(own: Book, names: readonly string[]): string {
  const list = shared(own, names).find(({ path }) => path === 'index.html');
  assert.ok(list !== undefined);
  return textOf(list);
}

function files(own: Book, path: string, variant = 'default'): Record<string, string> {
  const page = own.page(path);
  assert.ok(page !== undefined);
  return Object.fromEntries(writeSlides(own, page, variant, assets).map((file) => [file.path, textOf(file)]));
}

const printed = (text: string, name: 'stdout' | 'stderr' = 'stdout'): Output => ({
  output_type: 'stream',
  name,
  text,
});

interface NotebookCell {
  id: string;
  cell_type: string;
  source: string[];
  outputs?: unknown[];
  execution_count?: number | null;
  metadata: { slideshow: { slide_type: string }; jupyter?: { source_hidden?: boolean } };
}

const cellsOf = (notebook: string | undefined): NotebookCell[] =>
  (JSON.parse(notebook ?? '{}') as { cells: NotebookCell[] }).cells;

const briefly = (cells: readonly NotebookCell[]): string[] =>
  cells.map(
    ({ cell_type: kind, metadata, source }) =>
      `${kind} ${metadata.slideshow.slide_type}: ${source.join('').split('\n')[0]}`,
  );

test('a page without marks has no deck, and a book without decks no files', () => {
  const own = book({ 'a.md': '# A\n\nWords.\n' });
  const [page] = own.pages;
  assert.ok(page !== undefined);
  assert.equal(hasSlides(page, 'default'), false);
  assert.deepEqual(writeSlides(own, page, 'default', assets), []);
  assert.deepEqual(shared(own, ['default']), []);
});

test('decks and notebooks lie beside one another, by variant; the list of decks keeps its name', () => {
  const pages = { 'index.md': '# I\n\n⟦a⟧\n', 'x/b.md': '# B\n\n⟦b⟧\n', 'c.md': '# C\n' };
  const one = book(pages);
  assert.deepEqual(Object.keys(files(one, 'index.md')), ['_index.html', '_index.ipynb']);
  assert.deepEqual(Object.keys(files(one, 'x/b.md')), ['x/b.html', 'x/b.ipynb']);
  const list = listOf(one, ['default']);
  assert.deepEqual(
    [...list.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href),
    ['_index.html', '_index.ipynb', 'x/b.html', 'x/b.ipynb'],
  );
  const two = book(pages, { settings: { variants, singleVariant: false } });
  assert.deepEqual(Object.keys(files(two, 'x/b.md', 'pytorch')), ['pytorch/x/b.html', 'pytorch/x/b.ipynb']);
  const both = listOf(two, ['numpy', 'pytorch']);
  assert.match(
    both,
    /<h2>NumPy<\/h2>[\s\S]*numpy\/x\/b\.html[\s\S]*<h2>PyTorch<\/h2>[\s\S]*pytorch\/x\/b\.html/,
  );
});

test('a deck asks only for files beside it, all of which are there', () => {
  const own = book({ 'x/b.md': '# B\n\n⟦b⟧\n' });
  const html = files(own, 'x/b.md')['x/b.html'] ?? '';
  const asked = [...html.matchAll(/(?:src|href)="(?!data:|#)([^"]+)"/g)].map(([, address]) => address ?? '');
  const there = shared(own, ['default']).map(({ path }) => `../${path}`);
  assert.ok(asked.length >= 3);
  for (const address of asked) assert.ok(there.includes(address), address);
});

test('a deck shows its own variant, outputs too, and says which it is', () => {
  const cell = (variant: string): string =>
    `:::{code-cell} python\n:variant: ${variant}\n:label: ${variant}\nones_${variant}\n:::\n`;
  const own = book(
    {
      'a.md': `# A\n\n⟦b⟧\n\n${cell('numpy')}\n${cell('pytorch')}\n\`\`\`{code-cell} python\n:label: both\nboth\n\`\`\`\n`,
    },
    {
      settings: { variants, singleVariant: false },
      outputs: { both: { numpy: [printed('of numpy')], pytorch: [printed('of torch')] } },
    },
  );
  const made = files(own, 'a.md', 'pytorch');
  for (const text of Object.values(made)) {
    assert.match(text, /ones_pytorch/);
    assert.match(text, /of torch/);
    assert.match(text, /PyTorch/);
    assert.doesNotMatch(text, /ones_numpy|of numpy/);
  }
  assert.doesNotMatch(made['pytorch/a.html'] ?? '', /class="v |cell-head/);
});

test('references lead to the site where its address is known, else they are words', () => {
  const pages = {
    'a.md': '# A\n\n⟦see {ref}`there` and {numref}`there`⟧\n',
    'b.md': '# B\n\n(there)=\n## There\n',
  };
  const html = files(book(pages), 'a.md')['a.html'] ?? '';
  assert.match(html, /<h2 class="short">See [^<]*There/);
  assert.doesNotMatch(html, /b\.html/);
  const withSite = book(pages, { settings: { url: 'https://example.org/x/' } });
  assert.match(files(withSite, 'a.md')['a.html'] ?? '', /href="https:\/\/example\.org\/x\/b\.html#there"/);
});

test('long texts that a cell gave are cut on slides and say so; notebooks keep them', () => {
  const text = Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n');
  const own = book(
    { 'a.md': '# A\n\n⟦b⟧\n\n```{code-cell} python\n:label: long\nf()\n```\n' },
    {
      outputs: {
        long: [printed('a warning', 'stderr'), printed(text.slice(0, 50)), printed(text.slice(50))],
      },
    },
  );
  const made = files(own, 'a.md');
  assert.match(made['a.html'] ?? '', /line 12\n… 27 more lines/);
  assert.doesNotMatch(made['a.html'] ?? '', /line 13|a warning/);
  assert.match(made['a.ipynb'] ?? '', /line 39/);
  assert.match(made['a.ipynb'] ?? '', /a warning/);
});

test('the notebook has the slides of the deck, runs from top to bottom, and has ids of its own for every cell', () => {
  const own = book(
    {
      'a.md':
        '# A & *B*\n\n```{code-cell} python\nimport tt\n```\n\n⟦first,⟧\n\n```{code-cell} python\nx = 1  # one\n```\n\n' +
        '```{code-cell} python\n:tags: [hide-input]\n:label: shown\nplot(x)\n```\n\n' +
        '```{code-cell} python\n:tags: [remove-cell]\nhidden = 1\n```\n\n⟦+then⟧\n\n⟦second⟧\n',
    },
    {
      settings: { variants, singleVariant: false, title: 'Book' },
      outputs: { shown: [printed('picture')] },
    },
  );
  const cells = cellsOf(files(own, 'a.md', 'pytorch')['pytorch/a.ipynb']);
  assert.deepEqual(briefly(cells), [
    'markdown slide: # 1 A & B',
    "code skip: # Finds the book's library, tt.py.",
    'code slide: import tt',
    'markdown slide: ### First',
    'code -: x = 1',
    'code -: plot(x)',
    'code skip: hidden = 1',
    'markdown -: Then',
    'markdown slide: ### Second',
  ]);
  assert.equal(new Set(cells.map(({ id }) => id)).size, cells.length);
  assert.equal(cells[5]?.metadata.jupyter?.source_hidden, true);
  assert.equal(cells[5]?.outputs?.length, 1);
  assert.deepEqual([cells[4]?.execution_count, cells[5]?.execution_count], [null, 1]);
});

test('a notebook whose cells never speak of the library has no cell that finds it', () => {
  const own = book(
    { 'a.md': '# A\n\nUses tt. ⟦first⟧\n\n```{code-cell} python\nx = 1\n```\n' },
    { settings: { variants, singleVariant: false, title: 'Book' } },
  );
  assert.deepEqual(briefly(cellsOf(files(own, 'a.md', 'pytorch')['pytorch/a.ipynb'])), [
    'markdown slide: # 1 A',
    'markdown slide: ### First',
    'code -: x = 1',
  ]);
});

test('Jupyter’s own kinds of slides stay what they are in the notebook, and fragments wait in the deck', () => {
  const block = (type: string, text: string): string =>
    `+++ {"slideshow": {"slide_type": "${type}"}}\n\n${text}\n\n`;
  const own = book({
    'a.md': `# A\n\n${block('slide', '## Head\n\nText.')}${block('fragment', 'Then.')}${block('subslide', 'Below.')}${block('notes', 'Say.')}${block('-', 'On.')}`,
  });
  const made = files(own, 'a.md');
  assert.deepEqual(briefly(cellsOf(made['a.ipynb'])), [
    'markdown slide: # 1 A',
    'markdown slide: ### Head',
    'markdown fragment: Then.',
    'markdown subslide: Below.',
    'markdown notes: Say.',
    'markdown -: On.',
  ]);
  assert.match(made['a.html'] ?? '', /<div class="step"><p>Then\.<\/p><\/div>/);
  assert.doesNotMatch(made['a.html'] ?? '', /Say\./);
});

test('the same book gives the same bytes, and hostile words stay words', () => {
  const page =
    '# \\<script>alert(1)\\</script>\n\n⟦\\<script>alert(2)\\</script> & "q"⟧\n\n' +
    '```{code-cell} python\n:label: bad\nx = "</script><img onerror=y>"\n```\n';
  const make = (): Record<string, string> =>
    files(book({ 'a.md': page }, { outputs: { bad: [printed('<img onerror=z>')] } }), 'a.md');
  assert.deepEqual(make(), make());
  const html = make()['a.html'] ?? '';
  assert.match(html, /alert\(2\)[\s\S]*onerror=z/);
  assert.doesNotMatch(html, /<script>alert|<img onerror/);
});
