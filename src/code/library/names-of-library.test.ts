// names-of-library.test: the names that cells take from the library.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesOfLibrary } from '../index.ts';

const rows: [string, string[] | undefined][] = [
  ['x = 1', []],
  ['import tt', []],
  ['import tt\ntt.b(tt.a.c)', ['a', 'b']],
  ['tt.a', ['a']],
  ['def f():\n    return tt.a(tt.b)', ['a', 'b']],
  ['@tt.add(tt.A)\nclass B(tt.C): pass', ['A', 'C', 'add']],
  ['from tt import a, b as c\nc()', ['a', 'b']],
  ['from tt import *', undefined],
  ['import tt as lib', undefined],
  ['help(tt)', undefined],
  ['getattr(tt, n)', undefined],
  ['exec("tt.a()")', undefined],
  ['%timeit tt.a(1)', ['a']],
  ['%timeit f(tt)', undefined],
  ['%%bash\npython -c "import tt"', undefined],
  ['tt = 3\ntt.real', []],
  ['print("tt")', []],
  ['att.x + tta.y', []],
  ['def f():\n    from tt import a\n    return a()', ['a']],
  ['def f():\n    import tt as q\n    return q.a()', undefined],
  ['def f():\n    import tt\n    return tt.a()', undefined],
  ['(tt\n .a)', undefined],
];

test('names, or all when it cannot be told', () => {
  for (const [source, names] of rows) assert.deepEqual(namesOfLibrary(source, 'python', 'tt'), names, source);
});

test('a module of a package that code calls by another name', () => {
  const of = (source: string): string[] | undefined => namesOfLibrary(source, 'python', 'd2l', 'd2l.torch');
  assert.deepEqual(of('from d2l import torch as d2l\nd2l.plot(d2l.ones(2))'), ['ones', 'plot']);
  assert.deepEqual(of('import d2l.torch as d2l\nd2l.plot()'), ['plot']);
  assert.deepEqual(of('from d2l.torch import plot'), ['plot']);
  assert.equal(of('from d2l import torch'), undefined);
  assert.deepEqual(of('from d2l import mxnet as other\nd2l.plot()'), ['plot']);
});

test('other languages have no library', () => {
  assert.deepEqual(namesOfLibrary('tt.a', 'bash', 'tt'), []);
});
