// corpora: real books: what is not understood in them, and how long reading takes.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nodesOf } from '../../document/index.ts';
import { readMarkdown } from '../index.ts';

const repoRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const corpora = join(repoRoot, '..', 'shared', 'corpora');
const skip = existsSync(corpora) ? false : 'corpora are not here';

const markdownFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.md'))
    .sort();

test('numpy-tutorials are understood', { skip }, () => {
  const folder = join(corpora, 'numpy-tutorials', 'content');
  const problems: string[] = [];
  let cells = 0;
  let formulas = 0;
  for (const name of markdownFiles(folder)) {
    const load = (path: string): string | undefined =>
      existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
    const { document, diagnostics } = readMarkdown(name, readFileSync(join(folder, name), 'utf8'), {
      variants: ['default'],
      load,
    });
    problems.push(...diagnostics.map((one) => `${one.file}: ${one.code}`));
    cells += nodesOf(document.tree, 'codeCell').length;
    formulas += nodesOf(document.tree, 'math').length + nodesOf(document.tree, 'inlineMath').length;
    assert.equal(nodesOf(document.tree, 'variantSet').length, 0, 'one variant needs no sets');
  }
  // It includes a file from above its folder.
  assert.deepEqual(problems, ['contributing.md: missing-included-file']);
  assert.ok(cells > 200 && formulas > 50, `${cells} cells, ${formulas} formulas`);
});

test('a book of three megabytes is read in about half a second', { skip }, () => {
  const folder = join(corpora, 'd2l-en');
  const texts = markdownFiles(folder).map(
    (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
  );
  const size = texts.reduce((sum, [, text]) => sum + text.length, 0);
  assert.ok(size > 3_000_000);
  const start = process.cpuUsage();
  for (const [name, text] of texts)
    readMarkdown(name, text, { variants: ['default'], load: () => undefined });
  const { user, system } = process.cpuUsage(start);
  // Four times the aim: other work shares the processor's caches, and the first pages are read by cold code.
  assert.ok((user + system) / 1e6 < 2, `${(user + system) / 1e6} s`);
});
