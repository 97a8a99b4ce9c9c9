// typeset-book.test: a book is printed even when some of its pages cannot be.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { bookOf } from '../../tests/book-of.ts';
import type { BookOfOptions } from '../../tests/book-of.ts';
import { noPoppler, pdfProgram } from '../../tests/pdf-reading.ts';
import { loadPrintAssets } from '../project/assets/print-assets.ts';
import { writeTypst } from '../write/typst/index.ts';
import { stopTypesetting, typesetBook } from './index.ts';
import type { BookPdf } from './index.ts';

const assets = loadPrintAssets();
after(stopTypesetting);

async function printed(pages: Record<string, string>, more: BookOfOptions = {}): Promise<BookPdf> {
  const { book } = bookOf(pages, more);
  const project = writeTypst(book, 'default', { ...assets.writing, profile: 'screen' });
  return typesetBook(project, { fonts: assets.fonts, inputs: {}, standard: 'ua-1', date: 0 }, (sha256) =>
    book.resources.bytes(sha256),
  );
}

const good = '# Good\n\nWords that are printed, see {ref}`broken` and {ref}`eq-in`.\n';

test(
  'raw Typst that is broken costs its page and is told at its line',
  { skip: noPoppler ?? false },
  async () => {
    const bad = '# Bad\n\n(broken)=\n## Broken\n\n$$\nx\n$$ (eq-in)\n\n```{raw} typst\n#figure(\n```\n';
    const result = await printed({ 'good.md': good, 'bad.md': bad });
    assert.ok(result.pdf !== undefined);
    assert.deepEqual(
      result.diagnostics.map(({ code, file, position }) => [code, file, position?.start.line]),
      [['typeset-failed', 'bad.md', 10]],
    );
    const text = pdfProgram('pdftotext', [], result.pdf);
    assert.match(text, /Words that are printed/);
    assert.match(text, /This page could not be printed/);
  },
);

test('a broken picture costs its page', async () => {
  const result = await printed(
    { 'good.md': '# Good\n\nWords.\n', 'bad.md': '# Bad\n\n![A picture](a.png)\n' },
    { files: { 'a.png': 'this is no picture' } },
  );
  assert.ok(result.pdf !== undefined);
  assert.deepEqual(
    result.diagnostics.map(({ code, file }) => [code, file]),
    [['typeset-failed', 'bad.md']],
  );
});

test('two broken pages are both told', async () => {
  const raw = '```{raw} typst\n#nothing-of-this-name()\n```\n';
  const result = await printed({ 'a.md': `# A\n\n${raw}`, 'b.md': '# B\n', 'c.md': `# C\n\n${raw}` });
  assert.ok(result.pdf !== undefined);
  assert.deepEqual(result.diagnostics.map(({ file }) => file).toSorted(), ['a.md', 'c.md']);
});

test('an error in the template fails the book with its message', async () => {
  const { book } = bookOf({ 'a.md': '# A\n' });
  const template = { ...assets.writing.template, 'tokens.typ': '#let x = (' };
  const project = writeTypst(book, 'default', { template, profile: 'screen' });
  const result = await typesetBook(
    project,
    { fonts: assets.fonts, inputs: {}, standard: 'ua-1', date: 0 },
    () => undefined,
  );
  assert.equal(result.pdf, undefined);
  assert.equal(result.diagnostics[0]?.code, 'typeset-failed');
});
