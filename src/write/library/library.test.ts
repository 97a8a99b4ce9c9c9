// library.test: the library's file, as Python imports it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { collectLibrary } from '../../code/index.ts';
import { writeLibrary } from './index.ts';

const library = collectLibrary(
  [
    {
      page: 'a.md',
      source: 'from __future__ import annotations\nimport math\ndef area(r):\n    return math.pi * r**2',
      language: 'python',
      save: true,
      section: '1.1 Circles',
    },
  ],
  'tt',
);

test('a docstring, then the module', () => {
  const { path, contents } = writeLibrary(library, 'tt', {
    title: 'Tensors',
    variant: 'NumPy',
    license: 'MIT',
  });
  assert.equal(path, 'tt.py');
  assert.equal(
    contents,
    '"""Code of the book Tensors (NumPy).\n\nThis file is made from the cells of the book that are marked to be saved; change it\nthere. One definition, in the order of the book.\n\nUse: import tt\n\nLicence: MIT\n"""\n\nfrom __future__ import annotations\nimport math\n\n\n# 1.1 Circles\ndef area(r):\n    return math.pi * r**2\n',
  );
});

test('any title leaves a file that Python can import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-library-'));
  try {
    for (const title of ['A "title"', '""" \\', 'a\\N b\nc', 'Größe 数"', '\\x']) {
      writeFileSync(
        join(folder, 'tt.py'),
        writeLibrary(library, 'tt', { title, license: 'ends with "' }).contents as string,
      );
      const { stderr, stdout } = spawnSync(
        'python3',
        ['-W', 'error', '-B', '-c', 'import tt; print(round(tt.area(1)))'],
        { cwd: folder, encoding: 'utf8' },
      );
      assert.equal(stderr + stdout, '3\n', title);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a book that saves nothing has a library without definitions', () => {
  assert.match(
    writeLibrary(collectLibrary([], 'tt'), 'tt', { title: 'T' }).contents as string,
    /0 definitions[^]*"""\n$/,
  );
});
