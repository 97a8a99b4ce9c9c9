// whole: Dive into Deep Learning from its own config.ini: what is counted, what is complained of, what a change costs.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Report } from '../../src/project/index.ts';
import { diagnosticsOf, filesOf, octavo, readReport, temporaryFolder } from '../octavo.ts';
import type { Ran } from '../octavo.ts';
import { corpus, placesOf, withoutCorpus } from './corpus.ts';

const site = ['--no-execute', '--format', 'html'];

/** What is wrong in the book, or looks as if it were; `config.ini` names more than was published with the text. */
const anomalies = [
  'missing-blank-line chapter_appendix-mathematics-for-deep-learning/multivariable-calculus.md:396',
  'unclosed-tab chapter_appendix-tools-for-deep-learning/d2l.md:7',
  'unknown-symbol chapter_appendix-tools-for-deep-learning/d2l.md:172',
  'unknown-symbol chapter_appendix-tools-for-deep-learning/d2l.md:174',
  'unsaved-name chapter_appendix-tools-for-deep-learning/utils.md:711',
  'saved-again chapter_builders-guide/use-gpu.md:582',
  'saved-again chapter_builders-guide/use-gpu.md:587',
  'saved-again chapter_builders-guide/use-gpu.md:593',
  'saved-again chapter_builders-guide/use-gpu.md:608',
  'saved-again chapter_builders-guide/use-gpu.md:613',
  'missing-blank-line chapter_computational-performance/async-computation.md:215',
  'saved-again chapter_convolutional-modern/batch-norm.md:651',
  'missing-blank-line chapter_gaussian-processes/gp-inference.md:68',
  'remote-picture chapter_gaussian-processes/gp-intro.md:138',
  'remote-picture chapter_gaussian-processes/gp-intro.md:139',
  'remote-picture chapter_gaussian-processes/gp-intro.md:147',
  'remote-picture chapter_gaussian-processes/gp-intro.md:148',
  'toc-entry-extension chapter_hyperparameter-optimization/index.md:31',
  'unsaved-name chapter_linear-regression/linear-regression-scratch.md:286',
  'unsaved-name chapter_linear-regression/oo-design.md:422',
  'saved-again chapter_multilayer-perceptrons/dropout.md:455',
  'unsaved-name chapter_optimization/minibatch-sgd.md:269',
  'unsaved-name chapter_optimization/minibatch-sgd.md:285',
  'unsaved-name chapter_optimization/minibatch-sgd.md:301',
  'missing-blank-line chapter_recommender-systems/deepfm.md:31',
  'missing-blank-line chapter_recommender-systems/ranking.md:32',
  'unsaved-name chapter_recurrent-neural-networks/text-sequence.md:79',
  'missing-named-file config.ini:26',
  'missing-named-file config.ini:26',
  'missing-named-file config.ini:26',
  'unsupported-key config.ini:55',
  'missing-included-file index.md:5',
];

test(
  'the site of the whole book: counts, complaints, the same bytes twice, and nothing done where nothing changed',
  {
    skip: withoutCorpus,
  },
  async (t) => {
    const elsewhere = temporaryFolder(t);
    const before = new Set(filesOf(corpus).keys());
    const build = async (name: string): Promise<{ ran: Ran; report: Report }> => {
      const places = ['--output', join(elsewhere, name), '--cache', join(elsewhere, `${name}-cache`)];
      const ran = await octavo(['build', corpus, ...site, ...places]);
      return { ran, report: readReport(elsewhere, name) };
    };
    const { ran, report } = await build('first');
    assert.equal(ran.status, 1, ran.stdout + ran.stderr);
    assert.deepEqual(diagnosticsOf(report), anomalies);
    assert.deepEqual(report.pages, { total: 192, rendered: 192, reused: 0 });
    // Ten more stand in the alternative texts of pictures that stand side by side.
    assert.deepEqual(report.formulas, { total: 7562, fallback: 0 });
    // One more stands in a string of code.
    assert.deepEqual(report.references, { total: 893 + 193 + 10, unresolved: 0 });
    assert.deepEqual(report.citations, { total: 674, unresolved: 0 });
    assert.equal(report.labels.total, 487 + 130);
    assert.deepEqual(
      Object.entries(report.cells).map(([variant, { total, run }]) => [variant, total, run]),
      [
        ['pytorch', 1203, 0],
        ['mxnet', 1187, 0],
        ['jax', 543, 0],
        ['tensorflow', 778, 0],
      ],
    );
    assert.deepEqual(new Set(filesOf(corpus).keys()), before);

    const made = filesOf(join(elsewhere, 'first'));
    const again = await build('first');
    assert.deepEqual(again.report.pages, { total: 192, rendered: 0, reused: 192 });
    assert.equal(again.report.files.written, 0);
    assert.deepEqual(filesOf(join(elsewhere, 'first')), made);

    await build('second');
    const contents = (name: string): Map<string, string> =>
      new Map([...filesOf(join(elsewhere, name))].map(([path, file]) => [path, file.contents]));
    assert.deepEqual(contents('second'), contents('first'));
  },
);

test('a word, a label with its uses, and a label alone are changed', { skip: withoutCorpus }, async (t) => {
  const folder = join(temporaryFolder(t), 'book');
  cpSync(corpus, folder, { recursive: true });
  const build = async (): Promise<Report> => {
    await octavo(['build', folder, ...site]);
    return readReport(folder);
  };
  const change = (path: string, from: string, to: string): void => {
    const text = readFileSync(join(folder, path), 'utf8');
    assert.ok(text.includes(from), `${path} has "${from}"`);
    writeFileSync(join(folder, path), text.replaceAll(from, to));
  };
  const first = await build();
  const page = 'chapter_preliminaries/autograd.md';

  change(page, 'derivatives is the crucial', 'derivatives is a crucial');
  assert.equal((await build()).pages.rendered, 1);

  const places = placesOf('`sec_autograd`', folder);
  for (const path of new Set(places.map((place) => place.split(':')[0] as string)))
    change(path, '`sec_autograd`', '`sec_automatic`');
  const renamed = await build();
  assert.deepEqual(diagnosticsOf(renamed), diagnosticsOf(first));
  assert.equal(renamed.pages.rendered, new Set(places.map((place) => place.split(':')[0])).size);

  change(page, ':label:`sec_automatic`', ':label:`sec_changed`');
  const broken = await build();
  const users = placesOf('`sec_automatic`', folder);
  assert.ok(users.length > 1);
  assert.deepEqual(
    diagnosticsOf(broken).filter((one) => one.startsWith('unknown-label')),
    users.map((place) => `unknown-label ${place}`),
  );
});
