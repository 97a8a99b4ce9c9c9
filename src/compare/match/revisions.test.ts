// revisions.test: real pages as they were changed by their authors: with the labels of sections hidden, blocks must be found by
// what they say.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import type { Block } from '../manifest.ts';
import { matchBlocks } from './match-blocks.ts';
import type { ComparedBook } from './matching.ts';
import { someBook } from './some-book.fixture.ts';

const read = (name: string): ComparedBook =>
  someBook([
    { path: 'page.md', text: readFileSync(new URL(`revisions/${name}.md`, import.meta.url), 'utf8') },
  ]);

/** The same with sections that have nothing in common with those of other revisions; and what they are really called. */
function hidden(
  book: ComparedBook,
  secret: string,
): { book: ComparedBook; titleOf: (block: Block) => string } {
  const titles = new Map(book.sections.map(({ label, title }, n) => [`${secret}${n}`, title || label]));
  const labels = new Map(book.sections.map(({ label }, n) => [label, `${secret}${n}`]));
  const now = (label: string): string => labels.get(label) as string;
  return {
    book: {
      sections: book.sections.map((section) => ({ ...section, label: now(section.label) })),
      blocks: book.blocks.map((block) => ({ ...block, section: now(block.section) })),
    },
    titleOf: ({ section }) => titles.get(section) as string,
  };
}

interface Compared {
  blocks: number;
  matched: number;
  /** In another section than the authors have it, though that one is still there. */
  elsewhere: string[];
}

function compare(before: string, after: string): Compared {
  const [old, next] = [hidden(read(before), 'old'), hidden(read(after), 'new')];
  const titles = new Set(next.book.blocks.map((block) => next.titleOf(block)));
  const { matches } = matchBlocks(old.book, next.book);
  return {
    blocks: old.book.blocks.length,
    matched: matches.length,
    elsewhere: matches
      .filter(({ from, to }) => titles.has(old.titleOf(from)) && old.titleOf(from) !== next.titleOf(to))
      .map(({ from, to }) => `${old.titleOf(from)} → ${next.titleOf(to)}: ${from.text.slice(0, 60)}`),
  };
}

test('a catalogue of nearly equal entries: nothing lands in another entry', () => {
  for (const [before, after, least] of [
    ['diagnostics-1', 'diagnostics-2', 0.97],
    ['diagnostics-2', 'diagnostics-3', 0.9],
    ['diagnostics-3', 'diagnostics-4', 0.95],
    ['diagnostics-1', 'diagnostics-4', 0.85],
    ['diagnostics-4', 'diagnostics-1', 0.6],
  ] as const) {
    const { blocks, matched, elsewhere } = compare(before, after);
    assert.deepEqual(elsewhere, [], `${before} → ${after}`);
    assert.ok(matched / blocks >= least, `${before} → ${after}: ${matched} of ${blocks}`);
  }
});

test('a page of prose and formulas: every block is found', () => {
  const { blocks, matched, elsewhere } = compare('perceptron-1', 'perceptron-2');
  assert.deepEqual([matched, elsewhere], [blocks, []]);
});
