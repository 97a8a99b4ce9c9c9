// graph.test: after a change, what is made again is what shows the change, and the build says why.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { filesOf, temporaryBook, temporaryFolder } from '../../tests/octavo.ts';
import type { BuildOptions, Report } from './index.ts';
import { build } from './index.ts';

const book = {
  'octavo.yml': `version: 1
project:
  title: A graph
  bibliography: [works.bib]
  toc:
    - file: index.md
    - file: one.md
    - file: two.md
    - file: three.md
    - file: works.md
`,
  'works.bib':
    '@book{k, title={Title}, author={Ann, A.}, year=2000}\n@book{l, title={Other}, author={Bob, B.}, year=2001}\n',
  'index.md': '# A graph\n\nWords.\n',
  'one.md': '# One\n\n$$\nx\n$$ (eq-one)\n\n(sec)=\n## Section\n\n{cite}`k`\n',
  'two.md': '# Two\n\nBy {eq}`eq-one`.\n',
  'three.md': '# Three\n\nSee {ref}`sec` and {cite:t}`k`.\n',
  'works.md': '# Works\n\n```{bibliography}\n```\n',
};

interface Built {
  report: Report;
  /** Pages made again, and why. */
  why: Record<string, string>;
}

async function built(folder: string): Promise<Built> {
  const why: Record<string, string> = {};
  const report = await build(folder, {
    formats: ['html'],
    onEvent: (event) => {
      if (event.event === 'why' && /^html\/.*\.md$/.test(event.unit ?? ''))
        why[(event.unit ?? '').slice('html/'.length)] = event.reason;
    },
  });
  return { report, why };
}

function edit(folder: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  assert.ok(text.includes(from));
  writeFileSync(
    join(folder, file),
    text.replace(from, () => to),
  );
}

const start = async (t: TestContext): Promise<string> => {
  const folder = temporaryBook(t, book);
  const { report, why } = await built(folder);
  assert.deepEqual(report.diagnostics, []);
  assert.deepEqual(
    Object.values(why),
    Array.from({ length: 5 }, () => 'first build'),
  );
  return folder;
};

test('a word: its page alone', async (t) => {
  const folder = await start(t);
  edit(folder, 'one.md', '{cite}`k`', 'Words. {cite}`k`');
  const { report, why } = await built(folder);
  assert.deepEqual(why, { 'one.md': 'changed: its text' });
  assert.deepEqual(report.pages, { total: 5, rendered: 1, reused: 4 });
});

test('lines that move: nothing, and mistakes are told at their new lines', async (t) => {
  const folder = await start(t);
  edit(folder, 'two.md', '# Two', '\n\n# Two');
  assert.deepEqual((await built(folder)).why, {});
  edit(folder, 'two.md', 'eq-one', 'eq-on');
  const line = async (): Promise<number | undefined> => (await built(folder)).report.diagnostics[0]?.line;
  assert.equal(await line(), 5);
  edit(folder, 'two.md', '# Two', '\n# Two');
  assert.equal(await line(), 6);
});

test('a number: the page that has it and those that print it, in the author’s words', async (t) => {
  const folder = await start(t);
  edit(folder, 'one.md', '# One\n', '# One\n\n$$\ny\n$$ (eq-new)\n');
  const { why } = await built(folder);
  assert.deepEqual(why, {
    'one.md': 'changed: its text',
    'two.md': 'changed: (1.1) is now (1.2) (label eq-one)',
  });
});

test('a label renamed with all that use it: these pages', async (t) => {
  const folder = await start(t);
  edit(folder, 'one.md', 'eq-one', 'eq-other');
  edit(folder, 'two.md', 'eq-one', 'eq-other');
  const { report, why } = await built(folder);
  assert.deepEqual(report.diagnostics, []);
  assert.deepEqual(Object.keys(why).toSorted(), ['one.md', 'two.md']);
});

test('a label renamed alone: every user of it is told at its place', async (t) => {
  const folder = await start(t);
  edit(folder, 'one.md', 'sec', 'section');
  edit(folder, 'two.md', '{eq}', '{ref}`sec` {eq}');
  const { report } = await built(folder);
  assert.deepEqual(
    report.diagnostics.map(({ code, file, line, column }) => [code, file, line, column]),
    [
      ['unknown-label', 'three.md', 3, 5],
      ['unknown-label', 'two.md', 3, 4],
    ],
  );
});

test('a title: the page, its neighbours and those that print it', async (t) => {
  const folder = await start(t);
  edit(folder, 'one.md', '## Section', '## Another section');
  assert.deepEqual(Object.keys((await built(folder)).why).toSorted(), ['one.md', 'three.md']);
});

test('a work: the pages that cite it and the list of works', async (t) => {
  const folder = await start(t);
  edit(folder, 'works.bib', 'Ann, A.', 'Anna, A.');
  const { why } = await built(folder);
  assert.deepEqual(Object.keys(why).toSorted(), ['one.md', 'three.md', 'works.md']);
  edit(folder, 'two.md', 'By', '{cite}`k` By');
  assert.deepEqual(Object.keys((await built(folder)).why).toSorted(), ['two.md', 'works.md']);
});

test('a page more: what is beside it, and the contents', async (t) => {
  const folder = await start(t);
  writeFileSync(join(folder, 'new.md'), '# New\n');
  edit(folder, 'octavo.yml', '    - file: two.md\n', '    - file: new.md\n    - file: two.md\n');
  const { why } = await built(folder);
  assert.equal(why['new.md'], 'not made before');
  assert.match(why['two.md'] ?? '', /^changed: its numbers, /);
  assert.equal(why['index.md'], 'changed: the contents or the settings of the site');
});

test('a PDF: its pages are not read again while it shows the same', async (t) => {
  const folder = await start(t);
  const pdf = async (): Promise<string[]> => {
    const made: string[] = [];
    await build(folder, {
      formats: ['pdf'],
      onEvent: (event) => {
        if (event.event === 'why' && event.unit?.startsWith('pdf/') === true) made.push(event.reason);
      },
    });
    return made;
  };
  assert.equal((await pdf()).length, 1);
  // Something that no PDF shows.
  edit(folder, 'octavo.yml', '  title: A graph', '  title: A graph\n  keywords: []');
  assert.deepEqual(await pdf(), []);
  edit(folder, 'two.md', 'By', 'Indeed, by');
  assert.deepEqual(await pdf(), ['changed: its text']);
});

// --- any edits --------------------------------------------------------------------------------------------------------

/** Pieces that pages are put together from: labels that come and go, numbers that move, works, pictures, code, lists. */
const pieces = [
  'Words.',
  '$$\nx\n$$ (eq-one)',
  '(sec)=\n## Section',
  '## Another',
  'See {ref}`sec`, {eq}`eq-one`, [](#tab) and [](two.md).',
  '{cite}`k` and {cite:t}`l`',
  '{cite:t}`l`',
  ':::{table} Caption\n:label: tab\n| a |\n|---|\n| b |\n:::',
  '![](picture.svg)',
  '```{code-cell} python\nprint("ü")\n```',
  '```{tableofcontents}\n```',
  '```{bibliography}\n```',
  '{index}`term`',
  '```{show-index}\n```',
  '```{include} part.txt\n```',
] as const;
const files = ['index.md', 'one.md', 'two.md', 'three.md', 'works.md'];
const pageText = fc
  .tuple(fc.constantFrom('A', 'B'), fc.subarray([...pieces], { maxLength: 4 }))
  .map(([title, parts]) => [`# ${title}`, ...parts, ''].join('\n\n'));
const anyEdit = fc.oneof(
  fc.record({ path: fc.constantFrom(...files), text: pageText }),
  fc.record({ path: fc.constant('part.txt'), text: fc.constantFrom('Part {ref}`sec`.\n', 'Other.\n') }),
  fc.record({ path: fc.constant('picture.svg'), text: fc.constantFrom('<svg/>', '<svg id="a"/>') }),
  fc.record({
    path: fc.constant('works.bib'),
    text: fc.constantFrom(book['works.bib'], book['works.bib'].replace('2000', '2010')),
  }),
);

for (const forum of ['without', 'with'] as const) {
  test(`after any edits a build is, byte for byte, the build of an untouched folder: ${forum} a forum`, async (t) => {
    await afterAnyEdits(t, forum === 'with' ? { forum: 'builtin' } : {});
  });
}

async function afterAnyEdits(t: TestContext, options: BuildOptions): Promise<void> {
  const formats = ['html', 'notebooks'] as const;
  const folder = temporaryBook(t, { ...book, 'part.txt': 'Part.\n', 'picture.svg': '<svg/>' });
  const make = async (output: string, cache: string): Promise<unknown> => {
    const { diagnostics, references, citations, labels } = await build(folder, {
      ...options,
      formats,
      output,
      cache,
    });
    return [diagnostics, references, citations, labels, contentsOf(output)];
  };
  const fresh = temporaryFolder(t);
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 1, maxLength: 3 }), async (edits) => {
      for (const { path, text } of edits) writeFileSync(join(folder, path), text);
      const again = await make(join(fresh, 'kept'), join(fresh, 'kept-cache'));
      round += 1;
      assert.deepEqual(again, await make(join(fresh, `${round}`), join(fresh, `${round}-cache`)));
    }),
    // Each round goes on from the files of the one before, so that a failure is not made smaller.
    { numRuns: 20, endOnFailure: true },
  );
}

const contentsOf = (output: string): [string, string][] =>
  [...filesOf(output)].map(([path, { contents }]) => [path, contents]);
