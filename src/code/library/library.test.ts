// library.test: what saved cells become, and whether Python can import and run it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { collectLibrary, libraryBefore } from '../index.ts';
import type { Library, LibraryCell } from '../index.ts';

const saved = (page: string, source: string, more: Partial<LibraryCell> = {}): LibraryCell => ({
  page,
  source,
  language: 'python',
  save: true,
  ...more,
});
const plain = (page: string, source: string): LibraryCell => ({
  page,
  source,
  language: 'python',
  save: false,
});
const collect = (...cells: LibraryCell[]): Library => collectLibrary(cells, 'tt');
const codes = (library: Library): string[] =>
  library.diagnostics.map(({ code, message }) => `${code}: ${message}`);

/** Writes the module as tt.py and runs a program beside it; gives what it printed. */
function run(source: string, program: string, name = 'tt'): string {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-library-'));
  try {
    writeFileSync(join(folder, `${name}.py`), source);
    const { stdout, stderr, status } = spawnSync('python3', ['-c', program], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('imports travel, unused ones of unsaved cells do not', () => {
  const library = collect(
    plain('a', 'import math, os\nimport json'),
    saved('a', 'def area(r):\n    return math.pi * r**2'),
  );
  assert.equal(library.source, 'import math\n\n\n# a\ndef area(r):\n    return math.pi * r**2\n');
  assert.deepEqual(codes(library), []);
});

test('calls in a saved cell are not saved, comments after it neither', () => {
  const library = collect(
    saved('a', 'X = 1\nprint(X)\nfor i in range(3):\n    X += i\ndef f():\n    return X  # c'),
  );
  assert.equal(library.source, '# a\nX = 1\n\n\ndef f():\n    return X\n');
});

test('later pages call the library by its name, by others, by its members, and Python runs it', () => {
  const library = collect(
    saved('a', 'from math import sqrt as root\nSCALE = 4\ndef check(x):\n    return root(x) * SCALE', {
      section: '1 First',
    }),
    plain('b', 'import tt\nimport tt as lib\nfrom tt import check as ck, SCALE'),
    saved(
      'b',
      'def all_ways(x):\n    return [tt.check(x), lib.check(x), ck(x), check(x), SCALE]\nTWICE = 2 * tt.SCALE',
      { section: '2 Second' },
    ),
  );
  assert.deepEqual(codes(library), []);
  assert.deepEqual(library.definitions.get('all_ways')?.needs.toSorted(), ['SCALE', 'check']);
  assert.equal(
    run(library.source, 'import tt; print(tt.all_ways(9), tt.TWICE)'),
    '[12.0, 12.0, 12.0, 12.0, 4] 8\n',
  );
  assert.equal(
    run(library.source, 'import other; print(other.all_ways(9))', 'other'),
    '[12.0, 12.0, 12.0, 12.0, 4]\n',
  );
});

test('future features come first, star imports before others', () => {
  const library = collect(
    plain('a', 'from __future__ import annotations\nimport cmath\nfrom math import *'),
    saved('a', 'def f(x: Unknown) -> str:\n    return str(floor(x) + cmath.phase(1))'),
  );
  assert.equal(run(library.source, 'import tt; print(tt.f(2.5))'), '2.0\n');
  assert.match(library.source, /^from __future__ import annotations\nfrom math import \*\nimport cmath\n/);
});

test('modules of one root come together', () => {
  const library = collect(
    plain('a', 'import os\nimport os.path'),
    saved('a', 'def f():\n    return os.path.sep'),
  );
  assert.match(library.source, /^import os\nimport os\.path\n/);
  assert.deepEqual(codes(library), []);
});

test('display is imported from where it comes', () => {
  assert.match(
    collect(saved('a', 'def show(x):\n    display(x)')).source,
    /^from IPython\.display import display\n/,
  );
});

test('a name of an unsaved cell is an error at its place', () => {
  const place = {
    file: 'a.md',
    position: { start: { line: 10, column: 1, offset: 100 }, end: { line: 15, column: 4, offset: 160 } },
  };
  const library = collect(
    plain('a', 'scale = 2'),
    saved('a', 'def f(x):\n    y = x\n    return y * scale', { place }),
  );
  assert.deepEqual(codes(library), [
    'unsaved-name: saved code uses `scale`, which the library does not have',
  ]);
  const position = library.diagnostics[0]?.position;
  assert.deepEqual([position?.start.line, position?.start.column, position?.end.column], [14, 16, 21]);
});

test('misspelt names of the library get the nearest', () => {
  const library = collect(
    saved('a', 'def check(): pass'),
    saved('b', 'import tt\ndef f():\n    tt.chek()\n    chekc()'),
  );
  assert.deepEqual(
    library.diagnostics.map(({ message, help }) => [message, /`(\w+)`/.exec(help)?.[1]]),
    [
      ['the library has no `chek`', 'check'],
      ['saved code uses `chekc`, which the library does not have', 'check'],
    ],
  );
});

test('locals, parameters, comprehensions, builtins and own names are no unsaved names', () => {
  const source =
    'class A:\n    k = 1\n    def m(self, n=k): return [i for i in range(n) if (j := i)] + [A.k, __name__]\ndef f(*a, b=1, **c):\n    try: pass\n    except ValueError as e: print(e)\n    with open("x") as g: return g, a, b, c, f, lambda q: q';
  assert.deepEqual(codes(collect(saved('a', source))), []);
});

test('code that is right but unusual is saved', () => {
  const library = collect(
    saved(
      'a',
      'import __future__\ntry:\n    from _codecs import *\nexcept ImportError:\n    pass\nHALF = 1./2.\ndef gen():\n    x = 4.\n    yield\n    y = (yield)\n    return lookup, __future__',
    ),
    saved(
      'b',
      'if True:\n    T = 1\nelse:\n    T = 2\nU: int = T\nasync def later():\n    async with x() as y: await y\nasync def x(): ...\ntype_ = {**{}, "a": [*range(2)]}\ndef pos(a, /, b, *, c): return a',
    ),
  );
  assert.deepEqual(codes(library), []);
  assert.equal(run(library.source, 'import tt; print(tt.HALF, tt.U, next(tt.gen()))'), '0.5 1 None\n');
});

test('one name saved twice, or meaning two things', () => {
  const twice = collect(saved('a', 'def f(): pass'), saved('b', 'def f(): pass'));
  assert.deepEqual(codes(twice), ['duplicate-saved-definition: `f` is saved a second time']);
  const two = collect(
    saved('a', 'from math import exp\ndef f(): return exp(1)'),
    saved('b', 'from cmath import exp\ndef g(): return exp(1)'),
  );
  assert.deepEqual([...new Set(two.diagnostics.map(({ code }) => code))], ['conflicting-saved-name']);
  const redefined = collect(saved('a', 'x = 1\nx = 2'));
  assert.deepEqual(codes(redefined), []);
  assert.equal(run(redefined.source, 'import tt; print(tt.x)'), '2\n');
});

test('methods added to a saved class by a decorator may share a name', () => {
  const library = collect(
    saved(
      'a',
      'def add_to(c):\n    def put(f): setattr(c, f.__name__, f)\n    return put\nclass A: pass\nclass B: pass',
    ),
    saved('b', 'import tt\n@tt.add_to(tt.A)\ndef go(self): return 1'),
    saved('c', 'import tt\n@tt.add_to(tt.B)\ndef go(self): return 2'),
  );
  assert.deepEqual(codes(library), []);
  assert.equal(run(library.source, 'import tt; print(tt.A().go(), tt.B().go())'), '1 2\n');
  assert.match(library.digests['A'] ?? '', /return 1/);
});

test('magics, broken code, other languages and empty cells are said', () => {
  const library = collect(
    saved('a', 'files = !ls'),
    saved('a', 'def f()\n    pass\n\ndef g(): pass'),
    saved('a', 'x=1', { language: 'bash' }),
    saved('a', 'print(1)'),
  );
  assert.deepEqual(
    library.diagnostics.map(({ code }) => code),
    ['saved-magic', 'saved-code-not-understood', 'saved-cell-not-python', 'nothing-saved'],
  );
  assert.deepEqual([...library.definitions.keys()], ['g']);
});

test('digests change with what a definition needs, not with comments, order of imports, or others', () => {
  const of = (scale: string, other = '1'): Record<string, string> =>
    collect(
      plain('a', 'import math'),
      saved('a', `def scale(x):\n    ${scale}\n\ndef other(): return ${other}`),
      saved('b', 'import tt\ndef use(x): return tt.scale(x) + math2.e\nimport cmath as math2'),
    ).digests;
  const base = of('return math.e * x');
  assert.deepEqual(of('return  math.e*x  # the same'), base);
  assert.deepEqual(of('return math.e * x', '2')['use'], base['use']);
  assert.notEqual(of('return math.e * x', '2')['other'], base['other']);
  assert.notEqual(of('return math.pi * x')['use'], base['use']);
  assert.match(base['use'] ?? '', /import cmath as math2/);
});

test('before a page stands only what earlier pages saved', () => {
  const library = collect(
    saved('a', 'import math\nA = math.pi'),
    saved('b', 'import os\nB = os.sep'),
    saved('c', 'C = 1'),
  );
  const part = libraryBefore(library, new Set(['a']));
  assert.equal(part.source, 'import math\n\n\n# a\nA = math.pi\n');
  assert.deepEqual(Object.keys(part.digests).toSorted(), ['A', 'math']);
  assert.deepEqual(part.digests['A'], library.digests['A']);
  assert.deepEqual(libraryBefore(library, new Set()), { source: '', digests: {} });
  assert.deepEqual(libraryBefore(library, new Set(['a', 'b', 'c'])), {
    source: library.source,
    digests: library.digests,
  });
});

test('never throws, and names like __proto__ are names', () => {
  const library = collect(saved('a', '__proto__ = 1\nconstructor = 2'));
  assert.deepEqual(Object.keys(library.digests).toSorted(), ['__proto__', 'constructor']);
  const piece = fc.constantFrom(
    'def f',
    '(',
    ')',
    ':',
    '\n',
    '    ',
    'import ',
    'x',
    ' = ',
    '"',
    "f'{",
    '}',
    'tt.',
    '@',
    'class A',
    '%%',
    '!',
    '\\',
    '\r\n',
    'from tt import ',
    '*',
    'é',
    '\u0000',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }),
      (parts) => void collect(saved('a', parts.join('')), plain('b', parts.join(''))),
    ),
    { numRuns: 300 },
  );
});
