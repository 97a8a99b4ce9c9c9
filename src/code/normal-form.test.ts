// normal-form.test: what may change in a source without running it again, and what may not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalForm } from './index.ts';

const same: [string, string][] = [
  ['x = 1', 'x=1   # one'],
  ['x = 1\n\n\ny = 2\n', '# c\nx = 1\ny = 2'],
  ['def f():\n    return 1', 'def f():\n  # why\n  return 1\n'],
  ['f(\n    1,\n    2,\n)', 'f(1, 2,)'],
  ['x = a \\\n    + b', 'x = a + b'],
  ['x = 1\r\ny = 2\r\n', 'x = 1\ny = 2'],
  ['%time f()\nx', '%time f()  \n\nx  # c'],
  ['f"{a:>{w}}" # q', 'f"{a:>{w}}"'],
];
const different: [string, string][] = [
  ['x = "a  b"', 'x = "a b"'],
  ['x = "# a"', 'x = "# b"'],
  ['if a:\n    x\ny', 'if a:\n    x\n    y'],
  ['x = """\n\na"""', 'x = """\na"""'],
  ['x = 1; y', 'x = 1 y'],
  ['x;', 'x'],
  ['1 .e5', '1.e5'],
  ['f"{d["a  b"]}"', 'f"{d["a b"]}"'],
  ['f"{d["#a"]}"', 'f"{d["#b"]}"'],
  ['a = "" "b"', 'a = """b"""'],
  ['if a:\n    if b:\n        x\n    y', 'if a:\n    if b:\n        x\n  y'],
  ['%%bash\nls  # a', '%%bash\nls  # b'],
  ['%time f( 1 )', '%time f(1)'],
];

test('comments, blank lines and spacing make no difference', () => {
  for (const [a, b] of same)
    assert.equal(normalForm(a, 'python'), normalForm(b, 'ipython3'), JSON.stringify([a, b]));
});

test('everything else does', () => {
  for (const [a, b] of different)
    assert.notEqual(normalForm(a, 'python'), normalForm(b, 'python'), JSON.stringify([a, b]));
});

test('other languages lose only space at the ends of lines', () => {
  assert.equal(normalForm('a  # c \n\n b\t\n\n', 'bash'), 'a  # c\n\n b');
});

test('comments and blank lines between any statements, strings of any text', () => {
  const line = fc.oneof(
    fc.string().map((text) => `x = ${JSON.stringify(text)}`),
    fc.constantFrom('if a:\n    b()', 'f(1,\n  2)', '@d\ndef g(): pass', 'y = f"{a!r:>{b}}"'),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      assert.equal(
        normalForm(lines.join('\n'), 'python'),
        normalForm(lines.join('  # "c\n\n    \n# d(\n'), 'python'),
      );
    }),
  );
});

test('hostile input takes no time', () => {
  for (const piece of ['f"{', "f'{(", '(', '"""', 'f"{f\'{', '\\\n', '{{', 'f"{:']) {
    const start = performance.now();
    normalForm(piece.repeat(20_000), 'python');
    assert.ok(performance.now() - start < 3000, `${piece} took ${performance.now() - start} ms`);
  }
});
