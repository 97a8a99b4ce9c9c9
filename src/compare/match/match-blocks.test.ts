// match-blocks.test: real books rewritten at random, where the truth is known, and the traps one by one.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

import { judge } from './judge.fixture.ts';
import { matchBlocks } from './match-blocks.ts';
import type { Matches } from './match-blocks.ts';
import type { ComparedBook } from './matching.ts';
import { randomFrom, rewritten } from './rewrite.fixture.ts';
import { numbered, someBook } from './some-book.fixture.ts';
import type { LooseBlock } from './some-book.fixture.ts';
import { sectionsNow } from './sections.ts';

const repoRoot = fileURLToPath(new URL('../../../', import.meta.url));

const readBook = (folder: string): ComparedBook =>
  someBook(
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((path) => path.endsWith('.md') && !path.includes('_build'))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
  );

const d2l = join(repoRoot, '..', 'shared', 'corpora', 'd2l-en');

test('a large book rewritten: nearly all is found, next to nothing wrongly, and in time', (t) => {
  if (!existsSync(d2l)) return t.skip(`no corpus at ${d2l}`);
  const book = readBook(d2l);
  for (const seed of [1, 2, 3, 4]) {
    const started = process.cpuUsage();
    const judged = judge(book, rewritten(book, randomFrom(seed)));
    const seconds = process.cpuUsage(started).user / 1e6;
    const said = `seed ${seed}: ${JSON.stringify({ ...judged, missing: [], mistakes: judged.mistakes.slice(0, 3) })}`;
    assert.ok(judged.right / judged.blocks >= 0.994, said);
    assert.ok((judged.wrong + judged.resurrected) / judged.blocks <= 0.002, said);
    assert.ok(judged.taken === 0, said);
    assert.ok(seconds < 4, `${seconds} s`);
  }
});

test('small books rewritten', () => {
  for (const [name, least] of [
    ['tensors', 0.985],
    ['manual', 0.965],
  ] as const) {
    const book = readBook(join(repoRoot, 'books', name));
    for (const seed of [1, 2, 3, 4]) {
      const judged = judge(book, rewritten(book, randomFrom(seed)));
      const said = `${name}, seed ${seed}: ${JSON.stringify({ ...judged, missing: [] })}`;
      assert.ok(judged.right / judged.blocks >= least, said);
      assert.ok(judged.wrong <= 3, said);
    }
  }
});

test('the same version: every block is itself, whatever the book', () => {
  const word = fc.constantFrom('loss', 'the', 'line', 'is', 'sum', '$x$', '\\alpha');
  const block = fc.record({
    section: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom('paragraph', 'item', 'code', 'math', 'heading') as fc.Arbitrary<LooseBlock['kind']>,
    text: fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
      const book = oneBook(blocks.sort((a, b) => a.section.localeCompare(b.section)));
      const { matches, gone, added, ambiguous } = matchBlocks(book, book);
      assert.deepEqual([gone, added, ambiguous], [[], [], []]);
      for (const { from, to, moved } of matches) assert.ok(from === to && !moved);
    }),
  );
});

test('any two books: every old block is told once, every new one is found or added', () => {
  const text = fc.array(fc.constantFrom('loss', 'the', 'line', 'is', 'sum', 'of', 'all'), { maxLength: 14 });
  const book = fc
    .array(
      fc.record({ section: fc.constantFrom('a', 'b'), text, kind: fc.constantFrom('paragraph', 'code') }),
      { maxLength: 25 },
    )
    .map((list) => oneBook(list.map((one) => ({ ...one, text: one.text.join(' ') }))));
  fc.assert(
    fc.property(book, book, (old, next) => {
      const { matches, gone, added, ambiguous } = matchBlocks(old, next);
      assert.equal(matches.length + gone.length + ambiguous.length, old.blocks.length);
      const reached = new Set(matches.map(({ to }) => to));
      assert.equal(reached.size + added.length, next.blocks.length);
      for (const { how, score } of matches) assert.ok(how === 'label' || score >= 0.5, `${how} ${score}`);
    }),
  );
});

function oneBook(blocks: readonly LooseBlock[], aliases?: Record<string, string>): ComparedBook {
  const labels = [...new Set(blocks.map(({ section }) => section))];
  const sections = labels.map((label) => ({
    label,
    explicit: true,
    page: label.split('#')[0] as string,
    title: label,
  }));
  return numbered({ sections, blocks, ...(aliases && { aliases }) });
}

const paragraph = (section: string, text: string, more: Partial<LooseBlock> = {}): LooseBlock => ({
  section,
  kind: 'paragraph',
  text,
  ...more,
});

/** Numbers of the new blocks, by number of the old one. */
function found(old: ComparedBook, next: ComparedBook): (number | undefined)[] {
  const { matches }: Matches = matchBlocks(old, next);
  return old.blocks.map((block) => {
    const match = matches.find(({ from }) => from === block);
    return match && next.blocks.indexOf(match.to);
  });
}

const loss = 'The loss measures how far the predictions of a model are from what was measured in truth.';
const lossEdited = 'The loss measures how far the predictions of our model are from what was measured.';

test('one-liners that repeat are told apart by their neighbours', () => {
  const line = (section: string): LooseBlock => paragraph(section, 'Discussions');
  const old = oneBook([
    paragraph('a', 'one two three'),
    line('a'),
    paragraph('b', 'four five six'),
    line('b'),
    line('b'),
  ]);
  const next = oneBook([
    paragraph('a', 'one two three'),
    line('a'),
    line('a'),
    paragraph('b', 'four five six'),
    line('b'),
  ]);
  assert.deepEqual(found(old, next), [0, 1, 3, 4, undefined]);
});

test('two tabs with the same sentence stay in their variants', () => {
  const tab = (text: string, variant: string): LooseBlock => paragraph('a', text, { variants: [variant] });
  const old = oneBook([tab(loss, 'pytorch'), tab(loss, 'jax')]);
  const next = oneBook([tab(lossEdited, 'jax'), tab(loss, 'pytorch')]);
  assert.deepEqual(found(old, next), [1, 0]);
});

test('a macro renamed everywhere changes no formula’s identity, however short', () => {
  const formula = (text: string): LooseBlock => ({ section: 'a', kind: 'math', text });
  const names = ['x', 'y', 'z', 'w', 'u', 'v', 'b'];
  const book = (macro: string): ComparedBook =>
    oneBook(
      names.flatMap((name) => [
        paragraph('a', `Here is what ${name} means to us`),
        formula(`${macro}${name}`),
      ]),
    );
  assert.deepEqual(
    found(book('\\mathbf{K}_'), book('\\mK_')),
    [...names.keys()].flatMap((n) => [2 * n, 2 * n + 1]),
  );
});

test('a copy planted elsewhere is never taken for the edited original', () => {
  const before = paragraph('a', 'Before it stands this.');
  for (const copy of [loss, loss.replace('truth', 'fact')]) {
    const old = oneBook([before, paragraph('a', loss), paragraph('b', 'Another section.')]);
    const next = oneBook([
      before,
      paragraph('a', lossEdited),
      paragraph('b', 'Another section.'),
      paragraph('b', copy),
    ]);
    assert.notEqual(found(old, next)[1], 3);
  }
});

test('two candidates in other sections: neither is taken, both are told', () => {
  const old = oneBook([
    paragraph('a', 'Stays here.'),
    paragraph('a', loss),
    paragraph('b', 'Bee.'),
    paragraph('c', 'Cee.'),
  ]);
  const next = oneBook([
    paragraph('a', 'Stays here.'),
    paragraph('b', 'Bee.'),
    paragraph('b', loss.replace('truth', 'fact')),
    paragraph('c', 'Cee.'),
    paragraph('c', loss.replace('truth', 'life')),
  ]);
  const { ambiguous, matches } = matchBlocks(old, next);
  assert.deepEqual(
    ambiguous.map(({ candidates }) => candidates.map(({ block }) => block.section)),
    [['b', 'c']],
  );
  assert.equal(matches.length, 3);
});

test('a label keeps its block through any rewriting, and through a new name', () => {
  const old = oneBook([{ section: 'a', kind: 'figure', text: 'A line through points', label: 'fig-line' }]);
  const next = oneBook([{ section: 'b', kind: 'figure', text: 'Something else', label: 'fig-fit' }], {
    'fig-line': 'fig-fit',
  });
  assert.deepEqual(found(old, next), [0]);
});

test('split and merged paragraphs are found in what they became', () => {
  const second =
    'It is the sum over all points of the squared distance between the line and the point itself.';
  const apart = oneBook([paragraph('a', loss), paragraph('a', second)]);
  const together = oneBook([paragraph('a', `${loss} ${second}`)]);
  assert.deepEqual(found(apart, together), [0, 0]);
  assert.equal(found(together, apart).length, 1);
  assert.notEqual(found(together, apart)[0], undefined);
});

test('a section is followed by label, by new name, and by its retitled heading', () => {
  const section = (label: string, title: string): LooseBlock[] => [
    { section: label, kind: 'heading', text: title },
    paragraph(label, loss),
  ];
  const old = oneBook([...section('p#the-loss', 'The loss'), ...section('p#lines', 'Lines').slice(0, 1)]);
  const next = oneBook(
    [...section('q#how-far-off', 'How far off'), ...section('q#lines', 'Lines').slice(0, 1)],
    { p: 'q' },
  );
  const now = sectionsNow(old, next, matchBlocks(old, next));
  assert.equal(now('p#the-loss'), 'q#how-far-off');
  assert.equal(now('p#lines'), 'q#lines');
  assert.equal(now('p#nothing'), undefined);
});

test('everything written anew: nothing matches, and it takes no longer than usual', () => {
  const many = (seed: number): ComparedBook => {
    const random = randomFrom(seed);
    const text = (): string =>
      Array.from({ length: 30 }, () => `w${seed}x${Math.floor(random() * 3000)}`).join(' ');
    return oneBook(Array.from({ length: 6000 }, (_, n) => paragraph(`s${Math.floor(n / 20)}`, text())));
  };
  const started = process.cpuUsage();
  assert.equal(matchBlocks(many(1), many(2)).matches.length, 0);
  assert.ok(process.cpuUsage(started).user < 8e6);
});
