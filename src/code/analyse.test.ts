// analyse.test: definitions, imports and free names as cases, and that no source is too much.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cases } from '../../tests/cases.ts';
import { analyse } from './index.ts';

cases(new URL('cases/analyse/', import.meta.url), (input) => {
  const { definitions, imports, uses, error } = analyse(input, 'python');
  const lines = [
    ...definitions.map(
      ({ name, kind, source, docstring }) =>
        `${kind} ${name}: ${JSON.stringify(source)}${docstring === undefined ? '' : ` doc ${JSON.stringify(docstring)}`}`,
    ),
    ...imports.map(
      ({ source, names, modules }) => `import ${names.join(', ')} from ${modules.join(', ')}: ${source}`,
    ),
    `uses ${uses.join(' ')}`,
    ...(error ? [`error at ${error.offset}: ${error.message}`] : []),
  ];
  return lines.join('\n');
});

const piece = fc.constantFrom(
  'def f',
  'class A',
  '(',
  ')',
  '[',
  ':',
  '\n',
  '    ',
  'import ',
  'from ',
  'x',
  ' = ',
  '"',
  '"""',
  "f'{",
  '}',
  '.',
  '@',
  '%%',
  '!',
  '\\',
  '\r\n',
  '*',
  ',',
  'lambda ',
  'for ',
  ' in ',
  'match x:\n',
  'é',
  '\u0000',
  '1',
  ' if ',
  'await ',
);

test('any text is analysed, and every stretch lies in it', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      const source = parts.join('');
      const { definitions, imports } = analyse(source, 'python');
      for (const { start, end, source: slice } of definitions) assert.equal(source.slice(start, end), slice);
      for (const { start, end } of imports) assert.ok(0 <= start && start < end && end <= source.length);
    }),
    { numRuns: 500 },
  );
});

test('deep nesting is no error', () => {
  for (const source of [
    '('.repeat(5000),
    `x = ${'['.repeat(5000)}`,
    'lambda: '.repeat(3000),
    `x${'.a'.repeat(5000)}`,
    '-'.repeat(5000),
  ]) {
    assert.ok(Array.isArray(analyse(source, 'python').uses));
  }
});

test('other languages give nothing', () => {
  assert.deepEqual(analyse('import x', 'js'), { definitions: [], imports: [], uses: [] });
});
