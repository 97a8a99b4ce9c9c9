// notebook.test: whole notebooks: their cells, links, pictures, outputs and form.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookOf } from '../../../tests/book-of.ts';
import type { BookOfOptions } from '../../../tests/book-of.ts';
import type { Output } from '../../document/index.ts';
import { writeNotebook } from './index.ts';
import type { CodeCellJson, MarkdownCell, NotebookJson } from './nbformat.ts';

const variants = [
  { name: 'numpy', title: 'NumPy' },
  { name: 'torch', title: 'PyTorch' },
];
const both: BookOfOptions = { settings: { variants, singleVariant: false, library: 'tt' } };

function notebook(
  pages: Record<string, string>,
  path: string,
  more: BookOfOptions = {},
  extra = {},
): NotebookJson {
  const { book } = bookOf(pages, more);
  const page = book.page(path);
  assert.ok(page);
  const [file] = writeNotebook(book, page, more.settings?.variants ? 'numpy' : 'default', {
    file: `${path.replace(/\.md$/, '')}.ipynb`,
    ...extra,
  });
  return JSON.parse(file?.contents as string) as NotebookJson;
}

const text = (book: NotebookJson): string =>
  book.cells
    .filter((cell): cell is MarkdownCell => cell.cell_type === 'markdown')
    .map(({ source }) => source.join(''))
    .join('\n\n');
const code = (book: NotebookJson): CodeCellJson[] =>
  book.cells.filter((cell): cell is CodeCellJson => cell.cell_type === 'code');

const cell = (source: string, options = ''): string =>
  `\`\`\`{code-cell} python\n${options}${source}\n\`\`\`\n`;

test('cells of the variant only, with the outputs of the variant', () => {
  const stream = (words: string): Output => ({ output_type: 'stream', name: 'stdout', text: words });
  const made = notebook(
    {
      'a.md': `# A\n\n${cell('x = 1', ':variant: numpy\n')}\n${cell('x = 2', ':variant: torch\n')}\n${cell('print(x)\nx', ':label: shown\n')}`,
    },
    'a.md',
    {
      ...both,
      outputs: {
        shown: {
          numpy: [
            stream('1\n2'),
            { output_type: 'execute_result', data: { 'text/plain': '1' }, metadata: {}, execution_count: 9 },
          ],
          torch: [stream('2\n')],
        },
      },
    },
  );
  assert.deepEqual(
    code(made).map(({ source }) => source.join('')),
    ['x = 1', 'print(x)\nx'],
  );
  assert.deepEqual(code(made)[1]?.outputs, [
    { output_type: 'stream', name: 'stdout', text: ['1\n', '2'] },
    { output_type: 'execute_result', data: { 'text/plain': ['1'] }, metadata: {}, execution_count: 1 },
  ]);
  assert.deepEqual(
    code(made).map(({ execution_count }) => execution_count),
    [null, 1],
  );
  assert.equal(code(made)[1]?.id, 'shown');
  assert.deepEqual(made.metadata['octavo'], { page: 'a.md', variant: 'numpy' });
});

test('bytes of the store become base64; what the store lacks is left out', () => {
  const stored = (sha256: string): object => ({ sha256, bytes: 3 });
  const made = notebook({ 'a.md': `# A\n\n${cell('draw()', ':label: d\n')}` }, 'a.md', {
    outputs: {
      d: [
        { output_type: 'display_data', data: { 'image/png': stored('aa'), 'text/plain': 'P' }, metadata: {} },
        {
          output_type: 'display_data',
          data: { 'image/png': stored('gone'), 'text/plain': 'Q' },
          metadata: {},
        },
      ],
    },
    store: { aa: Uint8Array.of(1, 2, 250, 255) },
  });
  assert.deepEqual(
    code(made)[0]?.outputs.map(({ data }) => data),
    [
      { 'image/png': Buffer.from([1, 2, 250, 255]).toString('base64'), 'text/plain': ['P'] },
      { 'text/plain': ['Q'] },
    ],
  );
});

test('the first code cell finds the library from the folder of the notebook', () => {
  const pages = { 'lines/a.md': `# A\n\n${cell('import tt')}` };
  const made = notebook(pages, 'lines/a.md', both, {
    file: 'numpy/lines/a.ipynb',
    libraryFile: 'numpy/tt.py',
  });
  const [setup, first] = code(made);
  assert.deepEqual(setup?.metadata['tags'], ['octavo-setup']);
  assert.match(setup?.source.join('') ?? '', /Path\("\.\."\)/);
  assert.equal(first?.source.join(''), 'import tt');
  assert.equal(
    code(notebook({ 'a.md': '# No code' }, 'a.md', both, { libraryFile: 'numpy/tt.py' })).length,
    0,
  );
});

test('a page whose code never speaks of the library gets no cell that finds it', () => {
  const library = { libraryFile: 'numpy/tt.py' };
  for (const source of ['import tttt', 'x = 1  # a_tt', 'print(1)'])
    assert.equal(code(notebook({ 'a.md': `# A\n\n${cell(source)}` }, 'a.md', both, library)).length, 1);
  for (const source of ['from tt import line', 'import x\nx.load("tt")', 'import lib.tt as t'])
    assert.equal(code(notebook({ 'a.md': `# A\n\n${cell(source)}` }, 'a.md', both, library)).length, 2);
});

test('references lead to the notebook of the variant, else to the site, else nowhere', () => {
  const pages = {
    'lines/a.md': `# A\n\nSee {ref}\`b\`, {ref}\`c\`.\n\n${cell('1')}`,
    'curves/b.md': `(b)=\n# B\n\n${cell('1')}`,
    'c.md': '(c)=\n# C\n\nNo code.',
  };
  const at = { file: 'numpy/lines/a.ipynb' };
  const site = text(notebook(pages, 'lines/a.md', both, { ...at, siteUrl: 'https://x.org/book/' }));
  assert.match(site, /\]\(\.\.\/curves\/b\.ipynb(?:#b)?\)/);
  assert.match(site, /\]\(https:\/\/x\.org\/book\/c\.html(?:#c)?\)/);
  assert.doesNotMatch(text(notebook(pages, 'lines/a.md', both, at)), /c\.html|c\.ipynb/);
});

test('small pictures are attachments, vector pictures are files', () => {
  const { book } = bookOf(
    { 'p/a.md': '# A\n\n![one](one.png) and ![two](/two.svg)\n\n![gone](gone.png)' },
    {
      files: {
        'p/one.png': Uint8Array.of(137, 80, 78, 71),
        'two.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      },
    },
  );
  const [file, picture, ...more] = writeNotebook(book, book.page('p/a.md') ?? assert.fail(), 'default', {
    file: 'p/a.ipynb',
  });
  const made = JSON.parse(file?.contents as string) as NotebookJson;
  const first = made.cells[0] as MarkdownCell;
  const [name = ''] = Object.keys(first.attachments ?? {});
  assert.deepEqual(first.attachments?.[name], { 'image/png': 'iVBORw==' });
  assert.ok(first.source.join('').includes(`![one](attachment:${name})`));
  assert.match(picture?.path ?? '', /^p\/_files\/two-[0-9a-f]{8}\.svg$/);
  assert.ok(first.source.join('').includes(`![two](${picture?.path.slice(2)})`));
  assert.equal(more.length, 0);
  assert.match(text(made), /gone/);
});

test('two writings are the same bytes, and ids are unique and of the right form', () => {
  const pages = { 'a.md': `# A\n\n${cell('1', ':label: α β\n')}\n## B\n\n${cell('2')}\n\n${cell('3')}` };
  const [one, two] = [notebook(pages, 'a.md'), notebook(pages, 'a.md')];
  assert.deepEqual(one, two);
  const ids = one.cells.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^[A-Za-z0-9_-]{1,64}$/);
});

test('hidden and removed parts are folded, never lost from the source', () => {
  const made = notebook(
    {
      'a.md': `# A\n\n${cell('a = 1', ':tags: [remove-cell]\n')}\n${cell('b = 1', ':tags: [hide-input]\n')}`,
    },
    'a.md',
  );
  assert.deepEqual(
    code(made).map(({ source, metadata }) => [source.join(''), metadata['jupyter']]),
    [
      ['a = 1', { source_hidden: true }],
      ['b = 1', { source_hidden: true }],
    ],
  );
});
