// page-part.test: the places of a page's blocks are where the manifest says, whatever stands in them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseCases } from '../../tests/cases.ts';
import { bookOf } from '../../tests/book-of.ts';
import type { Book, Page } from '../link/index.ts';
import { packageFile } from '../package-root.ts';
import { emptyAssets } from '../write/html/assets.fixture.ts';
import { writePage } from '../write/html/index.ts';
import type { Block, ManifestPage } from './manifest.ts';
import { writeWithPart } from './page-part.ts';

interface Written {
  html: string;
  /** As it is written without discussions. */
  plain: string;
  blocks: Block[];
  places: ManifestPage['places'];
}

const textOf = (files: readonly { contents: unknown }[]): string => {
  const contents = files[0]?.contents;
  assert.ok(typeof contents === 'string');
  return contents;
};

function written(book: Book, page: Page): Written {
  const { files, part } = writeWithPart(book, page, emptyAssets);
  return {
    html: textOf(files),
    plain: textOf(writePage(book, page, emptyAssets)),
    blocks: JSON.parse(`[${part.blocks}]`) as Block[],
    places: JSON.parse(part.places) as ManifestPage['places'],
  };
}

const attributeText = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function check({ html, plain, blocks, places }: Written): void {
  for (const { id, start, end, bubble } of blocks) {
    const own = html.slice(start, end);
    const tag = /^<(\w+)[^>]*>/.exec(own);
    assert.ok(
      tag !== null && tag[0].includes(` data-block="${attributeText(id)}"`),
      `${id}: ${own.slice(0, 100)}`,
    );
    const close = `</${tag[1]}>`;
    assert.ok(own.endsWith(close), `${id}: …${own.slice(-40)}`);
    assert.equal(count(own, `<${tag[1]}[\\s>]`), count(own, close), `${id} is one element`);
    assert.ok(bubble > start && bubble <= end - close.length, id);
    assert.doesNotMatch(
      html.slice(bubble, end - close.length),
      /\w+(?![^<]*>)/,
      `${id}: no words after the bubble`,
    );
  }
  assert.equal(count(html, ' data-block="'), blocks.length);
  const unmarked = html.replace(/ data-block="[^"]*"/g, '');
  // Citations have an element of their own around them.
  if (!html.includes('<span data-sign>')) assert.equal(unmarked.replaceAll(' data-sign', ''), plain);
  const spanless = (text: string): string => text.replace(/<\/?span[^>]*>/g, '');
  assert.equal(spanless(unmarked.replaceAll(' data-sign', '')), spanless(plain));
  assert.ok(html.startsWith('</head>', places.head));
  assert.ok(html.startsWith('</header>', places.bar));
  assert.ok(html.startsWith('</nav>', places.contents));
  assert.ok(html.startsWith('</body>', places.bodyEnd));
}

const count = (text: string, pattern: string): number => text.match(new RegExp(pattern, 'g'))?.length ?? 0;

const variants = [
  { name: 'numpy', title: 'NumPy' },
  { name: 'pytorch', title: 'PyTorch' },
];
const outputs = { 'a.md#1': [{ output_type: 'stream' as const, name: 'stdout' as const, text: '1\n' }] };

/** Everything that the writer of pages and the list of blocks are tested with. */
const pages = [
  ...['blocks', 'code', 'figures', 'lists', 'references'].map((name) => `src/write/html/cases/${name}.cases`),
  'src/compare/cases/blocks.cases',
].flatMap((path) => parseCases(readFileSync(packageFile(path), 'utf8')));

for (const settings of [{}, { variants, singleVariant: false }]) {
  test(`every block has its element: ${'variants' in settings ? 'two variants' : 'one variant'}`, () => {
    let blocks = 0;
    for (const { input } of pages) {
      const files = { 'a.png': 'png', 'data.csv': 'a,b' };
      const { book } = bookOf(
        { 'a.md': `# Title\n\n${input}`, 'b.md': '# B\n' },
        { settings, outputs, files },
      );
      for (const page of book.pages) {
        const result = written(book, page);
        check(result);
        blocks += result.blocks.length;
      }
    }
    assert.ok(blocks >= 80, `${blocks}`);
  });
}

test("an author's own HTML, ends and control characters in it, moves no place", () => {
  const raw =
    '<div>\n\nOne.\n\n</p></div></body></header></nav><main\n\n\u00021\u0004 Two.\n\n<p>\u00030\u0004';
  const { book } = bookOf({ 'a.md': `# T </header>\n\n${raw}\n\n:::{prf:proof}\nSo.\n:::\n\nEnd.\n` });
  const result = written(book, book.pages[0] as Page);
  const words = result.blocks.map(({ start, end }) => result.html.slice(start, end).replace(/<[^>]*>/g, ''));
  assert.deepEqual(
    words.filter((one) => one === 'One.' || one === 'End.'),
    ['One.', 'End.'],
  );
  assert.ok(
    result.html.startsWith('</body>\n</html>', result.places.bodyEnd) ||
      result.html.startsWith('</body></html>', result.places.bodyEnd),
  );
});

test('the place of the facts: at the end of their line, else after the title', () => {
  const long = 'Words and words. '.repeat(300);
  const { book } = bookOf(
    { 'index.md': '# Book\n\nWords.\n', 'a.md': `# A\n\n${long}` },
    { settings: { title: 'Book' } },
  );
  const [front, page] = book.pages.map((one) => written(book, one));
  assert.ok(front && page);
  assert.ok(front.html.slice(0, front.places.facts).endsWith('</header>'));
  assert.match(page.html.slice(0, page.places.facts), /<p class="facts">(?:(?!<\/p>).)*$/);
  assert.ok(page.html.startsWith('</p>', page.places.facts));
});

test('what stands as one sign in the text of a block is one element on the page', () => {
  const { book } = bookOf(
    { 'a.md': '# A\n\n(x)=\n## X\n\nBy {ref}`x`, [own](#x), {cite}`k,l`, {cite:t}`k` and {cite}`none`.\n' },
    { bibliography: '@book{k, title={K}, author={Ann, A.}}\n@book{l, title={L}, author={Bob, B.}}' },
  );
  const { html, blocks } = written(book, book.pages[0] as Page);
  const block = blocks.find(({ kind }) => kind === 'paragraph');
  assert.equal(block?.text, 'By §, own, §, § and §.');
  const signs = html.slice(block.start, block.end).match(/<\w+[^>]* data-sign>/g);
  assert.equal(signs?.length, 4);
});
