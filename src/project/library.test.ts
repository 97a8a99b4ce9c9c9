// library.test: libraries of variants, the code that is shown, the files written, and whether committed ones are right.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookOf } from '../../tests/book-of.ts';
import type { CodeCell, Document, LibrarySettings, ProjectSettings } from '../document/index.ts';
import { nodesOf } from '../document/index.ts';
import type { BookFolder } from './folder.ts';
import type { FormatInput } from './formats/format.ts';
import { checkLibrary, libraryUnits } from './formats/library.ts';
import { libraryFile, notebookUnits } from './formats/notebooks.ts';
import { workOf } from './cells.ts';
import { codePage } from './code-page.fixture.ts';
import { librarySymbols } from './library-symbols.ts';
import { pageCells } from './page-cells.ts';
import { shownTree } from './shown-code.ts';
import type { Unit } from './unit.ts';
import { librariesOf, libraryName } from './variant-library.ts';

const libraries: Record<string, LibrarySettings> = {
  a: { file: 'lib/one.py', framework: 'one', aliases: [{ kind: 'simple', name: 'full', of: 'ones' }] },
  b: { file: 'lib/two.py', framework: 'two', aliases: [{ kind: 'fluent', name: 'full', of: 'fill' }] },
};
const settings: Partial<ProjectSettings> = {
  title: 'Tensors',
  library: 'lib',
  libraries,
  release: '1.2',
  variants: [
    { name: 'a', title: 'One' },
    { name: 'b', title: 'Two' },
  ],
};
const pages = {
  'first.md':
    '# First\n\n```{code-cell} python\n:variant: a\nimport one\nfrom lib import one as lib\n```\n\n```{code-cell} python\n:variant: b\nimport two\nfrom lib import two as lib\n```\n\n```{code-cell} python\nlib.full(3)\n```\n',
  'last.md':
    '(sec-last)=\n# Last\n\n```{code-cell} python\n:save:\n:variant: a\nimport one\ndef f():\n    return one.ones(2)\n```\n\n```{code-cell} python\n:save:\n:variant: b\nimport two\nclass A:\n    """Doc."""\n    x = two\n```\n',
};

function folderOf(files: Record<string, string>): BookFolder {
  return {
    root: '/book',
    exists: (path) => path in files,
    bytes: (path) => (path in files ? new TextEncoder().encode(files[path]) : undefined),
    files: () => Object.keys(files),
    absolute: (path) => `/book/${path}`,
  };
}

function inputOf(files: Record<string, string> = {}, more: Partial<ProjectSettings> = {}): FormatInput {
  const { book } = bookOf(pages, { settings: { ...settings, ...more } });
  const folder = folderOf(files);
  const documents = book.pages.map(({ document }) => document);
  return {
    book,
    folder,
    formats: new Set(['library']),
    variants: book.settings.variants.map(({ name }) => name),
    pages: book.pages,
    libraries: librariesOf(
      documents.map((one) => pageCells(codePage(one))),
      book.settings,
      folder,
    ),
    reads: new Map(),
    tool: '',
  };
}

/** What units write, by path. */
async function filesOf(units: readonly Unit[]): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const unit of units) {
    const made = await unit.make();
    for (const { path, contents } of made.files)
      files[path] = typeof contents === 'string' ? contents : '(bytes)';
  }
  return files;
}

const written = (input: FormatInput): Promise<Record<string, string>> => filesOf(libraryUnits(input));

const sourcesOf = (document: Document): [string[] | undefined, string][] =>
  nodesOf(document.tree, 'codeCell').map(({ variants, source }: CodeCell) => [variants, source]);

test('a kept library is a module of a package, in the output as in the book', async () => {
  assert.deepEqual(libraryName(inputOf().book.settings, 'a'), {
    name: 'lib',
    module: 'lib.one',
    file: 'lib/one.py',
  });
  const files = await written(inputOf());
  assert.deepEqual(Object.keys(files).toSorted(), [
    'library/lib/__init__.py',
    'library/lib/one.py',
    'library/lib/two.py',
  ]);
  assert.equal(files['library/lib/__init__.py'], '"""Code of the book Tensors."""\n\n__version__ = "1.2"\n');
  assert.match(
    files['library/lib/one.py'] ?? '',
    /^"""Code of the book Tensors \(One\)\.[^]*Use: from lib import one as lib\n/,
  );
  assert.match(
    files['library/lib/one.py'] ?? '',
    /def f\(\):\n {4}"""Defined in Chapter 2 \(Last\)\."""\n[^]*# Aliases\nfull = one\.ones\n$/,
  );
  assert.match(
    files['library/lib/two.py'] ?? '',
    /"""Doc\.\n\n {4}Defined in Chapter 2 \(Last\)\.\n {4}"""\n/,
  );
});

test('a package that is there keeps its words and gets the version', async () => {
  const files = await written(inputOf({ 'lib/__init__.py': '"""Own."""\n__version__ = "1.1"\nx = 1\n' }));
  assert.equal(files['library/lib/__init__.py'], '"""Own."""\n__version__ = "1.2"\nx = 1\n');
});

test('a library that is not kept has a folder for its variant', async () => {
  const files = await written(inputOf({}, { libraries: {} }));
  assert.deepEqual(Object.keys(files).toSorted(), ['library/a/lib.py', 'library/b/lib.py']);
});

test('an alias of nothing is told where the configuration names the framework, each name once', () => {
  const point = { line: 3, column: 12, offset: 40 };
  const place = { file: 'config.ini', position: { start: point, end: point } };
  const aliases: LibrarySettings['aliases'] = [
    { kind: 'simple', name: 'full', of: 'ones' },
    { kind: 'plain', name: 'x', value: 'four.y' },
  ];
  const input = inputOf({}, { libraries: { a: { file: 'lib/one.py', framework: 'three', aliases, place } } });
  assert.deepEqual(
    input.libraries
      .get('a')
      ?.diagnostics.map(({ code, file, position, message }) => [
        code,
        file,
        position?.start.line,
        /`\w+`/.exec(message)?.[0],
      ]),
    ['`three`', '`four`'].map((name) => ['alias-without-import', 'config.ini', 3, name]),
  );
});

test('notebooks find the package and have its files beside them', async () => {
  const input = inputOf();
  assert.equal(libraryFile(input, 'a'), 'a/lib');
  const files = await filesOf(notebookUnits(input));
  assert.doesNotMatch(files['notebooks/a/last.ipynb'] ?? '', /Finds the book/);
  assert.ok('notebooks/a/lib/one.py' in files && 'notebooks/b/lib/__init__.py' in files);
  assert.match(
    files['notebooks/a/first.ipynb'] ?? '',
    /# Finds the book's library, lib\.[^]*Path\(\\"\.\\"\)/,
  );
});

test('a committed file is right, stale at a line, or not there', async () => {
  const right = await written(inputOf());
  const one = right['library/lib/one.py'] as string;
  const two = right['library/lib/two.py'] as string;
  assert.deepEqual(checkLibrary(inputOf({ 'lib/one.py': one, 'lib/two.py': two })), []);
  const stale = checkLibrary(inputOf({ 'lib/one.py': one.replace('ones(2)', 'ones(3)') }));
  assert.deepEqual(
    stale.map(({ severity, code, file, position, help }) => [
      severity,
      code,
      file,
      position?.start.line,
      help,
    ]),
    [
      [
        'error',
        'stale-library',
        'lib/one.py',
        one.slice(0, one.indexOf('ones(2)')).split('\n').length,
        'run `octavo build --format library` and copy `_build/library/lib/one.py` to `lib/one.py`',
      ],
      [
        'error',
        'stale-library',
        'lib/two.py',
        undefined,
        'run `octavo build --format library` and copy `_build/library/lib/two.py` to `lib/two.py`',
      ],
    ],
  );
  const longer = checkLibrary(inputOf({ 'lib/one.py': `${one}x = 1\n`, 'lib/two.py': two }));
  assert.deepEqual(
    longer.map(({ position }) => position?.start.line),
    [one.split('\n').length],
  );
  assert.deepEqual(
    checkLibrary(inputOf({}, { libraries: {} })).map(({ code }) => code),
    ['no-library-file'],
  );
});

test('what is kept by hand above the banner stays, and is right when it is written again', async () => {
  const header = 'HUB = dict()\nimport one\n\n#################   WARNING   ################\nold = 1\n';
  const files = await written(inputOf({ 'lib/one.py': header }));
  const one = files['library/lib/one.py'] as string;
  assert.match(one, /^HUB = dict\(\)\nimport one\n\n\n#+ {3}WARNING {3}#+\n/);
  assert.doesNotMatch(one, /old|import one\n[^]*import one\n/);
  assert.deepEqual(await written(inputOf({ 'lib/one.py': one })), files);
});

test('shown code has the names of its variant; a cell that differs becomes branches, with their outputs', () => {
  const { book } = bookOf(pages, {
    settings,
    outputs: {
      'first.md#3': {
        a: [{ output_type: 'stream', name: 'stdout', text: 'A' }],
        b: [{ output_type: 'stream', name: 'stdout', text: 'B' }],
      },
    },
  });
  const [first, last] = book.pages.map(({ document }) => document) as [Document, Document];
  const shownOf = ({ tree, variants }: Document): Document['tree'] =>
    shownTree(tree, variants, book.settings);
  const shown = { ...first, tree: shownOf(first) };
  assert.deepEqual(sourcesOf(shown).slice(2), [
    [['a'], 'one.ones(3)'],
    [['b'], '(3).fill()'],
  ]);
  const cells = nodesOf(shown.tree, 'codeCell').slice(2);
  assert.deepEqual(
    cells.map(({ outputs }) => Object.keys(outputs)),
    [['a'], ['b']],
  );
  assert.equal(shownOf(shown), shown.tree);
  assert.equal(shownOf(last), last.tree);
});

test('pages run the shown code, with the whole of a kept library', () => {
  const { book } = bookOf(pages, { settings });
  const documents = book.pages.map(({ document }) => document);
  const [a] = workOf(documents.map(codePage), book.settings, folderOf({}));
  const [first] = a?.pages ?? [];
  assert.deepEqual(first?.task.cells.map(({ source }) => source.trim()).at(-1), 'one.ones(3)');
  assert.deepEqual([first?.task.library?.name, first?.task.library?.module], ['lib', 'lib.one']);
  assert.match(first?.task.library?.source ?? '', /def f/);
  const [plain] = workOf(documents.map(codePage), { ...book.settings, libraries: {} }, folderOf({}));
  assert.doesNotMatch(plain?.pages[0]?.task.library?.source ?? '', /def f/);
});

test('symbols of all variants, kept where the library is the same', () => {
  const map = new Map<string, string>();
  const kept = {
    read: (key: string): string | undefined => map.get(key),
    write: (key: string, text: string): void => void map.set(key, text),
  };
  const ask = (more: Partial<ProjectSettings> = {}): (string | undefined)[] => {
    const symbols = librarySymbols(inputOf({}, more).libraries.values(), kept);
    return ['lib.one.f', 'lib.two.A', 'lib.two.f', 'lib.f', 'lib.A'].map(
      (name) => symbols.get(name)?.signature,
    );
  };
  assert.deepEqual(ask(), ['f()', 'A()', undefined, undefined, undefined]);
  const { size } = map;
  assert.deepEqual(ask(), ['f()', 'A()', undefined, undefined, undefined]);
  assert.equal(map.size, size);
  assert.deepEqual(ask({ libraries: {} }), [undefined, undefined, undefined, 'f()', 'A()']);
  assert.deepEqual([...librarySymbols(inputOf().libraries.values()).keys()], ['lib.one.f', 'lib.two.A']);
});

test('a page that a variant lacks gives it no cells', () => {
  const { book } = bookOf(pages, { settings });
  const documents = book.pages.map(({ document }) => ({ ...document, tree: document.tree, variants: ['b'] }));
  const [a, b] = workOf(documents.map(codePage), book.settings, folderOf({}));
  assert.deepEqual([a?.pages.length, b?.pages.length], [0, 2]);
});

test('stored libraries are those that were made; prose changes nothing, code does', () => {
  const map = new Map<string, string>();
  let writes = 0;
  const store = {
    read: (key: string): string | undefined => map.get(key),
    write: (key: string, text: string): void => void (writes++, map.set(key, text)),
  };
  const librariesFrom = (change: (text: string) => string): ReturnType<typeof librariesOf> => {
    const { book } = bookOf({ ...pages, 'last.md': change(pages['last.md']) }, { settings });
    return librariesOf(
      book.pages.map(({ document }) => pageCells(codePage(document))),
      book.settings,
      folderOf({}),
      store,
    );
  };
  const made = librariesFrom((text) => text);
  assert.equal(writes, 2);
  const again = librariesFrom((text) => text.replace('# Last\n', '# Last\n\nSome words.\n'));
  assert.equal(writes, 2);
  assert.equal(again.get('a')?.source, made.get('a')?.source);
  assert.deepEqual(again.get('a')?.digests, made.get('a')?.digests);
  assert.deepEqual(again.get('a')?.definitions, made.get('a')?.definitions);
  librariesFrom((text) => text.replace('ones(2)', 'ones(3)'));
  assert.equal(writes, 3);
  const wrong = librariesFrom((text) => text.replace('ones(2)', 'missing(3)'));
  const moved = librariesFrom((text) =>
    text.replace('ones(2)', 'missing(3)').replace('# Last\n', '# Last\n\nSome words.\n'),
  );
  const lineOf = (all: typeof wrong): number | undefined =>
    all.get('a')?.diagnostics[0]?.position?.start.line;
  assert.equal(lineOf(wrong), undefined);
  const local = librariesFrom((text) => text.replace('one.ones(2)', 'nowhere'));
  const later = librariesFrom((text) =>
    text.replace('one.ones(2)', 'nowhere').replace('# Last\n', '# Last\n\nSome words.\n'),
  );
  assert.equal((lineOf(local) as number) + 2, lineOf(later));
  assert.equal(moved.get('a')?.diagnostics.length, 0);
});
