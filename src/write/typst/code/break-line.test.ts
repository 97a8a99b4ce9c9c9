// break-line.test: lines that fit, nothing lost, and breaks where a reader would make them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { highlight } from '../../../code/index.ts';
import { breakLine, columnsOf } from './break-line.ts';

const broken = (source: string, limit: number): string[] =>
  breakLine(highlight(source, 'python')[0] ?? [], limit).map(
    (line) =>
      `${line.wrap === undefined ? '' : `${line.wrap}|`}${line.tokens.map((token) => token.text).join('')}`,
  );

test('a line that fits stays whole', () => {
  assert.deepEqual(broken('x = 1', 70), ['x = 1']);
  assert.deepEqual(broken('x'.repeat(70), 70), ['x'.repeat(70)]);
});

test('breaks stand after a comma of the outer bracket', () => {
  assert.deepEqual(broken('result = compute(first_argument(a, b), second_argument(c, d))', 50), [
    'result = compute(first_argument(a, b), ',
    '6|second_argument(c, d))',
  ]);
});

test('breaks stand before an operator where there is no comma', () => {
  assert.deepEqual(broken('total = one_long_name_of_a_thing + another_long_name_of_a_thing', 50), [
    'total = one_long_name_of_a_thing ',
    '6|+ another_long_name_of_a_thing',
  ]);
});

test('strings are broken last, and at a space', () => {
  const lines = broken('message = "words that go on and on until the line is full of them"', 40);
  assert.equal(lines[0], 'message = "words that go on and on ');
  assert.ok(lines.slice(1).every((line) => line.length <= 44));
});

test('the rest of an indented line stands further in', () => {
  assert.deepEqual(broken('    return first_value_of_all(a, b), second_value_of_all(c)', 44), [
    '    return first_value_of_all(a, b), ',
    '10|second_value_of_all(c)',
  ]);
});

test('wide letters count two columns, and pairs of code units stay together', () => {
  assert.equal(columnsOf('漢字'), 4);
  for (const line of breakLine([{ text: '😀'.repeat(30) }], 20))
    assert.ok(line.tokens.every((token) => !/\p{Surrogate}/u.test(token.text)));
});

test('property: no line is too long and no letter is lost', () => {
  const seed = Date.now();
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('ab_ ,.()[]{}"=+#\t漢é')), maxLength: 200 }),
      fc.integer({ min: 20, max: 90 }),
      (source, limit) => {
        for (const row of highlight(source, 'python')) {
          const lines = breakLine(row, limit);
          const whole = row.map((token) => token.text).join('');
          const joined = lines.flatMap((line) => line.tokens.map((token) => token.text)).join('');
          if (!whole.includes('\t')) assert.equal(joined, whole);
          assert.equal(joined.replace(/ /g, ''), whole.replace(/[ \t]/g, ''));
          for (const line of lines) {
            assert.ok(
              (line.wrap ?? 0) + columnsOf(line.tokens.map((token) => token.text).join('')) <= limit,
              `seed ${seed}`,
            );
          }
        }
      },
    ),
    { seed, numRuns: 300 },
  );
});
