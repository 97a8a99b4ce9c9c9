// known-statements.test: what is found without a syntax tree is what the tree says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { importBindingsOf } from './analyse-python.ts';
import { bindingsOf } from './bindings.ts';
import { importsBound, namesBound, statementsOf, wordsMaybeBound } from './known-statements.ts';
import type { Statement } from './statements.ts';

function bound({ tree, text }: Statement): string[] {
  const names = new Set<string>();
  bindingsOf(tree.topNode, text, (name) => names.add(name));
  return [...names];
}

/** Of code that is none the tree says something, but nothing that must be said. */
function isBroken({ tree }: Statement): boolean {
  let found = false;
  tree.iterate({ enter: ({ type }) => void (found ||= type.isError) });
  return found;
}

function check(source: string): void {
  for (const statement of statementsOf(source)) {
    const names = bound(statement);
    if (isBroken(statement)) continue;
    assert.deepEqual([...namesBound(statement)], names, statement.text);
    assert.deepEqual(importsBound(statement), importBindingsOf(statement), statement.text);
    const words = new Set(wordsMaybeBound(statement));
    const isSeen = (name: string): boolean => words.has(name) || words.has('import');
    assert.ok(names.every(isSeen), `${statement.text}: ${names.join()} not among ${[...words].join()}`);
  }
}

const rows = [
  'import a, b.c, d.e as f',
  'import a.b as a',
  'from a import b, c as d',
  'from . import a',
  'from ..b.c import (d,\n  e)',
  'from a import *',
  'import a; import b; c = 1',
  'import a  # b',
  'from a import b, \\\n  c',
  'def f(x=(y := 1)): pass',
  'async def f(): pass',
  'class A(B): x = 1',
  '@d\ndef f(): pass',
  'a.b = c[d] = e = f()',
  'for a, (b, *c) in d: e = 1',
  'with a as b, c as (d, e): pass',
  'try:\n  import a\nexcept B as c:\n  pass',
  'match a:\n  case B(c=d): pass\n  case [e, *f]: pass',
  'if (n := 1): pass',
  'x: int = 1',
  'type T[K] = int',
  'del a',
  'global g',
  'print(a)',
];

test('of many kinds of statements', () => rows.forEach(check));

test('of random code', () => {
  const piece = fc.constantFrom(
    'import ',
    'from a',
    ' import b',
    ' as ',
    'c',
    '.',
    ', ',
    '\n',
    'def f',
    '(',
    ')',
    ':',
    ' x := 1',
    ' = ',
    '*',
    'class A',
    '    ',
    'pass',
    ';',
    '#',
    '@',
    '"',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (parts) => check(parts.join(''))),
    { numRuns: 1500 },
  );
});
