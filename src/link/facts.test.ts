// facts.test: a book made from facts that were kept is the book made from trees, and no tree is looked at before it is needed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bookOf } from '../../tests/book-of.ts';
import type { Document, Node, Position } from '../document/index.ts';
import { defaultSettings, nodesOf } from '../document/index.ts';
import { createFormulas } from '../math/index.ts';
import { anyTree, bare, page, text, variants } from './any-tree.fixture.ts';
import { factsOf } from './facts-of.ts';
import { forgetTree, lazyTree, link, linkBook } from './index.ts';
import type { Book } from './index.ts';
import { packPosition, unpackPosition } from './packed-position.ts';
import { outputFacts } from './page-source.ts';

/** All that a book says, as plain data. */
const said = ({ pages, labels, lists, contents, index, bibliography, counts, diagnostics }: Book): unknown =>
  JSON.parse(
    JSON.stringify([
      pages.map(({ document, ...rest }) => [rest, document.tree]),
      [...labels],
      [lists, contents, index, bibliography, counts, diagnostics],
    ]),
  );

/** The book from facts as they come back from a disk; `read` counts the trees that are asked for. */
function fromFacts(
  documents: readonly Document[],
  settings = defaultSettings(),
): { book: Book; read: string[] } {
  const formulas = createFormulas(settings.macros);
  const read: string[] = [];
  const sources = documents.map((document) => {
    const facts = factsOf(document, { numbering: settings.numbering, formulas });
    const { tree, ...known } = document;
    return {
      document: lazyTree(known, () => {
        read.push(document.path);
        return tree;
      }),
      facts: JSON.parse(JSON.stringify(facts)) as typeof facts,
      outputs: outputFacts(nodesOf(tree, 'codeCell').map(({ outputs }) => outputs)),
    };
  });
  return { book: linkBook(sources, { ...bare(settings), formulas }), read };
}

test('any trees: facts that were written down make the same book', () => {
  fc.assert(
    fc.property(anyTree, anyTree, fc.boolean(), (one, two, continuous) => {
      const numbering = {
        ...defaultSettings().numbering,
        continuous,
        headingDepth: 3,
        equationsLabelledOnly: false,
      };
      const settings = defaultSettings({ variants, numbering });
      const documents = JSON.parse(JSON.stringify([page('p.md', one), page('q/r.md', two)])) as Document[];
      assert.deepEqual(said(fromFacts(documents, settings).book), said(link(documents, bare(settings))));
    }),
    { numRuns: 200 },
  );
});

const two = (): Document[] => [
  page('a.md', [{ type: 'heading', depth: 1, children: [text('A')] }]),
  page('b.md', [
    { type: 'paragraph', children: [{ type: 'crossReference', kind: 'doc', label: 'a.md', children: [] }] },
  ] as Node[]),
];

test('a tree is read when a page is asked for it, once, and again after it was forgotten', () => {
  const { book, read } = fromFacts(two());
  assert.deepEqual(
    book.pages.map(({ digest, outline, letters }) => [digest !== '', outline, letters]),
    [
      [true, [], 'A[]'],
      // With those of the label and of the title that is made from the name.
      [true, [], '.B[]acdmo'],
    ],
  );
  assert.deepEqual(read, []);
  const [, b] = book.pages;
  assert.ok(b);
  const { tree } = b.document;
  assert.equal(b.document.tree, tree);
  assert.deepEqual(read, ['b.md']);
  forgetTree(b.document);
  assert.deepEqual(b.document.tree, tree);
  assert.deepEqual(read, ['b.md', 'b.md']);
});

test('a lazy tree is no part of what a document is made of by others', () => {
  const [document] = two();
  assert.ok(document);
  const lazy = lazyTree(document, () => ({ type: 'root', children: [] }));
  assert.deepEqual(Object.keys(lazy).toSorted(), Object.keys(document).toSorted());
  assert.deepEqual(lazy.tree.children, []);
  assert.notDeepEqual(document.tree.children, []);
  // Of a document that is not lazy nothing can be forgotten.
  forgetTree(document);
  assert.notDeepEqual(document.tree.children, []);
});

test('positions are packed without loss', () => {
  const point = fc.record({ line: fc.nat(), column: fc.nat(), offset: fc.nat() }, { noNullPrototype: true });
  const position = fc.record(
    { start: point, end: point, cell: fc.option(fc.nat(), { nil: undefined }) },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(position, ({ cell, ...rest }) => {
      const given: Position = { ...rest, ...(cell !== undefined && { cell }) };
      assert.deepEqual(unpackPosition(packPosition(given)), given);
    }),
  );
});

test('a page that exists in some variants only has its cells, slides and editions in them', () => {
  const slide: Node = { type: 'slideMark', edge: 'open', starts: 'new' };
  const document: Document = {
    ...page('a.md', [
      { type: 'paragraph', children: [slide] },
      { type: 'codeCell', language: 'python', source: '', tags: [], options: {}, outputs: {} },
    ] as Node[]),
    variants: ['torch'],
  };
  const [only] = link([document], bare(defaultSettings({ variants }))).pages;
  assert.deepEqual([only?.editions, only?.variants, only?.slides], [['torch'], ['torch'], ['torch']]);
  const [both] = link(
    [{ ...document, variants: ['torch', 'numpy'] }],
    bare(defaultSettings({ variants })),
  ).pages;
  assert.deepEqual(
    [both?.variants, both?.slides],
    [
      ['numpy', 'torch'],
      ['numpy', 'torch'],
    ],
  );
});

test('slides are told by variant, and by Jupyter’s metadata of a block', () => {
  const slides = (children: Node[]): string[] | undefined =>
    link([page('a.md', children)], bare(defaultSettings({ variants }))).pages[0]?.slides;
  const mark: Node = { type: 'paragraph', children: [{ type: 'slideOnly', starts: 'new', children: [] }] };
  const block = (type: string): Node => ({
    type: 'block',
    data: { slideshow: { slide_type: type } },
    children: [],
  });
  assert.deepEqual(slides([]), []);
  assert.deepEqual(slides([mark]), ['numpy', 'torch']);
  assert.deepEqual(
    slides([
      {
        type: 'variantSet',
        children: [{ type: 'variantBranch', variants: ['torch'], children: [mark] as never }],
      },
    ]),
    ['torch'],
  );
  assert.deepEqual(slides([block('slide')]), ['numpy', 'torch']);
  assert.deepEqual(slides([block('skip'), block('notes')]), []);
});

test('the works cited on a page do not change with other places that cite them', () => {
  const digests = (other: string): (string | undefined)[] => {
    const pages = { 'a.md': '# A\n\n{cite}`k`', 'b.md': '# B', 'c.md': `# C\n\n${other}` };
    const { book } = bookOf(pages, { bibliography: '@book{k, title={T}, author={A, B}, year=2000}' });
    return book.pages.map(({ digest }) => digest);
  };
  assert.equal(digests('{cite}`k`')[0], digests('')[0]);
});

test('documentation of a symbol stands where it is asked for; one that is not there is told', () => {
  const symbols = new Map([
    [
      'm.f',
      {
        name: 'm.f',
        object: 'function' as const,
        signature: 'f(x)',
        doc: 'Says `x`.\n\n    >>> f(1)',
        page: 'a.md',
        members: [],
      },
    ],
  ]);
  const [a, b] = two();
  assert.ok(a && b);
  const asked = (name: string): Node => ({ type: 'autodoc', object: 'function', name, members: false });
  const documents = [a, page('b.md', [asked('m.f'), asked('m.g')])];
  const book = link(documents, { ...bare(), symbols });
  const [, shown, unknown] = book.page('b.md')?.document.tree.children ?? [];
  assert.equal(shown?.type === 'div' && shown.class, 'symbol');
  assert.deepEqual(
    nodesOf(shown as Node, 'crossReference').map(({ target }) => target?.page),
    ['a.md'],
  );
  assert.deepEqual(
    nodesOf(shown as Node, 'code').map(({ value }) => value),
    ['f(x)', '    >>> f(1)'],
  );
  assert.equal(unknown?.type, 'autodoc');
  assert.deepEqual(
    book.diagnostics.map(({ code, help }) => [code, help]),
    [['unknown-symbol', 'did you mean m.f?']],
  );
});
