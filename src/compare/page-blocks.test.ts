// page-blocks.test: what of a page can be discussed, as cases: Markdown in, sections and blocks out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookOf } from '../../tests/book-of.ts';
import { cases } from '../../tests/cases.ts';
import { pageBlocks } from './page-blocks.ts';

const variants = [
  { name: 'numpy', title: 'NumPy' },
  { name: 'pytorch', title: 'PyTorch' },
];

function blocksOf(pages: Record<string, string>, several = false): ReturnType<typeof pageBlocks> {
  const { book } = bookOf(pages, {
    bibliography: '@book{knuth, author={Knuth, Donald}, title={Literate Programming}, year={1992}}',
    files: { 'a.png': 'png' },
    ...(several && { settings: { variants, singleVariant: false } }),
  });
  const [page] = book.pages;
  assert.ok(page !== undefined);
  return pageBlocks(book, page);
}

const run = (input: string, name: string): string => {
  const other = '# Other\n\n(there)=\n## There\n\nWords.\n';
  const pages = { 'a.md': `# Title\n\n${input}`, 'b.md': other };
  const { sections, blocks } = blocksOf(pages, name.startsWith('variants:'));
  const lines = [
    ...sections.map(({ label, title, parent, explicit }) =>
      ['section', label, explicit ? 'by the author' : 'made', `in ${parent}`, `"${title}"`].join(' '),
    ),
    ...[...blocks.values()].map(
      ({ id, section, kind, ordinal, number, called, text, signs, variants: own }) =>
        `${section} ${id.replace(/-[0-9a-z]{6}(?=$|-\d)/, '-*')} (${[`${kind} ${ordinal}`, number, called, own?.join('+')].filter(Boolean).join(', ')}) ${JSON.stringify(text)}${signs ? ` § ${JSON.stringify(signs)}` : ''}`,
    ),
  ];
  return lines.join('\n');
};

cases(new URL('./cases/', import.meta.url), run);

test('an id is made of kind, ordinal and the beginning of the hash; a hash of kind and text', () => {
  const [first, second] = [...blocksOf({ 'a.md': '# T\n\nOne two.\n\n> One two.\n' }).blocks.values()];
  assert.ok(first && second);
  assert.equal(first.id, `paragraph-1-${first.hash.slice(0, 6)}`);
  assert.equal(first.text, second.text);
  assert.notEqual(first.hash, second.hash);
});

test('what signs stand for is told for each of them, those of the author too', () => {
  const { blocks } = blocksOf({
    'a.md':
      '# T\n\nBy § 5, see {ref}`there` and {cite}`knuth`.\n\nOnly § 6.\n\n- as in [](#there)\n  - and §\n',
    'b.md': '(there)=\n# Here\n',
  });
  const [first, second, third, fourth] = [...blocks.values()];
  assert.equal(first?.text, 'By § 5, see § and §.');
  assert.deepEqual(first?.signs?.slice(0, 2), ['§', 'Chapter 2']);
  assert.equal(first?.signs?.length, 3);
  assert.equal(second?.signs, undefined);
  assert.deepEqual([third?.text, third?.signs], ['as in §', ['Chapter 2']]);
  assert.equal(fourth?.signs, undefined);
});

test('what references print changes no text', () => {
  const one = blocksOf({ 'a.md': '# T\n\nSee {ref}`there` and [](#there).\n', 'b.md': '(there)=\n# Here\n' });
  const other = blocksOf({
    'a.md': '# T\n\nSee {ref}`there` and [](#there).\n',
    'b.md': '(there)=\n# Else\n',
  });
  assert.deepEqual(
    [...one.blocks.values()].map(({ hash }) => hash),
    [...other.blocks.values()].map(({ hash }) => hash),
  );
});
