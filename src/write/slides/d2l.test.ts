// d2l.test: the slides of Dive into Deep Learning, from its own marks.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Document, Node } from '../../document/index.ts';
import { nodesOf, plainText } from '../../document/index.ts';
import { inVariant } from '../../link/index.ts';
import type { Page } from '../../link/index.ts';
import { packageRoot } from '../../package-root.ts';
import { readD2l } from '../../read/index.ts';
import { deckSheets } from './deck.ts';
import { hasSlides } from './index.ts';
import { hasSlideMarks, slidesOf } from './slides-of.ts';
import { slideWords } from './words.ts';

const folder = join(packageRoot, '..', 'shared', 'corpora', 'd2l-en');
const skip = existsSync(folder) ? false : 'the text of Dive into Deep Learning is not beside this repository';
const variants = ['pytorch', 'mxnet', 'jax', 'tensorflow'];

const documents = (): Document[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => path.endsWith('.md') && path.split('/').length <= 2)
    .toSorted()
    .map(
      (path) =>
        readD2l(path, readFileSync(join(folder, path), 'utf8'), { variants, load: () => undefined }).document,
    );

/** As much of a page as its slides need. */
const pageOf = (document: Document): Page => ({
  path: document.path,
  address: document.path.replace(/\.md$/, ''),
  label: document.path,
  document,
  title: nodesOf(document.tree, 'heading').find(({ depth }) => depth === 1)?.children ?? [],
  depth: 0,
  variants,
  ...(document.variants && { editions: document.variants }),
  outline: [],
  slides: (document.variants ?? variants).filter((variant) =>
    hasSlideMarks(inVariant(document.tree, variant)),
  ),
  prints: { bibliography: false, index: false },
  letters: '',
  calls: {},
  parts: { text: '', outputs: '', numbers: '', references: '', lists: '', place: '' },
  digest: '',
});

/** How many texts begin a slide. */
const beginnings = (tree: Node): number =>
  nodesOf(tree, 'slideMark').filter(({ edge, starts }) => edge === 'open' && starts === 'new').length +
  nodesOf(tree, 'slideOnly').filter(({ starts }) => starts === 'new').length;

test(
  'every mark of Dive into Deep Learning that begins a slide begins one, in every framework',
  { skip },
  () => {
    const pages = documents().map(pageOf);
    assert.equal(
      pages.reduce((sum, { document }) => sum + beginnings(document.tree), 0),
      438,
    );
    const counts = variants.map((variant) => {
      const decks = pages.filter((page) => hasSlides(page, variant));
      let slides = 0;
      for (const page of decks) {
        const own = slidesOf(page, variant);
        const marks = beginnings(inVariant(page.document.tree, variant));
        // What comes before the first of them has a slide too.
        assert.ok([marks, marks + 1].includes(own.length), `${page.path}: ${own.length} of ${marks}`);
        slides += own.length;
        for (const sheet of deckSheets(own, slideWords('en'))) {
          assert.ok(sheet.fit >= 0.6, `${page.path}: ${sheet.fit}`);
          assert.doesNotMatch(plainText(sheet.heading), /[.,:;]$|\*\*|~~/);
        }
      }
      return [variant, decks.length, slides];
    });
    assert.deepEqual(counts, [
      ['pytorch', 75, 495],
      ['mxnet', 75, 494],
      ['jax', 55, 312],
      ['tensorflow', 56, 319],
    ]);
  },
);
