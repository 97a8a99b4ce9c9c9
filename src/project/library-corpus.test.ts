// library-corpus.test: the libraries of a real book in four variants: counts, Python's opinion of them, and their cost.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { Library } from '../code/index.ts';
import { aliasingOf, symbolsOf } from '../code/index.ts';
import type { Document } from '../document/index.ts';
import { packageFile, packageRoot } from '../package-root.ts';
import { readD2l } from '../read/index.ts';
import { contentsFromToctrees } from './configuration/toctrees.ts';
import { pagesOf } from './configuration/contents.ts';
import type { Configuration } from './configuration/configuration.ts';
import { readConfiguration } from './configuration/configuration.ts';
import { openFolder, textOfFile } from './folder.ts';
import { codePage } from './code-page.fixture.ts';
import { cellsIn, pageCells } from './page-cells.ts';
import { shownTree } from './shown-code.ts';
import { librariesOf, libraryName } from './variant-library.ts';

const corpus = join(packageRoot, '..', 'shared', 'corpora', 'd2l-en');
const skip = existsSync(corpus) ? false : 'corpora are not here';

interface Corpus {
  configuration: Configuration;
  documents: Document[];
  libraries: Map<string, Library>;
}

let read: Corpus | undefined;

function corpusOf(): Corpus {
  if (read) return read;
  const folder = openFolder(corpus);
  const configuration = readConfiguration(folder);
  const { settings } = configuration;
  const options = {
    variants: settings.variants.map(({ name }) => name),
    load: (path: string): string | undefined => textOfFile(folder, path),
  };
  const all = new Map(
    folder
      .files()
      .filter((path) => /^(?:[^/]+\/)?[^/]+\.md$/.test(path))
      .map((path) => [path, readD2l(path, textOfFile(folder, path) ?? '', options).document]),
  );
  const contents = contentsFromToctrees(
    'index.md',
    new Map([...all].map(([path, { toctrees = [] }]) => [path, { title: '', toctrees }])),
    ({ file }, page) => assert.fail(`${page} lists ${file}`),
  );
  const documents = pagesOf(contents).flatMap((path) => all.get(path) ?? []);
  return (read = {
    configuration,
    documents,
    libraries: librariesOf(
      documents.map((one) => pageCells(codePage(one))),
      settings,
      folder,
    ),
  });
}

test('what is wrong with the book and nothing else', { skip }, () => {
  const { libraries } = corpusOf();
  const said = [...libraries.values()]
    .flatMap(({ diagnostics }) => diagnostics)
    .map(
      ({ code, file, position, message }) =>
        `${file.replace(/^chapter_/, '')}:${position?.start.line} ${code} ${message.split('`')[1]}`,
    );
  assert.deepEqual(said.toSorted(), [
    // Given by the part of the library files that is kept by hand, which is not in the corpus.
    'appendix-tools-for-deep-learning/utils.md:711 unsaved-name DATA_HUB',
    'builders-guide/use-gpu.md:582 saved-again Trainer.__init__',
    'builders-guide/use-gpu.md:587 saved-again Trainer.prepare_batch',
    'builders-guide/use-gpu.md:593 saved-again Trainer.prepare_model',
    'builders-guide/use-gpu.md:608 saved-again Trainer.__init__',
    'builders-guide/use-gpu.md:613 saved-again Trainer.prepare_batch',
    'convolutional-modern/batch-norm.md:651 saved-again Classifier.loss',
    // A method without its parameter.
    'linear-regression/linear-regression-scratch.md:286 unsaved-name self',
    'linear-regression/oo-design.md:422 unsaved-name get_key',
    'multilayer-perceptrons/dropout.md:455 saved-again Classifier.loss',
    'optimization/minibatch-sgd.md:269 unsaved-name DATA_HUB',
    'optimization/minibatch-sgd.md:285 unsaved-name DATA_HUB',
    'optimization/minibatch-sgd.md:301 unsaved-name DATA_HUB',
    'recurrent-neural-networks/text-sequence.md:79 unsaved-name DATA_URL',
  ]);
});

const standIns =
  'IPython PIL flax jax matplotlib matplotlib_inline mxnet numpy optax pandas requests scipy tensorflow tensorflow_datasets torch torchvision';

test('Python compiles and imports the four libraries, with stand-ins for what they import', { skip }, () => {
  const { configuration, libraries } = corpusOf();
  importLibraries(
    [...libraries].map(([variant, library]) => {
      const { file = '', module = '' } = libraryName(configuration.settings, variant) ?? {};
      return [file, module, library];
    }),
  );
});

function importLibraries(all: readonly [string, string, Library][]): void {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-library-'));
  try {
    for (const [file, module, { source, definitions }] of all) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), source);
      const program = packageFile('tests/import-with-stand-ins.py');
      const given = ['-B', program, folder, module, ...standIns.split(' ')];
      const { stdout, stderr, status } = spawnSync('python3', given, { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      const names = new Set(stdout.trim().split(' '));
      assert.deepEqual(
        [...definitions.keys()].filter((name) => !names.has(name)),
        [],
      );
      assert.ok(
        ['Trainer', 'plot', 'ones', 'reduce_sum', 'concat'].every((name) => names.has(name)),
        module,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const header = `DATA_HUB = dict()
DATA_URL = 'http://d2l-data.s3-accelerate.amazonaws.com/'

import numpy as np
import torch
from torch import nn

nn_Module = nn.Module

#################   WARNING   ################
# The below part is generated automatically through:
#    d2lbook build lib
# Don't edit it directly

def use_svg_display(): pass
`;

test(
  'with the part that its authors keep by hand nothing is missing in the PyTorch library',
  { skip },
  () => {
    const { configuration, documents } = corpusOf();
    const disk = openFolder(corpus);
    const bytes = (path: string): Uint8Array | undefined =>
      path === 'd2l/torch.py' ? new TextEncoder().encode(header) : disk.bytes(path);
    const libraries = librariesOf(
      documents.map((one) => pageCells(codePage(one))),
      configuration.settings,
      { ...disk, bytes },
    );
    const library = libraries.get('pytorch') as Library;
    assert.deepEqual(
      library.diagnostics.filter(({ severity }) => severity === 'error'),
      [],
    );
    const lines = library.source.split('\n');
    assert.equal(lines.filter((line) => line === 'import torch').length, 1);
    assert.equal(lines.filter((line) => line.startsWith('d2l.DATA_HUB[')).length, 16);
    assert.ok(Object.keys(library.digests).includes('DATA_HUB'));
    importLibraries([['d2l/torch.py', 'd2l.torch', library]]);
  },
);

test('definitions, methods and docstrings', { skip }, () => {
  const counts = [...corpusOf().libraries].map(([variant, library]) => {
    const symbols = symbolsOf(library);
    const fit = symbols
      .flatMap(({ members }) => members)
      .find(({ name }) => name.endsWith('.Trainer.fit_epoch'));
    return [variant, library.definitions.size, symbols.length, fit?.page];
  });
  const scratch = 'chapter_linear-regression/linear-regression-scratch.md';
  assert.deepEqual(counts, [
    ['pytorch', 170, 167, scratch],
    ['mxnet', 168, 165, scratch],
    ['jax', 57, 56, scratch],
    ['tensorflow', 98, 97, scratch],
  ]);
});

test('cells that run and names that are replaced', { skip }, () => {
  const { configuration, documents } = corpusOf();
  const { settings } = configuration;
  const shown = documents.map((document) => ({
    ...document,
    tree: shownTree(document.tree, document.variants, settings),
  }));
  const counts = settings.variants.map(({ name: variant }) => {
    const { rules } = aliasingOf(settings.libraries?.[variant] ?? { aliases: [] }, 'd2l');
    const uses = (all: readonly Document[]): number =>
      all
        .flatMap((document) => cellsIn(pageCells(codePage(document)), variant))
        .flatMap(({ source }) => [...source.matchAll(/(?<!\w)d2l\.(\w+)/g)])
        .filter(([, name = '']) => rules.has(name)).length;
    const cells = documents.flatMap((document) => cellsIn(pageCells(codePage(document)), variant));
    return [variant, cells.length, uses(documents), uses(shown)];
  });
  // Those that are left stand on a page that does not import the framework.
  assert.deepEqual(counts, [
    ['pytorch', 1203, 411, 7],
    ['mxnet', 1187, 403, 0],
    ['jax', 543, 215, 1],
    ['tensorflow', 778, 298, 0],
  ]);
});
