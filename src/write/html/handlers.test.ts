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
