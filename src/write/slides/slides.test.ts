// slides.test: which slides a page has, and what is on them; and how texts and code become those of slides.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bookOf } from '../../../tests/book-of.ts';
import { cases } from '../../../tests/cases.ts';
import type { Node, PhrasingNode } from '../../document/index.ts';
import { plainText } from '../../document/index.ts';
import { cutCode, sheetsOf } from './fitting.ts';
import { room } from './size.ts';
import { hasSlides } from './index.ts';
import { markedBook } from './marked.fixture.ts';
import type { Slide, SlidePart } from './slide.ts';
import { withoutComments } from './slide-code.ts';
import { slidesOf } from './slides-of.ts';
import { worded } from './wording.ts';

const variants = [
  { name: 'numpy', title: 'NumPy' },
  { name: 'pytorch', title: 'PyTorch' },
];
const given = [{ output_type: 'stream' as const, name: 'stdout' as const, text: 'given\n' }];

/** The slides as lines: `slide` and its section, `=` heading, then parts. */
function shown(slides: readonly Slide[]): string {
  return slides
    .map((slide) =>
      [
        `${slide.below ? 'below' : 'slide'} (${plainText(slide.section)})`,
        `= ${plainText(slide.heading)}`,
        ...slide.parts.map(shownPart),
      ].join('\n'),
    )
    .join('\n\n');
}

function shownPart(part: SlidePart): string {
  const step = part.step === true ? ' step' : '';
  switch (part.kind) {
    case 'text':
      return `text${step}: ${plainText(part.words)}`;
    case 'formula':
      return `formula${step}: ${part.node.value}`;
    case 'blocks':
    case 'notes':
      return `${part.kind}${step}: ${part.nodes.map((node) => `${node.type} ${plainText(node)}`).join(' | ')}`;
    case 'unseen':
      return `unseen: ${part.cell.source}`;
    case 'code': {
      const outputs = Object.entries(part.cell.outputs).map(([name, list]) => `${name} ${list.length}`);
      const folded = part.folded === undefined ? '' : ` folded ${JSON.stringify(part.folded)}`;
      return `code${step}: ${JSON.stringify(part.cell.source)} outputs: ${outputs.join()}${folded}`;
    }
  }
}

cases(new URL('./cases/', import.meta.url), (input, name) => {
  const several = name.startsWith('variants:');
  const { book } = bookOf(
    { 'a.md': input.includes('# Title\n') ? input : `# Title\n\n${input}` },
    {
      outputs: { gives: given, 'gives-too': given },
      ...(several && { settings: { variants, singleVariant: false } }),
    },
  );
  const page = markedBook(book).page('a.md');
  assert.ok(page !== undefined);
  const variant = several ? 'pytorch' : 'default';
  assert.equal(hasSlides(page, variant), slidesOf(page, variant).length > 0);
  return shown(slidesOf(page, variant));
});

test('texts of any shape become words without a capital lost, a letter added or punctuation at the end', () => {
  const leaf = fc.oneof(
    fc.string().map((value): PhrasingNode => ({ type: 'text', value })),
    fc.string({ minLength: 1 }).map((value): PhrasingNode => ({ type: 'inlineCode', value })),
    fc.constant<PhrasingNode>({ type: 'break' }),
  );
  const words = fc.array(
    fc.oneof(
      leaf,
      fc.array(leaf).map((children): PhrasingNode => ({ type: 'emphasis', children })),
    ),
  );
  const letters = (nodes: readonly Node[]): string =>
    plainText(nodes)
      .toLocaleLowerCase('en')
      .replace(/[\s.,;:]+/g, '');
  fc.assert(
    fc.property(fc.array(words), (texts) => {
      const made = worded(texts);
      assert.equal(letters(made), letters(texts.flat()));
      const last = made.at(-1);
      if (last?.type === 'text') assert.doesNotMatch(last.value, /[^.][.,;:\s]$|^[.,;:\s]$/);
    }),
  );
});

test('code without its comments is the same code', () => {
  assert.equal(withoutComments('x = 1  # one\n\n\n\n# two\ny = "# s"\n', 'python'), 'x = 1\n\ny = "# s"');
  assert.equal(withoutComments('# only', 'python'), '');
  assert.equal(withoutComments('echo "#"  # c', 'bash'), 'echo "#"');
  assert.equal(withoutComments('a = 1 // b\n', 'javascript'), 'a = 1');
});

test('long code is divided so that nothing is lost, no piece is too long, and definitions stay whole where they can', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('', 'def f():', '    x = 1', '        y', '@d', 'class A:', 'z = f()'), {
        maxLength: 120,
      }),
      fc.integer({ min: 8, max: 30 }),
      (lines, most) => {
        const source = lines.join('\n').trimEnd();
        const pieces = cutCode(source, most);
        const bare = (text: string): string => text.replace(/\n[^\S\n]*(?=\n|$)/g, '').trim();
        assert.equal(bare(pieces.join('\n')), bare(source));
        for (const piece of pieces) assert.ok(piece.split('\n').length <= most, piece);
      },
    ),
  );
  const two = 'def one():\n    a\n    b\n    c\n\ndef two():\n    d\n    e\n    f\n    g';
  assert.deepEqual(
    cutCode(two, 8).map((piece) => piece.split('\n')[0]),
    ['def one():', 'def two():'],
  );
});

test('a slide with too much is several sheets, of which each is readable and says which it is', () => {
  const source = Array.from({ length: 90 }, (_, at) => (at % 9 === 0 ? `def f${at}():` : '    x = 1')).join(
    '\n',
  );
  const cell = { type: 'codeCell' as const, language: 'python', source, tags: [], options: {}, outputs: {} };
  const heading: PhrasingNode[] = [{ type: 'text', value: 'Much' }];
  const sheets = sheetsOf({ section: [], heading, parts: [{ kind: 'code', cell }], below: false });
  assert.ok(sheets.length >= 3 && sheets.length <= 5, String(sheets.length));
  assert.deepEqual(
    sheets.map(({ of }) => of),
    sheets.map((_, at) => [at + 1, sheets.length]),
  );
  for (const { fit } of sheets) assert.ok(fit >= 0.62, String(fit));
  const text = sheets.flatMap(({ parts }) =>
    parts.map((part) => (part.kind === 'code' ? part.cell.source : '')),
  );
  assert.equal(text.join('\n'), source);
  assert.ok(room.height < 720);
});
