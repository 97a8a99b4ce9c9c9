// docstring.test: a line more in the docstring of a function or class. Cases as files.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { cases } from '../../../tests/cases.ts';
import { withDocstringLine } from './docstring.ts';

const words = 'Defined in Section 3.1 (A "title" \\n and more).';
const made: string[] = [];

cases(new URL('./docstrings/', import.meta.url), (input) => {
  const after = withDocstringLine(input, words);
  made.push(after);
  return after;
});

test('Python reads the line as it was meant', () => {
  const program = `
import ast, json, sys
made, words = json.load(sys.stdin)
for source in made:
    node = ast.parse(source).body[0]
    doc = ast.get_docstring(node)
    assert doc.endswith(words) or doc.startswith("left"), doc
`;
  const { status, stderr } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify([made, words]),
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
});
