// highlight.test: tokens of each language as cases, and that no text is ever lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cases } from '../../tests/cases.ts';
import { highlight } from './index.ts';

const languages = [
  'python',
  'ipython',
  'js',
  'ts',
  'tsx',
  'c++',
  'java',
  'rust',
  'css',
  'html',
  'json',
  'yaml',
  'md',
  'bash',
  'console',
  'pycon',
  'unknown',
  '__proto__',
  '',
];

/** The case's name is the language; coloured tokens are written ‹kind text›. */
cases(new URL('cases/highlight/', import.meta.url), (input, name) => {
  const language = name.split(':')[0] as string;
  return highlight(input, language)
    .map((line) => line.map(({ text, kind }) => (kind === undefined ? text : `‹${kind} ${text}›`)).join(''))
    .join('\n');
});

const joined = (source: string, language: string): string =>
  highlight(source, language)
    .map((line) => line.map(({ text }) => text).join(''))
    .join('\n');
const plain = (source: string): string => source.replace(/\r\n?/g, '\n').replace(/\n$/, '');

const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'def f(',
    '"""',
    "'",
    '#',
    '\n',
    '\r\n',
    '>>> ',
    '... ',
    '$ ',
    '%%time\n',
    '%ls',
    '!x',
    '?',
    '<b',
    '/>',
    '{',
    '}',
    '`',
    '//',
    '/*',
    '\t',
    '\u2028',
  ),
);

test('the tokens of a text make up the text', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.constantFrom(...languages), (parts, language) => {
      const source = parts.join('');
      assert.equal(joined(source, language), plain(source));
    }),
    { numRuns: 600 },
  );
});

test('no token holds a line break or is empty, and neighbours differ', () => {
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom(...languages), (parts, language) => {
      for (const line of highlight(parts.join(''), language)) {
        for (const { text } of line) assert.match(text, /^[^\n]+$/);
      }
    }),
  );
});

test('deep nesting and long texts come back plain, not as an error', () => {
  for (const language of languages) {
    for (const source of ['('.repeat(5_000), '[{'.repeat(2_500), 'x'.repeat(600_000)]) {
      assert.equal(joined(source, language), source);
    }
  }
});
