// write-typst.test: pages of Markdown and the Typst that they become.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookOf } from '../../../tests/book-of.ts';
import type { BookOfOptions } from '../../../tests/book-of.ts';
import { cases } from '../../../tests/cases.ts';
import { sampleBook } from '../../../tests/print-sample.ts';
import { loadPrintAssets } from '../../project/assets/print-assets.ts';
import { loadFormulaSvg } from '../../math/index.ts';
import { needsFormulaPictures, writeTypst } from './index.ts';
import type { TypstProject } from './index.ts';

const { writing } = loadPrintAssets();

function written(pages: Record<string, string>, more: BookOfOptions = {}, variant = 'default'): TypstProject {
  return writeTypst(bookOf(pages, more).book, variant, { ...writing, profile: 'print' });
}

const textOf = (project: TypstProject, path: string): string => {
  const contents = project.files.find((file) => file.path === path)?.contents;
  assert.equal(typeof contents, 'string', path);
  return contents as string;
};

cases(new URL('cases/', import.meta.url), (input) => {
  const project = written({ 'page.md': `# Page\n\n${input}` });
  const file = project.pages[0]?.file ?? '';
  // The import and the title are the same on each page.
  return textOf(project, file).split('\n').slice(4).join('\n').trim();
});

const codes = (project: TypstProject): string[] => project.diagnostics.map(({ code }) => code);

test('what cannot be printed is said, with its place', () => {
  const project = written({
    'page.md':
      '# Page\n\nWell 🎉 done 🎉.\n\n![Alt](https://example.org/a.png)\n\n<table><tr><td>x</td></tr></table>\n',
  });
  assert.deepEqual(codes(project).toSorted(), [
    'html-not-printed',
    'letter-not-in-fonts',
    'picture-not-printable',
  ]);
  assert.equal(
    project.diagnostics.find(({ code }) => code === 'letter-not-in-fonts')?.position?.start.line,
    3,
  );
});

test('an edition has the cells of its variant and names the others', () => {
  const { book } = sampleBook();
  const numpy = writeTypst(book, 'numpy', { ...writing, profile: 'print' });
  const pytorch = writeTypst(book, 'pytorch', { ...writing, profile: 'print' });
  const page = numpy.pages.find(({ source }) => source === 'lines/model.md')?.file ?? '';
  assert.match(textOf(numpy, page), /variant: \[NumPy\], others: \[Also in PyTorch\]/);
  assert.match(textOf(pytorch, page), /variant: \[PyTorch\], others: \[Also in NumPy\]/);
  assert.match(textOf(pytorch, page), /shape/);
  assert.doesNotMatch(textOf(numpy, page), /shape/);
});

test('where cells of other variants are the rule, no cell names them', () => {
  const set = (name: string): string =>
    `\`\`\`{code-cell} python\n:variant: numpy\n${name} = 1\n\`\`\`\n\n\`\`\`{code-cell} python\n:variant: pytorch\n${name} = 2\n\`\`\`\n\nWords.\n\n`;
  const cellsOf = (count: number): string => {
    const pages = { 'a.md': `# A\n\n${Array.from({ length: count }, (_, i) => set(`x${i}`)).join('')}` };
    const project = written(
      pages,
      {
        settings: {
          singleVariant: false,
          variants: [
            { name: 'numpy', title: 'NumPy' },
            { name: 'pytorch', title: 'PyTorch' },
          ],
        },
      },
      'numpy',
    );
    return textOf(project, project.pages[0]?.file ?? '');
  };
  assert.equal(cellsOf(2).match(/Also in/g)?.length, 2);
  assert.doesNotMatch(cellsOf(100), /Also in|variant:/);
});

test('a front page that only lists the contents is no chapter: its labels lead to the contents', () => {
  const pages = {
    'index.md': '# The Book\n\n```{tableofcontents}\n```\n',
    'a.md': '# A\n\nSee [](index.md).\n',
  };
  const project = written(pages);
  const main = textOf(project, 'book.typ');
  const front = project.pages[0]?.file ?? '';
  assert.deepEqual(project.pages[0]?.labels.includes('index.md'), true);
  assert.match(main, new RegExp(`#contents\\(marks: \\[#include "${front}"\\]`));
  assert.equal(main.split(front).length, 2);
  assert.doesNotMatch(textOf(project, front), /#matter|#chapter/);
  const other = written({ ...pages, 'index.md': `${pages['index.md']}\nWords of welcome.\n` });
  assert.match(textOf(other, other.pages[0]?.file ?? ''), /#(?:matter|chapter)[\s\S]*welcome/);
});

test('a symbol of the library is its signature, and set in what it does and its members', () => {
  const member = '::::{div}\n:class: symbol\n```python\nfit(data)\n```\n\nIt fits.\n::::\n';
  const project = written({
    'a.md': `# A\n\n:::::{div}\n:class: symbol\n\`\`\`python\nclass Model(size)\n\`\`\`\n\nA model.\n\n${member}:::::\n`,
  });
  const text = textOf(project, project.pages[0]?.file ?? '');
  assert.match(
    text,
    /#symbol\(members: \[#symbol\([\s\S]*fit[\s\S]*\)\[It fits\.\];\], [\s\S]*\)\[A model\.\];/,
  );
});

test('items of a list that hold high formulas stand apart', () => {
  const list = (formula: string): string => {
    const project = written({ 'a.md': `# A\n\n- $${formula}$: one\n- $${formula}$: two\n` });
    return textOf(project, project.pages[0]?.file ?? '');
  };
  assert.match(list('\\frac{a}{b}'), /#bullet-list\(tight: false/);
  assert.doesNotMatch(list('a + \\integers'), /tight: false/);
});

test('every label that is referred to is defined once', () => {
  const { book } = sampleBook();
  for (const variant of ['numpy', 'pytorch']) {
    const project = writeTypst(book, variant, { ...writing, profile: 'screen' });
    const all = project.files
      .map(({ contents }) => (typeof contents === 'string' ? contents : ''))
      .join('\n');
    const defined = project.pages.flatMap(({ labels }) => labels);
    assert.equal(new Set(defined).size, defined.length);
    const known = new Set([
      ...defined,
      ...[...all.matchAll(/#solution\([^[]*label: "([^"]+)"/g)].map((match) => match[1]),
    ]);
    for (const [, name] of all.matchAll(/#xref\((?:far: true, )?"([^"]+)"/g))
      assert.ok(known.has(name as string), name);
  }
});

test('headings never skip a level, and a second title is a section', () => {
  const project = written({ 'a.md': '# A\n\n#### Deep\n\n## B\n\n# C\n' });
  assert.match(
    textOf(project, project.pages[0]?.file ?? ''),
    /#subsubsection\([^)]*level: 2, \[Deep\]\)[\s\S]*#section\([^)]*\[B\]\)[\s\S]*#section\([^)]*\[C\]\)/,
  );
});

const hidden = (tag: string, name: string, options = ''): string =>
  `\`\`\`{code-cell} python\n:tags: ${tag}\n${options}secret_${name} = 1\n\`\`\`\n\n`;

test('folded cells in a row are told in one line, removed ones are gone', () => {
  const project = written({
    'a.md': `# A\n\n${hidden('hide-input', 'a')}${hidden('remove-cell', 'b')}${hidden('hide-cell', 'c')}Words.\n\n${hidden('hide-input', 'd')}`,
  });
  const text = textOf(project, project.pages[0]?.file ?? '');
  assert.doesNotMatch(text, /secret/);
  const told = [...text.matchAll(/#folded\[Folded here\\: (\d+) lines? of code/g)].map((match) => match[1]);
  assert.deepEqual(told, ['2', '1']);
});

test('a figure tells how much folded code made it, with the folded cells right above it', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90pt" height="60pt"/>';
  const project = written(
    {
      'a.md': `# A\n\n${hidden('hide-input', 'a')}${hidden('hide-input', 'b', ':label: fig-x\n:caption: A line.\n')}${hidden('hide-input', 'c')}`,
    },
    {
      outputs: {
        'a.md#2': [{ output_type: 'display_data', data: { 'image/svg+xml': svg }, metadata: {} }],
        'a.md#3': [{ output_type: 'stream', name: 'stdout', text: 'ready' }],
      },
    },
  );
  const text = textOf(project, project.pages[0]?.file ?? '');
  assert.doesNotMatch(text, /secret|#folded/);
  assert.match(text, /#fig\([^[]*\)\[A line\\?\.#made-by\[Made by 2 lines of code/);
  assert.match(text, /#outputs\(note: \[Made by 1 line of code[^\]]*\]\)/);
});

test('the page with the title of the book is about the book, and its contents stand at the front', () => {
  const project = written(
    {
      'index.md': '# The book\n\nWords.\n\n## Contents\n\n```{tableofcontents}\n```\n\n## More\n',
      'preface.md': '# Preface\n',
    },
    {
      settings: {
        title: 'The book',
        contents: ['index.md', 'preface.md'].map((file) => ({ file, numbering: false, children: [] })),
      },
    },
  );
  const [index, preface] = project.pages.map(({ file }) => textOf(project, file));
  assert.match(index ?? '', /#matter\([^[]*\[About this book\]\)/);
  assert.doesNotMatch(index ?? '', /Contents/);
  assert.match(index ?? '', /\[More\]/);
  assert.match(preface ?? '', /\[Preface\]/);
});

test('an empty book, and a page with nothing but broken things, are written', () => {
  assert.equal(written({}).pages.length, 0);
  assert.equal(written({ 'a.md': '' }).pages.length, 1);
  assert.equal(
    written({ 'a.md': '```{figure} missing.png\n```\n\n{ref}`nowhere` {cite}`nobody` [^x] $\\nope{$' }).pages
      .length,
    1,
  );
});

test('letters that no face has are told once for each page, at the first of them', () => {
  const told = (text: string): string[] =>
    written({ 'page.md': `# Page\n\n${text}` })
      .diagnostics.filter(({ code }) => code === 'letter-not-in-fonts')
      .map(({ position, message }) => `${position?.start.line} ${message}`);
  const boxes = 'boxes with their codes stand in their places';
  assert.deepEqual(told('Plain.\n\n機械学習、漢字.\n\n字 `漢` $\\text{漢}$ 典\n'), [
    `5 no font of the PDF has 8 letters of this page (Chinese): 機 (U+6A5F), 械 (U+68B0), 学 (U+5B66), 習 (U+7FD2), 、 (U+3001), …; ${boxes}`,
  ]);
  assert.deepEqual(told('字典\n'), [
    `3 no font of the PDF has 2 letters of this page (Chinese): 字 (U+5B57), 典 (U+5178); ${boxes}`,
  ]);
  assert.deepEqual(told('かな字\n').length, 1);
  assert.match(told('かな字\n')[0] ?? '', /3 letters of this page \(Japanese\)/);
  assert.deepEqual(told('Plain.\n'), []);
});

test('the same book gives the same files', () => {
  const files = (): string =>
    JSON.stringify(writeTypst(sampleBook().book, 'numpy', { ...writing, profile: 'print' }).files);
  assert.equal(files(), files());
});

test('a formula without a form in Typst is a picture, and said', async () => {
  const { book } = bookOf({
    'a.md': '# A\n\n$\\begin{array}{c||c} a & b \\end{array}$ and $\\text{漢}$ and $x$.\n',
  });
  assert.equal(needsFormulaPictures(book), true);
  await loadFormulaSvg();
  const project = writeTypst(book, 'default', { ...writing, profile: 'print' });
  assert.equal(project.formulas, 3);
  assert.equal(project.formulaFallbacks, 2);
  assert.deepEqual(codes(project).toSorted(), ['formula-fallback', 'letter-not-in-fonts']);
  assert.match(
    textOf(project, project.pages[0]?.file ?? ''),
    /#m-picture\(width: [\d.]+em, height: [\d.]+em, depth: [\d.]+em, "[^"]+", "\/formulas\/1\.svg"\);/,
  );
  assert.match(textOf(project, 'formulas/1.svg'), /^<svg[^>]*><style>/);
});
