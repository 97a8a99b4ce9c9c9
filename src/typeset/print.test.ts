// print.test: the printed page, measured from the PDF of a sample book: type area, lines of text, code, fonts, standards.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { bookOf } from '../../tests/book-of.ts';
import { noPoppler, pdfObjects, pdfPages, pdfProgram } from '../../tests/pdf-reading.ts';
import type { PdfPage } from '../../tests/pdf-reading.ts';
import { sampleBook } from '../../tests/print-sample.ts';
import { loadPrintAssets } from '../project/assets/print-assets.ts';
import { writeTypst } from '../write/typst/index.ts';
import { stopTypesetting, typesetBook } from './index.ts';
import type { BookPdf } from './index.ts';

const assets = loadPrintAssets();
const skip = noPoppler ?? false;
after(stopTypesetting);

const standards = { screen: 'ua-1', print: 'a-2b' } as const;

async function pdfOf(
  book: ReturnType<typeof bookOf>['book'],
  variant: string,
  profile: 'screen' | 'print',
): Promise<BookPdf> {
  const project = writeTypst(book, variant, {
    ...assets.writing,
    profile,
    siteUrl: 'https://octavo.example',
  });
  assert.equal(project.formulaFallbacks, 0);
  return typesetBook(
    project,
    { fonts: assets.fonts, inputs: {}, standard: standards[profile], date: 0 },
    (sha256) => book.resources.bytes(sha256),
  );
}

const made: Record<'screen' | 'print', { pdf: Uint8Array; pages: PdfPage[] }> = {
  screen: { pdf: new Uint8Array(), pages: [] },
  print: { pdf: new Uint8Array(), pages: [] },
};

before(async () => {
  if (skip !== false) return;
  const { book, diagnostics } = sampleBook();
  assert.deepEqual(diagnostics, []);
  for (const profile of ['screen', 'print'] as const) {
    const result = await pdfOf(book, 'numpy', profile);
    assert.deepEqual(result.diagnostics, []);
    assert.deepEqual(result.warnings, []);
    assert.ok(result.pdf !== undefined);
    made[profile] = { pdf: result.pdf, pages: pdfPages(result.pdf) };
  }
});

const textOf = (page: PdfPage): string =>
  page.lines.map((line) => line.map((word) => word.text).join(' ')).join('\n');

test('a full line has 60 to 72 letters on the mean, and none more than 78', { skip }, () => {
  // Prose of the sample: lines that reach both edges of the measure.
  const full = made.print.pages.flatMap((page) =>
    page.lines.filter((line) => {
      const [first, last] = [line[0], line.at(-1)];
      return (
        first !== undefined &&
        last !== undefined &&
        last.xMax - first.xMin > 330 &&
        last.xMax - first.xMin < 341 &&
        line.every((word) => /^[\w.,?’'-]+$/.test(word.text))
      );
    }),
  );
  assert.ok(full.length > 40, `only ${full.length} full lines`);
  const lengths = full.map((line) => line.map((word) => word.text).join(' ').length);
  const mean = lengths.reduce((sum, one) => sum + one, 0) / lengths.length;
  assert.ok(mean >= 60 && mean <= 72, `mean ${mean}`);
  assert.ok(Math.max(...lengths) <= 78, `longest ${Math.max(...lengths)}`);
});

test('every page is 504 by 720 pt, and no word comes nearer than 17 pt to an edge', { skip }, () => {
  for (const profile of ['screen', 'print'] as const) {
    for (const page of made[profile].pages) {
      assert.deepEqual([page.width, page.height], [504, 720]);
      for (const word of page.lines.flat()) {
        assert.ok(
          word.xMin >= 17 && word.xMax <= 487 && word.yMin >= 17 && word.yMax <= 703,
          `${profile}: ${JSON.stringify(word)}`,
        );
      }
    }
  }
});

test('each profile has the same words on the same pages', { skip }, () => {
  // Blank pages are on paper only; running heads differ, so lines above the type area are left out.
  const pages = (profile: 'screen' | 'print'): string[] =>
    made[profile].pages
      .map((page) =>
        page.lines
          .filter((line) => (line[0]?.yMin ?? 0) > 60 && (line[0]?.yMin ?? 0) < 640)
          .map((line) => line.map((word) => word.text).join(' '))
          .toSorted()
          .join('\n'),
      )
      .filter((text) => text !== '');
  assert.deepEqual(pages('screen'), pages('print'));
});

test('only the faces of the book are embedded, each with a map to Unicode', { skip }, () => {
  for (const profile of ['screen', 'print'] as const) {
    const rows = pdfProgram('pdffonts', [], made[profile].pdf).trim().split('\n').slice(2);
    assert.ok(rows.length >= 4);
    for (const row of rows) {
      assert.match(row, /SourceSerif4|SourceSans3|SourceCodePro|STIXTwoMath/);
      assert.match(row, /\s+yes\s+yes\s+yes\s+\d+\s+\d+$/);
    }
  }
});

test('copied code is the source', { skip }, () => {
  const text = pdfProgram('pdftotext', ['-layout'], made.print.pdf);
  for (const line of [
    'def half_mse(w, X, y):',
    '    """Half the mean squared error of the weights w."""',
    '    r = X @ w - y',
    '    return r @ r / (2 * len(y))',
  ]) {
    assert.ok(text.includes(line), line);
  }
  const spaceless = text.replace(/\s+/g, '');
  const long =
    'rows = [r for r in csv.DictReader(file) if not {"", "NA"} & set(r.values()) and r["species"] != "none at all"]';
  assert.ok(spaceless.includes(long.replace(/\s+/g, '')));
});

test(
  'the PDF for screens says that it is tagged, its title and language; pages have their labels',
  { skip },
  () => {
    const info = pdfProgram('pdfinfo', [], made.screen.pdf);
    assert.match(info, /Title:\s+Predict, then measure/);
    assert.match(info, /Tagged:\s+yes/);
    const objects = pdfObjects(made.screen.pdf);
    assert.match(objects, /\/Lang\s*\(en-GB\)/);
    assert.match(objects, /pdfuaid/);
    assert.match(objects, /\/PageLabels/);
    assert.match(objects, /\/S\s*\/r\b/);
    assert.match(objects, /\/S\s*\/D\b/);
    assert.match(pdfObjects(made.print.pdf), /pdfaid/);
  },
);

test('bookmarks are the headings, and each formula and figure has words', { skip }, () => {
  const objects = pdfObjects(made.screen.pdf);
  for (const title of [
    'I Lines',
    '1 A linear model and its loss',
    'The loss is a bowl',
    'Solutions',
    'References',
  ]) {
    assert.ok(objects.includes(`/Title (${title})`), title);
  }
  const count = (pattern: RegExp): number => objects.match(pattern)?.length ?? 0;
  const structures = count(/\/S\s*\/(?:Formula|Figure)\b/g);
  assert.ok(structures > 15, `${structures} formulas and figures`);
  assert.ok(count(/\/Alt\s*[(<]/g) >= structures);
});

test('a page that is told is the page of what is meant', { skip }, () => {
  // Arabic numbers begin on the first page of the first part.
  const first = made.print.pages.findIndex((page) => /^Part I\b/.test(textOf(page)));
  const all = made.print.pages.map(textOf).join('\n').replace(/\s+/g, ' ');
  const told = [...all.matchAll(/(Theorem|Figure) (\d\.\d) \(p\. (\d+)\)/g)];
  assert.ok(told.length >= 2);
  for (const [, kind, number, page] of told) {
    const target = textOf(made.print.pages[first + Number(page) - 1] as PdfPage);
    assert.match(target, new RegExp(`^${kind}.${(number as string).replace('.', '\\.')} `, 'm'));
  }
});

test(
  'below a cell the text is on the grid again, and what a cell prints stays with its last lines',
  {
    skip,
  },
  async () => {
    // The same cell ever deeper on its page, so that it crosses the foot of one at every place.
    const depths = Array.from({ length: 12 }, (_, i) => 18 + i);
    const pages = Object.fromEntries(
      depths.map((depth) => [
        `deep-${depth}.md`,
        `# Deep\n\n${Array.from({ length: depth }, (_, i) => `Word ${i}.`).join('\n\n')}\n\n\`\`\`{code-cell} python\na = 1\nb = 2\nc = 3\nd = 4\ne = 5\nf = 6\n\ng = 7\nh = 8\nlast_line\n\`\`\`\n\nBelow.\n`,
      ]),
    );
    const outputs = Object.fromEntries(
      depths.map((depth) => [
        `deep-${depth}.md#1`,
        [{ output_type: 'stream' as const, name: 'stdout' as const, text: 'printed_line' }],
      ]),
    );
    const result = await pdfOf(bookOf(pages, { outputs }).book, 'default', 'screen');
    assert.deepEqual(result.warnings, []);
    assert.ok(result.pdf !== undefined);
    let broken = 0;
    let whole = 0;
    for (const page of pdfPages(result.pdf)) {
      const text = textOf(page);
      assert.equal(text.includes('last_line'), text.includes('printed_line'), text);
      const [first, below] = ['Word', 'Below.'].map((word) =>
        page.lines.flat().find((one) => one.text === word),
      );
      if (text.includes('printed_line') && !text.includes('a = 1')) broken++;
      else if (first !== undefined && below !== undefined) {
        whole++;
        const lines = (below.yMin - first.yMin) / 13.5;
        assert.ok(Math.abs(lines - Math.round(lines)) < 0.03, `${lines} lines`);
      }
    }
    assert.ok(broken > 0 && whole > 0, `${broken} broken, ${whole} whole`);
  },
);

test('everything is printed inside everything', { skip }, async () => {
  const things: Record<string, string> = {
    picture: '![alt](/img/line.svg)',
    formula: '$$\nx\n$$',
    listing:
      '```python\nfor i in range(3): print("a line that is longer than the narrow frame of a list can hold")\n```',
    table: '| a | b |\n| - | - |\n| 1 | 2 |',
    list: '- a\n- b\n\n  c',
    quote: '> q',
    definition: 'Term\n: Meaning',
    rule: 'a\n\n---\n\nb',
    cell: '```{code-cell} python\n1 + 1\n```',
    figure: '```{figure} /img/line.svg\nCaption $x$.\n```',
    words: 'Words with `code`, $x$ and a note[^n].',
    margin: 'Words.\n\n```{margin}\nNote.\n```',
    error: '{nope}`x`',
    html: '<div>\nhtml\n</div>',
    heading: '**Head**',
  };
  const wrap = (name: string, body: string): string => `::::{${name}}\n${body}\n::::`;
  const boxes = [
    'note',
    'prf:theorem',
    'prf:proof',
    'exercise',
    'dropdown Title',
    'card',
    'epigraph',
    'margin',
    'sidebar Title',
    'topic Title',
  ];
  const inBoxes = boxes.flatMap((box) => Object.values(things).map((thing) => wrap(box, thing)));
  const indented = Object.values(things).map((thing) => `- ${thing.replaceAll('\n', '\n  ')}`);
  const quoted = Object.values(things).map((thing) => `> ${thing.replaceAll('\n', '\n> ')}`);
  const { book } = sampleBook({
    'index.md': `# All\n\n${[...inBoxes, ...indented, ...quoted].join('\n\n')}\n\n[^n]: A note.\n`,
  });
  const result = await pdfOf(book, 'numpy', 'screen');
  assert.deepEqual(result.diagnostics, []);
  assert.ok(result.pages > 20);
  assert.deepEqual(result.warnings, []);
});

test('property: any text is printed as it is', { skip }, async () => {
  const seed = Date.now();
  const special = [
    ...Array.from('#$%&*_`@<>[](){}~^|\\/=+-."\':;,!?0123456789'),
    ' ',
    'a',
    'b',
    'é',
    'ß',
    'Ж',
    'λ',
    '∑',
    '→',
    '“',
    '—',
    '…',
    '\u00a0',
    '漢',
    '\u202e',
  ];
  const texts = fc.sample(fc.string({ unit: fc.constantFrom(...special), minLength: 1, maxLength: 30 }), {
    seed,
    numRuns: 400,
  });
  const words = fc.sample(fc.string({ unit: 'binary', maxLength: 20 }), { seed, numRuns: 100 });
  const { book } = bookOf({ 'a.md': '# A\n' });
  const paragraphs = [...texts, ...words].map((value) => ({
    type: 'paragraph' as const,
    children: [{ type: 'text' as const, value }],
  }));
  const codes = texts.slice(0, 100).map((value) => ({ type: 'code' as const, value, lang: 'python' }));
  const inline = texts.slice(0, 100).map((value) => ({
    type: 'paragraph' as const,
    children: [
      { type: 'inlineCode' as const, value },
      { type: 'strong' as const, children: [{ type: 'text' as const, value }] },
    ],
  }));
  book.pages[0]?.document.tree.children.push(...paragraphs, ...codes, ...inline);
  const result = await pdfOf(book, 'default', 'screen');
  assert.deepEqual(result.diagnostics, [], `seed ${seed}`);
  assert.ok(result.pdf !== undefined);
  // Each sign in its place among the others, without white space, hyphens at line ends and what the box of a missing letter holds.
  const found = pdfProgram('pdftotext', ['-raw'], result.pdf)
    .normalize('NFKD')
    .replace(/[\s\u00ad\p{M}]|U\+[0-9A-F]{4,6}/gu, '');
  const bare = (text: string): string => text.normalize('NFKD').replace(/[\s\u00ad\p{M}漢\u202e]/gu, '');
  for (const text of texts)
    assert.ok(bare(text) === '' || found.includes(bare(text)), `seed ${seed}: ${JSON.stringify(text)}`);
});
