// book.test: what holds for every book: nothing changed, nothing thrown, nothing left open, the same twice, in time.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bookOf, cslFiles } from '../../tests/book-of.ts';
import type { Document, Node, Output } from '../document/index.ts';
import { defaultSettings, diagnostic, messages, nodesOf, plainText, walk } from '../document/index.ts';
import { anyTree, bare, page, text, variants } from './any-tree.fixture.ts';
import { digestOf } from './digest.ts';
import { inVariant, link } from './index.ts';

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const field of Object.values(value)) frozen(field);
  }
  return value;
}

test('any trees: nothing thrown or changed, every reference has words, those without a target a diagnostic, ids are unique', () => {
  const settings = defaultSettings({ variants, language: 'de' });
  fc.assert(
    fc.property(anyTree, anyTree, (one, two) => {
      const documents = frozen([page('p.md', one), page('q/r.md', two)]);
      const book = link(documents, bare(settings));
      for (const { document } of book.pages) {
        assert.equal(document.tree.children.length > 0, true);
        for (const reference of nodesOf(document.tree, 'crossReference')) {
          assert.notEqual(reference.children.length, 0);
          if (reference.target === undefined) assert.ok(book.counts.references.unresolved > 0);
          else if (reference.target.id !== undefined)
            assert.ok(idsOf(book.page(reference.target.page)?.document.tree).includes(reference.target.id));
        }
        const ids = idsOf(document.tree);
        assert.deepEqual(ids, [...new Set(ids)]);
        for (const { name } of variants) {
          const edition = idsOf(inVariant(document.tree, name));
          assert.deepEqual(edition, [...new Set(edition)]);
        }
      }
      const errors = book.diagnostics.filter(({ code }) =>
        ['unknown-label', 'unknown-page', 'unknown-term', 'label-not-in-variant'].includes(code),
      );
      assert.ok(errors.length >= book.counts.references.unresolved);
    }),
    { numRuns: 300 },
  );
});

function idsOf(tree: Node | undefined): string[] {
  const ids: string[] = [];
  if (tree !== undefined)
    walk(tree, (node) => void ('id' in node && node.id !== undefined && ids.push(node.id)));
  return ids;
}

// --- editions ---------------------------------------------------------------------------------------------------------

test('an edition shows one branch, with the ids that references from outside lead to', () => {
  const { book } = bookOf(
    {
      'a.md': [
        '# A',
        '',
        ':::{variant} numpy',
        '(sec)=',
        '## In NumPy',
        '{ref}`sec`',
        ':::',
        ':::{variant} torch',
        '(sec)=',
        '## In PyTorch',
        '{ref}`sec`',
        ':::',
        '',
        'See {ref}`sec`.',
      ].join('\n'),
    },
    { settings: { variants } },
  );
  const { tree } = (book.page('a.md') as (typeof book.pages)[number]).document;
  assert.deepEqual(idsOf(tree), ['a', 'sec', 'sec--in-torch']);
  for (const [variant, title] of [
    ['numpy', 'In NumPy'],
    ['torch', 'In PyTorch'],
  ] as const) {
    const edition = inVariant(tree, variant);
    assert.deepEqual(idsOf(edition), ['a', 'sec']);
    assert.equal(plainText(nodesOf(edition, 'heading')[1] as Node), title);
    assert.deepEqual(
      nodesOf(edition, 'crossReference').map(({ target }) => target?.id),
      ['sec', 'sec'],
    );
  }
  assert.equal(inVariant(tree, 'numpy') === tree, false);
  assert.deepEqual(idsOf(tree), ['a', 'sec', 'sec--in-torch']);
});

test('in an edition, references from branches of other pages lead to what is there', () => {
  const three = [...variants, { name: 'jax', title: 'JAX' }];
  const { book, diagnostics } = bookOf(
    {
      'a.md':
        '# A\n\n:::{variant} numpy\n(sec)=\n## One\n:::\n\n:::{variant} torch, jax\n(sec)=\n## Two\n:::\n',
      'b.md': '# B\n\n:::{variant} jax\n{ref}`sec`\n:::\n',
    },
    { settings: { variants: three } },
  );
  assert.deepEqual(diagnostics, []);
  for (const { name } of three) {
    const editions = book.pages.map(({ document }) => inVariant(document.tree, name));
    const ids = editions.flatMap(idsOf);
    for (const { target } of editions.flatMap((tree) => nodesOf(tree, 'crossReference')))
      assert.ok(ids.includes(target?.id ?? ''));
  }
});

test('a target lists its variants only when not all have it', () => {
  const cells = (names: readonly string[]): string =>
    names
      .map((name) => `\`\`\`{code-cell} python\n:variant: ${name}\n:label: c\n:caption: C\n1\n\`\`\`\n`)
      .join('\n');
  const both = bookOf({ 'a.md': `# A\n\n${cells(['numpy', 'torch'])}` }, { settings: { variants } }).book;
  const one = bookOf({ 'a.md': `# A\n\n${cells(['torch'])}` }, { settings: { variants } }).book;
  assert.equal(both.labels.get('c')?.variants, undefined);
  assert.deepEqual(one.labels.get('c')?.variants, ['torch']);
  assert.equal(both.lists.figures.length, 1);
  assert.deepEqual(one.page('a.md')?.variants, ['torch']);
});

// --- counts, digests, size --------------------------------------------------------------------------------------------

test('labels that nothing refers to are counted, and told when asked', () => {
  const pages = { 'a.md': '# A\n\n(used)=\n## U\n\n(unused)=\n## V\n\n{ref}`used`' };
  const quiet = bookOf(pages);
  assert.deepEqual(quiet.book.counts.labels, { total: 2, unused: 1 });
  assert.deepEqual(quiet.diagnostics, []);
  const told = bookOf(pages, { settings: { warnUnusedLabels: true } });
  assert.deepEqual(
    told.diagnostics.map(({ code }) => code),
    ['unused-label'],
  );
});

test('a digest changes with what the page shows, and only then', () => {
  const digests = (pages: Record<string, string>): Record<string, string | undefined> => {
    const { book } = bookOf(pages, { bibliography: '@book{k, title={T}, author={A, B}, year=2000}' });
    return Object.fromEntries(book.pages.map(({ path, digest }) => [path, digest]));
  };
  const pages = {
    'a.md': '# A\n\n{ref}`fig`',
    'b.md': '# B',
    'c.md': '# C\n\n```{exercise}\n:label: fig\nE\n```',
  };
  const before = digests(pages);
  assert.deepEqual(digests(pages), before);
  // Only places change.
  assert.deepEqual(digests({ ...pages, 'b.md': '\n\n# B\n' }), before);
  // A number on another page that this one prints.
  const numbered = digests({
    ...pages,
    'c.md': '# C\n\n```{exercise}\nFirst\n```\n\n```{exercise}\n:label: fig\nE\n```',
  });
  assert.notEqual(numbered['a.md'], before['a.md']);
  assert.equal(numbered['b.md'], before['b.md']);
  // A title of a neighbour.
  assert.notEqual(
    digests({ ...pages, 'c.md': pages['c.md'].replace('# C', '# Changed') })['b.md'],
    before['b.md'],
  );
});

test('a digest changes with an output, a picture, and the name of a page that is led to, and only there', () => {
  const output = (text: string): Output[] => [{ output_type: 'stream', name: 'stdout', text }];
  const digests = (outputs: string, picture: string, title: string): string[] => {
    const { book } = bookOf(
      {
        'a.md': '# A\n\n```{code-cell} python\nprint(1)\n```',
        'b.md': '# B\n\n![](b.svg)',
        'c.md': '# C\n\n[words](d.md)',
        'e.md': '# E',
        'd.md': `# ${title}`,
      },
      { outputs: { 'a.md#1': output(outputs) }, files: { 'b.svg': picture } },
    );
    return book.pages.map(({ digest }) => digest);
  };
  const before = digests('1', '<svg/>', 'D');
  const changed = (after: string[]): number[] => after.flatMap((one, i) => (one === before[i] ? [] : [i]));
  assert.deepEqual(changed(digests('1', '<svg/>', 'D')), []);
  assert.deepEqual(changed(digests('2', '<svg/>', 'D')), [0]);
  assert.deepEqual(changed(digests('1', '<svg></svg>', 'D')), [1]);
  // The page itself, the one before it, and the one that leads to it.
  assert.deepEqual(changed(digests('1', '<svg/>', 'New')), [2, 3, 4]);
});

test('digests tell values apart', () => {
  const values = [
    1,
    '1',
    [1],
    ['1'],
    [['1']],
    { a: 1 },
    { b: 1 },
    { a: '1' },
    ['ab', 'c'],
    ['a', 'bc'],
    [],
    {},
    '',
    null,
    true,
    'true',
    ['', ''],
  ];
  assert.equal(new Set(values.map(digestOf)).size, values.length);
  assert.equal(digestOf({ a: 1, position: 1 }), digestOf({ a: 1, b: undefined }));
  fc.assert(
    fc.property(fc.json(), fc.json(), (one, two) => {
      const [a, b] = [JSON.parse(one), JSON.parse(two)] as [unknown, unknown];
      if (JSON.stringify(a) !== JSON.stringify(b)) assert.notEqual(digestOf({ a }), digestOf({ a: b }));
    }),
    { numRuns: 300 },
  );
});

test('the order of documents does not matter; two runs are equal', () => {
  const documents = ['b.md', 'index.md', 'c/index.md', 'c/a.md'].map((path) =>
    page(path, [{ type: 'heading', depth: 1, children: [text(path)] }]),
  );
  const paths = (list: readonly Document[]): string[] =>
    link(list, bare()).pages.map(({ path, digest }) => `${path} ${digest}`);
  assert.deepEqual(paths(documents.toReversed()), paths(documents));
  assert.deepEqual(
    link(documents, bare()).pages.map(({ path }) => path),
    ['index.md', 'b.md', 'c/index.md', 'c/a.md'],
  );
});

test('ten thousand labels, references and mistakes take no more than seconds', () => {
  const count = 10_000;
  const children: Node[] = Array.from({ length: count }, (_, i): Node => ({
    type: 'paragraph',
    label: `label-${i}`,
    children: [
      { type: 'crossReference', kind: 'ref', label: `label-${(i * 7) % count}`, children: [text('there')] },
      { type: 'crossReference', kind: 'ref', label: `lable-${i}`, children: [] },
      { type: 'cite', kind: 'parenthetical', label: `nobody-${i}`, children: [] },
    ],
  }));
  const started = process.cpuUsage();
  const book = link([page('a.md', children)], bare());
  assert.ok(process.cpuUsage(started).user < 5e6);
  assert.deepEqual(book.counts.references, { total: 2 * count, unresolved: count });
  assert.match(
    book.diagnostics.find(({ code }) => code === 'unknown-label')?.help ?? '',
    /did you mean label-0 \(a\.md\)/,
  );
});

test('a book of one page is linked in a time that grows with its length', () => {
  const linked = (headings: number): number => {
    const children = Array.from({ length: headings }, (): Node => ({
      type: 'heading',
      depth: 2,
      children: [text('The same words')],
    }));
    const started = process.cpuUsage();
    link([page('a.md', children)], bare());
    return process.cpuUsage(started).user / 1e3;
  };
  linked(2000);
  // Ten times the length: ten times as long, not a hundred times.
  assert.ok(Math.min(linked(20_000), linked(20_000)) < 50 * Math.max(linked(2000), 40));
});

// --- the table of messages --------------------------------------------------------------------------------------------

test('every mistake of linking has words, help and examples', () => {
  for (const code of [
    'unknown-label',
    'label-not-in-variant',
    'missing-figure',
    'page-not-in-contents',
    'same-address',
  ] as const) {
    const made = diagnostic(code as 'unknown-label', { file: 'a.md' }, 'one', 'two', 'three');
    assert.ok(made.message.includes('one') && made.help !== '', code);
    assert.notEqual(messages[code].bad, messages[code].good);
  }
});

test('a work is told to be cited in each section that cites it, once', () => {
  const { book } = bookOf(
    { 'a.md': '# A\n\n{cite}`k` {cite}`k`\n\n## S\n\n{cite}`k`\n', 'b.md': '# B\n\n{cite:t}`k`\n' },
    { bibliography: '@book{k, title={T}, author={A, B}, year=2000}\n@book{unused, title={U}}' },
  );
  assert.deepEqual(
    book.bibliography.map(({ key }) => key),
    ['k'],
  );
  assert.deepEqual(
    book.bibliography[0]?.citedAt.map(({ page: path, id, enumerator }) => [path, id, enumerator]),
    [
      ['a.md', undefined, '1'],
      ['a.md', 's', '1'],
      ['b.md', undefined, '2'],
    ],
  );
});

test('hidden pages and those outside the contents are not on the way from page to page', () => {
  const { book } = bookOf(
    { 'a.md': '# A', 'h.md': '# H', 'b.md': '# B', 'stray.md': '# S' },
    {
      settings: {
        contents: [
          { file: 'a.md', children: [] },
          { file: 'h.md', hidden: true, children: [] },
          { file: 'b.md', children: [] },
        ],
      },
    },
  );
  assert.deepEqual(
    book.pages.map(({ path, previous, next }) => [path, previous, next]),
    [
      ['a.md', undefined, 'b.md'],
      ['h.md', undefined, undefined],
      ['b.md', 'a.md', undefined],
      ['stray.md', undefined, undefined],
    ],
  );
});

test('deeply nested text is linked', () => {
  let node: Node = { type: 'paragraph', children: [text('inside')] };
  for (let i = 0; i < 1000; i++) node = { type: 'blockquote', children: [node] } as Node;
  assert.equal(link([page('a.md', [node])], bare()).pages.length, 1);
});

test('a style that the package ships is there for each documented name', () => {
  for (const name of ['apa', 'chicago-author-date', 'ieee', 'nature', 'harvard-cite-them-right'])
    assert.match(cslFiles(name).style, /<style/);
});
