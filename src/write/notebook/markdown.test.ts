// markdown.test: pages as the Markdown of their notebooks.

import { bookOf } from '../../../tests/book-of.ts';
import { cases } from '../../../tests/cases.ts';
import { writeNotebook } from './index.ts';
import type { NotebookJson } from './nbformat.ts';

const bibliography = '@article{gauss, author={Gauss, Carl}, title={Theoria}, journal={J}, year={1809}}';

/** Every cell, its lines after a bar. */
cases(new URL('.', import.meta.url), (input) => {
  const { book } = bookOf({ 'page.md': input }, { bibliography, files: { 'pic.svg': '<svg/>' } });
  const page = book.page('page.md');
  if (!page) throw new Error('no page');
  const [file] = writeNotebook(book, page, 'default', { file: 'page.ipynb' });
  const { cells } = JSON.parse(file?.contents as string) as NotebookJson;
  return cells
    .map((cell) => `[${cell.cell_type}]\n${cell.source.join('').replace(/^/gm, '| ').replace(/ +$/gm, '')}\n`)
    .join('');
});
