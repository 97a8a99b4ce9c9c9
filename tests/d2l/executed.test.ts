// executed: the chapter of preliminaries in PyTorch runs, with the book's own saved code as the `d2l` package.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { packageFile } from '../../src/package-root.ts';
import type { Report } from '../../src/project/index.ts';
import { octavo, readReport, temporaryFolder } from '../octavo.ts';
import { corpus, withoutCorpus } from './corpus.ts';

/** Always the same place, so that the environment is made once: torchvision is a stand-in that lies there. */
function requirements(folder: string): string {
  const standIn = join(tmpdir(), 'octavo-torchvision');
  cpSync(packageFile('tests/d2l/torchvision'), standIn, { recursive: true });
  const packages = ['torch==2.13.0', `torchvision @ ${pathToFileURL(standIn).href}`, 'numpy', 'pandas'];
  const file = join(folder, 'requirements.txt');
  writeFileSync(file, `${[...packages, 'matplotlib', 'requests', 'scipy'].join('\n')}\n`);
  return file;
}

interface NotebookCell {
  cell_type: string;
  outputs?: { output_type: string }[];
}

test(
  'the preliminaries run in PyTorch, and their outputs stand in pages and notebooks',
  { skip: withoutCorpus },
  async (t) => {
    const elsewhere = temporaryFolder(t);
    // The code writes its data beside the pages.
    const folder = join(elsewhere, 'book');
    cpSync(corpus, folder, { recursive: true });
    const build = async (): Promise<Report> => {
      const options = ['--format', 'html,notebooks', '--pages', 'chapter_preliminaries/*'];
      await octavo(['build', folder, ...options, '--requirements', `pytorch=${requirements(elsewhere)}`]);
      return readReport(folder);
    };
    const report = await build();
    const errors = report.diagnostics.filter(({ file }) => file.startsWith('chapter_preliminaries/'));
    assert.deepEqual(errors, []);
    assert.deepEqual(report.cells['pytorch'], { total: 1203, run: 90, reused: 0, failed: 0 });
    assert.equal(report.pages.rendered, 8);

    const page = readFileSync(join(folder, '_build/html/chapter_preliminaries/calculus.html'), 'utf8');
    assert.match(page, /h=0\.00001, numerical limit=2\.00003/);
    assert.match(page, /<svg|<img[^>]+\.svg/);
    const notebooks = join(folder, '_build/notebooks/pytorch');
    const cells = (readdirSync(join(notebooks, 'chapter_preliminaries')) as string[])
      .filter((name) => name.endsWith('.ipynb'))
      .flatMap((name) => {
        const text = readFileSync(join(notebooks, 'chapter_preliminaries', name), 'utf8');
        return (JSON.parse(text) as { cells: NotebookCell[] }).cells;
      });
    const outputs = cells.flatMap((cell) => cell.outputs ?? []);
    assert.ok(outputs.length > 60, `${outputs.length} outputs`);
    assert.ok(outputs.every(({ output_type }) => output_type !== 'error'));
    assert.ok(readFileSync(join(notebooks, 'd2l/torch.py'), 'utf8').includes('def use_svg_display'));

    const again = await build();
    assert.equal(again.kernels, 0);
    assert.equal(again.files.written, 0);
  },
);
