// noted.test: how much of the text stands beside a margin note.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Aside, Node, Paragraph } from '../../document/index.ts';
import { besideNotes } from './noted.ts';

const paragraph = (length: number): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'text', value: 'x'.repeat(length) }],
});
const note = (length: number): Aside => ({ type: 'aside', kind: 'margin', children: [paragraph(length)] });
const count = (nodes: Node[], notes: Aside[]): number => besideNotes(nodes, 1, notes).length;

test('text goes on beside a note that is higher than its paragraph, and no further than needed', () => {
  const long = note(200);
  const short = note(20);
  const rest = [paragraph(60), paragraph(300), paragraph(300), paragraph(300)];
  assert.equal(count([paragraph(60), long, ...rest], [long]), 2);
  assert.equal(count([paragraph(600), long, ...rest], [long]), 0);
  assert.equal(count([paragraph(200), short, ...rest], [short]), 0);
});

test('what may need the margin, or has a note of its own, stays out', () => {
  const long = note(400);
  const wide: Node = { type: 'math', value: 'x + '.repeat(60) };
  assert.equal(count([paragraph(60), long, wide, paragraph(60)], [long]), 0);
  assert.equal(count([paragraph(60), long, paragraph(60), note(20)], [long]), 0);
  assert.equal(count([paragraph(60), long], [long]), 0, 'the end of the page');
});
