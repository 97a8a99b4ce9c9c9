// lexer.test: the lexer colours Python as the grammar does, or leaves it to the grammar.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parser } from '@lezer/python';
import fc from 'fast-check';
import { byGrammar } from '../by-grammar.ts';
import { pythonTokens } from './lexer.ts';
import { maskMagics } from './magics.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Statements that the lexer must know by itself. */
const known = [
  'x = f(a)(b)[c](d).e(g).h',
  'def f(a, *args, b=1, c: int = g(2), **kwargs) -> list[int]:\n    return a',
  'async def g(x):\n    await x\n    async for y in x: yield y',
  'class A(B, metaclass=M):\n    """Words."""\n    x: int = 3\n\n    def m(self): pass',
  'class A: pass',
  'def f[T](x: T): return x',
  '@property\ndef f(self): ...',
  '@a.b(c, d=e())\n@staticmethod # why\nclass A: pass',
  'import a.b as c, d\nfrom . import e\nfrom ...f.g import (h,\n    i as j)\nfrom k import *',
  'lambda x, *y, z=f(1): x if y else not z',
  'try:\n    raise E(x) from e\nexcept (A, B) as e:\n    pass\nfinally:\n    del x[0], y',
  'with open(x) as f, g(): pass',
  'for i, (a, b) in enumerate(x): continue\nwhile True: break',
  'a = [f(x) for x in y if x is not None and x not in z]',
  'x @ y @z\nx @= -1 ** ~2 // 3 << 4 >= 5 != 6',
  'if (n := len(a)) > 10: print(n)',
  'global a\nnonlocal b\nassert a, b',
  '0xFF + 0o17 + 0b11 + 1_000 + 1.5e-3 + .5 + 2e5 + 3j',
  'f (x)',
  'x = g(a\n  (b), # words\n  c)',
  'x = 1 + \\\n  b(c)',
  'x[1:2, ::3], {**a, "b": c}, {d, e}',
  's = \'a\' "b" r\'\\d\' b\'c\' rb"d" u"e" """f\ng"""',
  's = "a \\" \\\\" \'\\\n\'',
  "f'a {b} {{c}} {d.e(g)[0]} {h!r} {i:.2f} {j:>10} {k!s:^5} {m != n} {(o := 1)}'",
  'f"""a {b}\nc {d}"""',
  'print(x)\nprint\nprint.x',
  'x.match(y); x.print(z); x.type',
  'x = match\ny = type(x)\nisinstance(x, type)',
  'é = ñ(1)\nprint(变量)',
  '# words\n\n\nx = 1  # more',
  'a = b = c',
  'return x, *y',
  '...',
  '',
];

/** What the lexer leaves to the grammar. */
const unknown = [
  'print x',
  'match x:\n    case A(b): pass',
  'type X = int',
  'if x: type(y)',
  "f'{x:{y}}'",
  "f'{x=}'",
  "f'{'",
  "rf'\\{x}'",
  'x = (',
  'x = ]',
  "x = 'a",
  '"""a',
  'x = $y',
  'x ? y',
  'x!',
  "z'a'",
  '1.',
  '1x',
  '    x = 1',
  'x.class',
  '@a[0]\ndef f(): pass',
  'f \\\n(x)',
  'x = a \\\n  + b',
];

const same = (source: string): void =>
  assert.deepEqual(pythonTokens(source), byGrammar(source, parser, 'python'), source);

test('the lexer colours as the grammar does', () => {
  for (const source of known) same(source);
});

test('what words and brackets do not tell is left to the grammar', () => {
  for (const source of unknown) assert.equal(pythonTokens(source), undefined, source);
});

test('statements one after the other, deep in functions, are coloured as the grammar does', () => {
  const statement = fc.constantFrom(...known.filter((one) => !one.includes('global')));
  const indented = (source: string, depth: number): string =>
    /["'\\]/.test(source) ? '' : source.replace(/^(?=.)/gm, '    '.repeat(depth));
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 8 }), fc.integer({ min: 0, max: 3 }), (parts, depth) => {
      const heads = Array.from({ length: depth }, (_, at) => `${'    '.repeat(at)}def f${at}(x):\n`);
      const body = parts.map((part) => `${indented(part, depth)}\n`).join('');
      same(`${heads.join('')}${'    '.repeat(depth)}pass\n${body}`);
    }),
  );
});

test('no text is lost, and nothing is thrown', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'def ',
      'f(',
      ')',
      "f'",
      '{',
      '}',
      ':',
      '"""',
      "'",
      '\\',
      '\n',
      '#',
      ' ',
      '@',
      '.',
      '=',
      '!',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
      const source = parts.join('').replaceAll('\r', '');
      const lines = pythonTokens(source);
      if (lines === undefined) return;
      assert.equal(lines.map((line) => line.map(({ text }) => text).join('')).join('\n'), source);
      for (const line of lines) for (const { text } of line) assert.notEqual(text, '');
    }),
    { numRuns: 2000 },
  );
});

test('hostile lengths take no time', () => {
  for (const piece of ["f'{", '(', "'", '"""', ' ', '\n', 'f (', '1.', '@a.']) {
    const start = performance.now();
    pythonTokens(piece.repeat(50_000));
    assert.ok(performance.now() - start < 2000, piece);
  }
});

const corpus = join(root, '..', 'shared', 'corpora', 'd2l-en');

test(
  'cells of a large book are coloured as the grammar does',
  { skip: !existsSync(corpus) && 'the book is not here' },
  () => {
    let all = 0;
    let left = 0;
    for (const path of readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith('.md'),
    )) {
      for (const [, cell = ''] of readFileSync(join(corpus, path), 'utf8').matchAll(
        /^```\{\.python[^\n]*\n([\s\S]*?)\n```/gm,
      )) {
        const source = maskMagics(cell.replace(/^(?:%%tab|#@tab)[^\n]*\n/gm, '')).masked;
        all++;
        const tokens = pythonTokens(source);
        if (tokens === undefined) left++;
        else assert.deepEqual(tokens, byGrammar(source, parser, 'python'), source);
      }
    }
    assert.ok(all > 2000 && left < all / 50, `${left} of ${all} left to the grammar`);
  },
);
