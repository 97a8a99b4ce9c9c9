// flagship: the flagship book, whole: every form, what its pages and its PDF say, and a notebook that Jupyter runs again.

import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { ensureEnvironment } from '../src/execute/index.ts';
import { packageFile } from '../src/package-root.ts';
import { copyBook, filesOf, octavo, readReport, temporaryFolder } from './octavo.ts';

const run = promisify(execFile);
const hasPoppler = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('the flagship book', () => {
  const book = join(temporaryFolder({ after }), 'tensors');
  const output = join(book, '_build');

  before(async () => {
    copyBook(packageFile('books/tensors'), book);
    const ran = await octavo(['build', book]);
    assert.equal(ran.status, 0, ran.stdout + ran.stderr);
  });

  test('nothing is wrong with it, and every cell ran in both variants', () => {
    const report = readReport(book);
    assert.deepEqual(report.diagnostics, []);
    assert.deepEqual(Object.keys(report.cells), ['numpy', 'pytorch']);
    for (const [variant, { total, run: ran, failed }] of Object.entries(report.cells)) {
      assert.ok(total > 60, variant);
      assert.deepEqual([ran, failed], [total, 0], variant);
    }
    assert.equal(report.references.unresolved + report.citations.unresolved + report.formulas.fallback, 0);
  });

  test('built again: no kernel is started and no file touched', async () => {
    const files = filesOf(output);
    const ran = await octavo(['build', book]);
    assert.equal(ran.status, 0, ran.stdout + ran.stderr);
    const report = readReport(book);
    assert.equal(report.kernels, 0);
    assert.deepEqual(report.pages, { total: report.pages.total, rendered: 0, reused: report.pages.total });
    assert.deepEqual(report.files, { written: 0, unchanged: files.size, removed: 0 });
    assert.deepEqual(filesOf(output), files);
  });

  test(
    'the PDFs say what the site says',
    { skip: hasPoppler ? false : 'pdftotext (package poppler-utils) is not installed' },
    async () => {
      for (const variant of ['numpy', 'pytorch']) {
        const pdf = join(output, `pdf/tensors-${variant}.pdf`);
        const { stdout: info } = await run('pdfinfo', [pdf]);
        const pages = Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]);
        assert.ok(pages >= 40 && pages <= 90, `${pages} pages`);
        const { stdout: text } = await run('pdftotext', [pdf, '-'], { maxBuffer: 1 << 26 });
        for (const words of [
          'A linear model and its loss',
          'Gradient descent and why it converges',
          'A multilayer perceptron',
          'Theorem 1.2',
          'Solutions',
          'References',
        ]) {
          assert.ok(text.includes(words), `${variant}: ${words}`);
        }
      }
    },
  );

  test('a written notebook runs again in Jupyter, where it lies, and prints the same', async (t) => {
    const requirements = readFileSync(join(book, 'requirements.txt'), 'utf8');
    const made = await ensureEnvironment({
      variant: 'numpy',
      requirements: [{ path: 'requirements.txt', text: requirements, folder: book }],
    });
    assert.ok('environment' in made, JSON.stringify(made));
    const { python } = made.environment;
    // Beside the environment, so that it stays what the book asked for.
    const packages = join(temporaryFolder(t), 'packages');
    mkdirSync(packages);
    await run(
      python,
      [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--target',
        packages,
        'nbclient==0.10.2',
      ],
      { timeout: 240_000 },
    );
    const script = join(packages, 'again.py');
    writeFileSync(script, again);
    for (const name of ['lines/linear-model.ipynb', 'lines/gradient-descent.ipynb']) {
      const notebook = join(output, 'notebooks/numpy', name);
      assert.ok(existsSync(notebook));
      const { stdout } = await run(python, [script, notebook], {
        env: { ...process.env, PYTHONPATH: packages },
        timeout: 240_000,
      });
      const [stored, rerun] = JSON.parse(stdout) as [string[], string[]];
      assert.ok(stored.length >= 5, name);
      assert.deepEqual(rerun, stored, name);
    }
    // Every notebook of both variants has nbformat's form.
    const { stdout: valid } = await run(python, ['-c', validation, join(output, 'notebooks')], {
      env: { ...process.env, PYTHONPATH: packages },
    });
    assert.ok(Number(valid) >= 8, valid);
  });
});

/** Prints what the cells of a notebook had printed, and what they print when they run again in its folder. */
const again = `
import json, os, sys
import nbformat
from nbclient import NotebookClient

def printed(notebook):
    # A kernel sends what is printed in as many pieces as it likes.
    said = ["".join(output.text for output in cell.outputs if output.output_type == "stream") for cell in notebook.cells if cell.cell_type == "code"]
    return [text for text in said if text]

path = sys.argv[1]
notebook = nbformat.read(path, as_version=4)
nbformat.validate(notebook)
stored = printed(notebook)
NotebookClient(notebook, timeout=120, resources={"metadata": {"path": os.path.dirname(path)}}).execute()
print(json.dumps([stored, printed(notebook)]))
`;

/** Validates every notebook below a folder and prints how many there are. */
const validation = `
import pathlib, sys
import nbformat

paths = sorted(pathlib.Path(sys.argv[1]).rglob("*.ipynb"))
for path in paths:
    nbformat.validate(nbformat.read(path, as_version=4))
print(len(paths))
`;
