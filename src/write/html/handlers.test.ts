// handlers.test: how nodes become HTML, as cases: Markdown in, the text of the page out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bookOf } from '../../../tests/book-of.ts';
import { cases } from '../../../tests/cases.ts';
import type { BookOfOptions } from '../../../tests/book-of.ts';
import { emptyAssets } from './assets.fixture.ts';
import { writePage } from './write-page.ts';

const bibliography = '@book{knuth, author={Knuth, Donald}, title={Literate Programming}, year={1992}}';
const variants = [
  { name: 'numpy', title: 'NumPy' },
  { name: 'pytorch', title: 'PyTorch' },
];

/** What stands between the title and the end of the article. */
function article(pages: Record<string, string>, more: BookOfOptions = {}): string {
  const { book } = bookOf(pages, more);
  const [page] = book.pages;
  assert.ok(page !== undefined);
  const [file] = writePage(book, page, emptyAssets);
  assert.ok(typeof file?.contents === 'string');
  return (
    /<\/header>([\s\S]*)<\/article>/.exec(file.contents.slice(file.contents.indexOf('<article>')))?.[1] ?? ''
  );
}

/** A case's page has a title, so that what is written is what the case says. */
const run = (input: string, name: string): string => {
  const more: BookOfOptions = {
    bibliography,
    files: { 'a.png': 'png', 'data.csv': 'a,b' },
    sizes: { 'a.png': { width: 20, height: 10 } },
    ...(name.startsWith('variants:') && { settings: { variants, singleVariant: false } }),
  };
  return article({ 'a.md': `# Title\n\n${input}`, 'b.md': '# Other\n\n(there)=\n## There\n\nWords.\n' }, more)
    .replace(/<nav class="turn"[\s\S]*<\/nav>/, '')
    .replace(
      /<span class="katex">[\s\S]*?<\/math><\/span><span class="katex-html"[\s\S]*?<\/span>(?=[^<]|<\/(?:p|li|div|td)>)/g,
      '<katex/>',
    )
    .replaceAll(/(<\/(?:p|div|li|ul|ol|figure|table|tr|pre|details|h\d|section|dl|blockquote)>)/g, '$1\n')
    .trim();
};

cases(new URL('./cases/', import.meta.url), run);

test('no words of an author become markup, and no address runs code', () => {
  const hostile = '<script>alert(1)</script> & "quotes" <img onerror=x>';
  fc.assert(
    fc.property(fc.string({ minLength: 0, maxLength: 30 }), (noise) => {
      const words = `${hostile} ${noise}`.replace(/[\r\n]/g, ' ');
      const html = article({ 'a.md': `# T\n\n\`\`\`\`\`\`\`text\n${words}\n\`\`\`\`\`\`\`\n` });
      assert.ok(!html.includes('<script>alert') && !html.includes('<img onerror'), html);
    }),
    { seed: 7, numRuns: 40 },
  );
  const html = article({
    'a.md': '# T\n\n[a](<javascript:alert(1)>) [b](<java&#10;script:alert(1)>) [c](<data:text/html,x>)\n',
  });
  assert.doesNotMatch(html, /href="\s*(?:java|data)/i);
});

test('ids of a page are unique, although branches share a label', () => {
  const cell = (variant: string): string =>
    `\`\`\`{code-cell} python\n:variant: ${variant}\n:label: one\nx = 1\n\`\`\`\n`;
  const html = article(
    { 'a.md': `# T\n\n${cell('numpy')}\n${cell('pytorch')}` },
    { settings: { variants, singleVariant: false } },
  );
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual(ids, [...new Set(ids)]);
  assert.ok(ids.includes('one'), ids.join());
});

const three = [...variants, { name: 'jax', title: 'JAX' }];
const cellOf = (...names: string[]): string =>
  names.map((name) => `\`\`\`{code-cell} python\n:variant: ${name}\n${name} = 1\n\`\`\`\n`).join('\n');

test('a reader whose variant has no code at a place is told so, beside the tabs of those that have', () => {
  const html = article(
    { 'a.md': `# T\n\n${cellOf('numpy', 'pytorch', 'jax')}\nThen.\n\n${cellOf('numpy', 'pytorch')}` },
    { settings: { variants: three, singleVariant: false } },
  );
  assert.match(
    html,
    /<div class="cell shown v v-jax"><div class="cell-head">(?:<label[^>]*>\w+<\/label>){2}<\/div><p class="absent">Not available in JAX\.<\/p><\/div>/,
  );
  assert.equal(html.match(/class="absent"/g)?.length, 1);
});

test('a variant that a page does not have has no tab on it, and is missing nowhere', () => {
  const html = article(
    { 'a.md': `# T\n\n${cellOf('numpy', 'pytorch')}` },
    { settings: { variants: three, singleVariant: false } },
  );
  assert.doesNotMatch(html, /JAX|absent/);
  assert.equal(html.match(/<label/g)?.length, 4);
});

test('after shared text, code of one variant alone is said to be missing in the others; after its own text it is not', () => {
  const html = article(
    {
      'a.md': `# T\n\n${cellOf('numpy', 'pytorch')}\nThen.\n\n${cellOf('numpy')}\nWords.\n\n${cellOf('numpy').repeat(2)}`,
    },
    { settings: { variants, singleVariant: false } },
  );
  assert.deepEqual(
    html.match(/<div class="cell shown[\s\S]*?<p[^>]*>[^<]*<\/p>/g),
    Array(2).fill(
      '<div class="cell shown v v-pytorch"><div class="cell-head"><label class="tab pick-v-numpy" for="_variant-numpy">NumPy</label></div><p class="absent">Not available in PyTorch.</p>',
    ),
  );
});
