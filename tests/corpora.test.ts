// corpora: whole projects of other people, built as they are.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { packageRoot } from '../src/package-root.ts';
import type { Report } from '../src/project/index.ts';
import { diagnosticsOf, filesOf, octavo, temporaryFolder } from './octavo.ts';

const corpora = join(packageRoot, '..', 'shared', 'corpora');
const isThere = existsSync(join(corpora, 'numpy-tutorials'));

test(
  'the NumPy tutorials: a MyST project builds from its myst.yml, and what is not understood is listed with its place',
  { skip: isThere ? false : `the corpora are not at ${corpora}` },
  async (t) => {
    const book = join(corpora, 'numpy-tutorials');
    const elsewhere = temporaryFolder(t);
    const before = filesOf(book).size;
    const places = ['--output', join(elsewhere, 'out'), '--cache', join(elsewhere, 'cache')];
    const ran = await octavo(['build', book, '--no-execute', ...places]);
    const report = JSON.parse(readFileSync(join(elsewhere, 'out/report.json'), 'utf8')) as Report;
    assert.equal(ran.status, 1, ran.stdout + ran.stderr);
    assert.deepEqual(
      diagnosticsOf(report).filter((one) => !/^(?:html-not-printed|picture-not-printable) /.test(one)),
      [
        'missing-included-file content/contributing.md:1',
        'remote-picture content/index.md:3',
        'remote-picture content/tutorial-style-guide.md:17',
        'missing-figure content/tutorial-x-ray-image-processing.md:193',
      ],
    );
    assert.equal(report.pages.total, 12);
    assert.equal(report.formulas.fallback, 0);
    assert.equal(
      readdirSync(join(elsewhere, 'out/html/content')).filter((name) => name.endsWith('.html')).length,
      12,
    );
    const pdf = report.outputs.find(({ format }) => format === 'pdf');
    assert.ok((pdf?.pages ?? 0) > 80);
    assert.equal(filesOf(book).size, before, 'nothing is written into the project');
  },
);
