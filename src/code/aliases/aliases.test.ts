// aliases.test: code with the framework's names in place of the library's. Cases as files, and what holds of any code.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LibraryAlias } from '../../document/index.ts';
import { cases } from '../../../tests/cases.ts';
import { aliasingOf, boundNames, withAliases } from '../index.ts';

const aliases: LibraryAlias[] = [
  { kind: 'simple', name: 'ones_like', of: 'ones_like' },
  { kind: 'simple', name: 'ones', of: 'ones' },
  { kind: 'simple', name: 'concat', of: 'cat' },
  { kind: 'simple', name: 'exp(', of: 'exp(' },
  { kind: 'simple', name: 'float32', of: 'float32' },
  { kind: 'fluent', name: 'numpy', of: 'detach().numpy' },
  { kind: 'fluent', name: 'reduce_sum', of: 'sum' },
  { kind: 'fluent', name: 'reshape', of: 'reshape' },
  {
    kind: 'arguments',
    name: 'randn',
    parameters: 'size, device=None',
    of: 'np.random.randn(size=size, ctx=device)',
  },
  { kind: 'arguments', name: 'half', parameters: 'x', of: 'x / 2' },
  { kind: 'plain', name: 'size', value: 'lambda a: a.size' },
  { kind: 'reverse', pattern: 'd2l.size\\(([\\w\\_\\d]+)\\)', replacement: '\\1.size' },
  { kind: 'reverse', pattern: 'd2l.nn_Module', replacement: 'nn.Module' },
  { kind: 'reverse', pattern: 'd2l.count\\(([\\w]+)\\)', replacement: 'tf.size(\\1).numpy()' },
];
const aliasing = aliasingOf({ framework: 'torch', aliases }, 'd2l');

cases(new URL('./cases/', import.meta.url), (input) => {
  const after = withAliases(input, aliasing);
  assert.equal(withAliases(after, aliasing), after, 'twice is once');
  assert.equal(after.split('\n').length, input.split('\n').length, 'no line moves');
  return after;
});

test('a pattern for text is tried on whole names and calls', () => {
  const odd = aliasingOf(
    { aliases: [{ kind: 'reverse', pattern: 'd2l.get\\("(\\w+)"\\)', replacement: 'table.\\1' }] },
    'd2l',
  );
  assert.equal(withAliases('x = d2l.get("a") + d2l.get(b)', odd), 'x = table.a + d2l.get(b)');
});

test('names that begin with what the page does not bind are left', () => {
  const sources = ['import torch as t\nfrom torch import nn', 'for np in range(3): pass'];
  assert.deepEqual([...boundNames(sources, aliasing.roots)].toSorted(), ['nn', 'np']);
  const bound = boundNames(sources, aliasing.roots);
  assert.equal(
    withAliases('d2l.ones(d2l.nn_Module, d2l.reduce_sum(x))', aliasing, bound),
    'd2l.ones(nn.Module, x.sum())',
  );
  assert.deepEqual([...boundNames(['from torch import *'], ['torch'])], ['torch']);
});

const atom = fc.constantFrom(
  'x',
  'd2l.ones',
  'd2l.float32',
  '"d2l.ones"',
  "f'{d2l.ones(2)}'",
  '3',
  'd2l.other',
  'a.d2l.ones',
);
const expression = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 5 },
    atom,
    fc
      .tuple(
        fc.constantFrom('numpy', 'reduce_sum', 'reshape', 'ones', 'randn', 'half', 'size', 'other'),
        fc.array(tie('e'), { maxLength: 3 }),
      )
      .map(([name, args]) => `d2l.${name}(${args.join(', ')})`),
    fc
      .tuple(tie('e'), fc.constantFrom(' + ', ' if x else ', ' ** ', ' and ', ' == '), tie('e'))
      .map(([a, op, b]) => (op.includes('if') ? `(${a}${op}${b})` : a + op + b)),
    tie('e').map((e) => `-${e}`),
    tie('e').map((e) => `[${e},\n    ${e}]`),
    tie('e').map((e) => `(lambda x: ${e})`),
    tie('e').map((e) => `g(*${e}, k=${e})`),
  ),
})).e;

test('of any expression the result is Python, other characters stay, and twice is once', () => {
  const done: string[] = [];
  fc.assert(
    fc.property(expression, (code) => {
      const source = `# d2l.ones\ny = ${code}  # d2l.ones`;
      const after = withAliases(source, aliasing);
      assert.equal(withAliases(after, aliasing), after);
      assert.equal(after.split('\n').length, source.split('\n').length);
      assert.ok(after.startsWith('# d2l.ones\ny = ') && after.endsWith('  # d2l.ones'));
      done.push(source, after);
    }),
    { numRuns: 300 },
  );
  const check = 'import ast, json, sys\nfor s in json.load(sys.stdin): ast.parse(s)';
  const { status, stderr } = spawnSync('python3', ['-W', 'ignore', '-c', check], {
    input: JSON.stringify(done),
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
});

test('what is rewritten means what it meant', () => {
  const sources = [
    'd2l.reduce_sum(a + b, 0)',
    'd2l.reshape(d2l.ones(6), (2, 3))',
    '-d2l.reduce_sum(-a)',
    'd2l.half(a + b) ** 2',
    'd2l.reshape(a if True else b, -1)[0]',
    '2 * d2l.half(a)',
    'd2l.numpy(a)[d2l.size(a) - 1]',
  ];
  const after = sources.map((source) => withAliases(source, aliasing));
  const program = `
import json, sys
class T(list):
    def __add__(s, o): return T(x + y for x, y in zip(s, o))
    def __neg__(s): return T(-x for x in s)
    def __truediv__(s, n): return T(x / n for x in s)
    def __pow__(s, n): return T(x ** n for x in s)
    def __rmul__(s, n): return T(n * x for x in s)
    def sum(s, axis=None): return sum(s)
    def reshape(s, *shape): return T(list(s) + [shape])
    def detach(s): return s
    def numpy(s): return T(s)
    size = property(len)
class torch: ones = staticmethod(lambda n: T([1] * n))
class d2l:
    ones = staticmethod(torch.ones)
    reduce_sum = staticmethod(lambda x, *a: x.sum(*a))
    reshape = staticmethod(lambda x, *a: x.reshape(*a))
    half = staticmethod(lambda x: x / 2)
    numpy = staticmethod(lambda x: x.detach().numpy())
    size = staticmethod(len)
a, b = T([1, 2, 3]), T([4, 5, 6])
one, other = json.load(sys.stdin)
for x, y in zip(one, other): assert eval(x) == eval(y), (x, y, eval(x), eval(y))
`;
  const { status, stderr } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify([sources, after]),
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  assert.ok(
    after.every((text) => !text.includes('d2l.')),
    after.join('\n'),
  );
});

test('broken code, deep code and magics are left as they are', () => {
  for (const source of [
    'y = d2l.reduce_sum(',
    '%timeit d2l.ones(2)',
    '!echo d2l.ones',
    'def f(:\n  d2l.reduce_sum(x, 0',
    '"""d2l.ones\n',
  ])
    assert.equal(withAliases(source, aliasing), source);
  const deep = `${'d2l.reduce_sum('.repeat(2000)}x${')'.repeat(2000)}`;
  assert.ok(withAliases(deep, aliasing).endsWith(')'));
});
