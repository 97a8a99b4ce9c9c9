// build: what an author relies on: nothing runs or is written twice, the same source gives the same bytes, mistakes are told.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import {
  diagnosticsOf,
  filesOf,
  octavo,
  readReport,
  temporaryBook,
  temporaryFolder,
  writeFiles,
} from './octavo.ts';

const book = {
  'octavo.yml': `version: 1
project:
  name: small
  title: A small book
  date: 2026-01-02
  library: small
  variants:
    - {name: plain, title: Plain}
    - {name: fancy, title: Fancy}
  toc:
    - file: index.md
    - title: Part
      children: [{file: part/one.md}, {file: part/two.md}, {file: part/three.md}]
`,
  'requirements.txt': '',
  'data/numbers.txt': '1 2 3\n',
  'index.md': '---\nnumbering: false\n---\n\n# A small book\n\nIt begins with [](part/one.md).\n',
  'part/one.md': `# One

\`\`\`{code-cell} python
:save:
:variant: plain
def total(numbers):
    """The sum."""
    return sum(numbers)
\`\`\`

\`\`\`{code-cell} python
:save:
:variant: fancy
import math

def total(numbers):
    """The sum."""
    return math.fsum(numbers)
\`\`\`

\`\`\`{code-cell} python
:save:
def unused():
    return 0
\`\`\`

\`\`\`{code-cell} python
total(int(n) for n in open("../data/numbers.txt").read().split())
\`\`\`
`,
  'part/two.md': `(two)=
# Two

By $a^2$ and {eq}\`eq-one\`:

$$ a = b $$ (eq-one)

\`\`\`{code-cell} python
import small

print(small.total([4, 5]))
\`\`\`
`,
  'part/three.md':
    '# Three\n\nAs [](#two) says.\n\n```{code-cell} python\n:variant: plain\nprint("no library here")\n```\n',
};

/** Builds; the exit status must be the given one. */
async function build(folder: string, status: number, ...words: string[]): Promise<string> {
  const ran = await octavo(['build', folder, ...words]);
  assert.equal(ran.status, status, `${ran.stdout}\n${ran.stderr}`);
  return ran.stdout;
}

function edit(folder: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  assert.ok(text.includes(from), `${path} holds ${from}`);
  writeFileSync(join(folder, path), text.replace(from, to));
}

test('a book is built, and built again only where something changed', async (t) => {
  const folder = temporaryBook(t, book);
  const said = await build(folder, 0);
  assert.match(said, /^reading {5}4 pages$/m);
  const first = readReport(folder);
  assert.deepEqual(first.diagnostics, []);
  assert.deepEqual(first.cells, {
    plain: { total: 5, run: 5, reused: 0, failed: 0 },
    fancy: { total: 4, run: 4, reused: 0, failed: 0 },
  });
  const output = join(folder, '_build');
  for (const path of [
    'html/part/one.html',
    'pdf/small-plain.pdf',
    'pdf/small-fancy.pdf',
    'notebooks/fancy/part/two.ipynb',
    'library/plain/small.py',
  ]) {
    assert.ok(existsSync(join(output, path)), path);
  }
  const before = filesOf(output);

  await t.test('nothing changed: no kernel, no file touched', async () => {
    await build(folder, 0);
    const report = readReport(folder);
    assert.equal(report.kernels, 0);
    assert.deepEqual(report.files, { written: 0, unchanged: before.size, removed: 0 });
    assert.deepEqual(report.pages, { total: 4, rendered: 0, reused: 4 });
    assert.deepEqual(filesOf(output), before);
  });

  await t.test('a paragraph changed: one page rendered, no kernel', async () => {
    edit(folder, 'part/three.md', 'As [](#two) says.', 'As [](#two) says, and says well.');
    const why = await build(folder, 0, '--why');
    const report = readReport(folder);
    assert.equal(report.kernels, 0);
    assert.deepEqual(report.pages, { total: 4, rendered: 1, reused: 3 });
    assert.match(why, /why +html\/part\/three\.md: changed: /);
  });

  await t.test('a comment in code: nothing runs', async () => {
    edit(folder, 'part/three.md', 'print("no library here")', 'print("no library here")  # none');
    await build(folder, 0);
    assert.equal(readReport(folder).kernels, 0);
  });

  await t.test('a saved definition changed: the pages that use it run, no others', async () => {
    edit(folder, 'part/one.md', 'return sum(numbers)', 'return sum(numbers) + 0');
    await build(folder, 0, '--format', 'html');
    assert.deepEqual(readReport(folder).cells, {
      plain: { total: 5, run: 4, reused: 1, failed: 0 },
      fancy: { total: 4, run: 0, reused: 4, failed: 0 },
    });
    edit(folder, 'part/one.md', 'return 0', 'return 1');
    await build(folder, 0, '--format', 'html');
    assert.equal(readReport(folder).cells['plain']?.run, 3, 'only the page itself');
  });

  await t.test('a data file changed: the page that read it runs', async () => {
    writeFileSync(join(folder, 'data/numbers.txt'), '1 2 4\n');
    await build(folder, 0, '--format', 'html');
    assert.deepEqual(
      Object.values(readReport(folder).cells).map(({ run }) => run),
      [3, 3],
    );
    assert.match(readFileSync(join(output, 'html/part/one.html'), 'utf8'), /\b7\b/);
  });

  await t.test('a page taken out leaves nothing behind', async () => {
    edit(folder, 'octavo.yml', ', {file: part/three.md}', '');
    await build(folder, 0);
    assert.ok(!existsSync(join(output, 'html/part/three.html')));
    assert.ok(!existsSync(join(output, 'notebooks/plain/part/three.ipynb')));
    assert.ok(readReport(folder).files.removed > 0);
  });
});

test('the same source in two folders gives the same bytes', async (t) => {
  const folders = [temporaryBook(t, book), temporaryBook(t, book)] as const;
  for (const folder of folders) await build(folder, 0);
  const [one, two] = folders.map((folder) =>
    [...filesOf(join(folder, '_build'))].map(([path, { contents }]) => [path, contents]),
  );
  assert.deepEqual(two, one);
});

test('--output and --cache: nothing is written into the book', async (t) => {
  const folder = temporaryBook(t, book);
  const elsewhere = temporaryFolder(t);
  const before = filesOf(folder);
  await build(
    folder,
    0,
    '--no-execute',
    '--format',
    'html',
    '--output',
    join(elsewhere, 'site'),
    '--cache',
    join(elsewhere, 'cache'),
  );
  assert.deepEqual(filesOf(folder), before);
  assert.ok(existsSync(join(elsewhere, 'site/html/index.html')));
});

test('--no-execute shows the stored outputs, and --variant builds one variant', async (t) => {
  const folder = temporaryBook(t, book);
  await build(folder, 0, '--variant', 'fancy', '--format', 'notebooks');
  assert.deepEqual(readdirSync(join(folder, '_build/notebooks')), ['fancy']);
  rmSync(join(folder, '_build'), { recursive: true });
  await build(folder, 0, '--no-execute', '--format', 'html');
  const page = readFileSync(join(folder, '_build/html/part/two.html'), 'utf8');
  assert.match(page, />9(?:\.0)?\b/);
  assert.equal(readReport(folder).kernels, 0);
});

test('where nothing can be written, one error says so, and nothing is done', async (t) => {
  const folder = temporaryBook(t, {
    'octavo.yml': 'project:\n  title: Full disk\n',
    'a.md': '# A\n\nText.\n',
    '.octavo': 'a file stands where the cache belongs',
    _build: 'a file stands where the result belongs',
  });
  const { status, stdout, stderr } = await octavo(['build', folder, '--format', 'html,pdf']);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(
    stderr,
    /^octavo: the result cannot be written to .*_build: a file stands where a folder is needed\n$/,
  );
  // A cache that cannot be written only costs time.
  rmSync(join(folder, '_build'));
  await build(folder, 0, '--format', 'html');
});

/** One mistake a file: what is said, where, and the rest of the book is built all the same. */
const mistakes: Record<string, { files: Record<string, string>; expected: string[] }> = {
  'unknown directive': {
    files: { 'a.md': '# A\n\n:::{notte}\nText.\n:::\n' },
    expected: ['unknown-directive a.md:3'],
  },
  'dangling reference': {
    files: { 'a.md': '# A\n\nSee {ref}`nowhere`.\n' },
    expected: ['unknown-label a.md:3'],
  },
  'duplicate label': {
    files: { 'a.md': '# A\n\n$$ x $$ (eq-x)\n', 'b.md': '# B\n\n$$ y $$ (eq-x)\n' },
    expected: ['duplicate-label b.md:3'],
  },
  'missing figure': {
    files: { 'a.md': '# A\n\n:::{figure} gone.png\nA caption.\n:::\n' },
    expected: ['missing-figure a.md:3'],
  },
  'invalid YAML in a page': {
    files: { 'a.md': '---\ntitle: [\n---\n\n# A\n' },
    expected: ['bad-front-matter a.md'],
  },
  'unknown work': { files: { 'a.md': '# A\n\n{cite:t}`nobody`\n' }, expected: ['unknown-citation a.md:3'] },
  'broken formula': { files: { 'a.md': '# A\n\n$\\frac{1}$\n' }, expected: ['tex-error a.md:3'] },
};

for (const [name, { files, expected }] of Object.entries(mistakes)) {
  test(`mistake: ${name}`, async (t) => {
    const folder = temporaryBook(t, {
      'octavo.yml': 'project:\n  title: Mistakes\n',
      'right.md': '# Right\n\nAll is well here.\n',
      ...files,
    });
    const said = await build(folder, 1, '--format', 'html,pdf', '--no-execute');
    assert.deepEqual(
      diagnosticsOf(readReport(folder)).map((one) => one.replace(/(bad-front-matter a\.md):\d+/, '$1')),
      expected,
    );
    assert.match(said, /1 error · /);
    assert.match(readFileSync(join(folder, '_build/html/right.html'), 'utf8'), /All is well here/);
    assert.ok(existsSync(join(folder, '_build/html/a.html')));
    assert.ok(existsSync(join(folder, '_build/pdf')));
  });
}

/** The same for code. */
const failures: Record<string, { cell: string; expected: string }> = {
  'a cell that raises': { cell: 'x = 1\nraise ValueError("no")', expected: 'cell-raised a.md:9' },
  'a cell over its timeout': { cell: 'import time\ntime.sleep(60)', expected: 'cell-timed-out a.md:7' },
  'a kernel that is killed': {
    cell: 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)',
    expected: 'kernel-died a.md:7',
  },
};

for (const [name, { cell, expected }] of Object.entries(failures)) {
  test(`failure: ${name}`, async (t) => {
    const folder = temporaryBook(t, {
      'octavo.yml': 'project:\n  title: Failures\n  execute: {timeout: 3}\n',
      'requirements.txt': '',
      'a.md': `# A\n\n\`\`\`{code-cell} python\nprint("before")\n\`\`\`\n\n\`\`\`{code-cell} python\n${cell}\n\`\`\`\n\n\`\`\`{code-cell} python\nprint("after")\n\`\`\`\n`,
      'right.md': '# Right\n\n```{code-cell} python\n6 * 7\n```\n',
    });
    await build(folder, 1, '--format', 'html');
    const report = readReport(folder);
    assert.equal(report.diagnostics.length, 1);
    assert.match(diagnosticsOf(report)[0] ?? '', new RegExp(`^${expected.replace(/\d+$/, '(?:7|8|9)')}`));
    const page = readFileSync(join(folder, '_build/html/a.html'), 'utf8');
    assert.match(page, />before/);
    assert.doesNotMatch(page, />after/);
    assert.match(readFileSync(join(folder, '_build/html/right.html'), 'utf8'), />42/);
  });
}

test("requirements that cannot be installed: an error with pip's own words, and the book is built without outputs", async (t) => {
  const folder = temporaryBook(t, {
    'octavo.yml': 'project:\n  title: Requirements\n',
    'requirements.txt': 'octavo-there-is-no-such-package==1.0\n',
    'a.md': '# A\n\n```{code-cell} python\n6 * 7\n```\n',
  });
  await build(folder, 1, '--format', 'html');
  const [one] = readReport(folder).diagnostics;
  assert.equal(one?.code, 'requirement-not-found');
  assert.equal(one?.file, 'requirements.txt');
  assert.ok(existsSync(join(folder, '_build/html/a.html')));
});

test('interrupted: status 130, nothing half written, and what ran is stored', async (t: TestContext) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, {
    'octavo.yml': 'project:\n  title: Slow\n  execute: {kernels: 1}\n',
    'requirements.txt': '',
    'a.md': '# A\n\n```{code-cell} python\n1 + 1\n```\n',
    'b.md':
      '# B\n\n```{code-cell} python\nimport pathlib, time\npathlib.Path("started").touch()\ntime.sleep(50)\n```\n',
  });
  const ran = await octavo(['build', folder, '--format', 'html'], {
    during: ({ kill }) => {
      const timer = setInterval(() => {
        if (!existsSync(join(folder, 'started'))) return;
        clearInterval(timer);
        kill('SIGINT');
      }, 50);
      t.after(() => clearInterval(timer));
    },
  });
  assert.equal(ran.status, 130, ran.stdout + ran.stderr);
  assert.ok(!existsSync(join(folder, '_build')));
  assert.ok(existsSync(join(folder, '.octavo/outputs')));
});
