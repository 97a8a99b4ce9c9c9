// letters.test: each letter in a face that has it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Coverage } from './letters.ts';
import { codeName, covers, runs, textIn } from './letters.ts';

const latin = [
  [32, 126],
  [0xa0, 0xff],
] as const;
const coverage: Coverage = {
  serif: latin,
  sans: [...latin, [0x2190, 0x2190]],
  mono: [[32, 126]],
  math: [...latin, [0x2200, 0x22ff]],
};

test('ranges are searched', () => {
  assert.equal(covers(latin, 32), true);
  assert.equal(covers(latin, 0x7f), false);
  assert.equal(covers([], 65), false);
});

test('letters that the face lacks are looked for in the others', () => {
  assert.deepEqual(runs('a∀b←c', 'serif', coverage), [
    { text: 'a', face: 'own' },
    { text: '∀', face: 'math' },
    { text: 'b', face: 'own' },
    { text: '←', face: 'sans' },
    { text: 'c', face: 'own' },
  ]);
});

test('a letter that no face has is reported, once for each occurrence', () => {
  const lacking: string[] = [];
  assert.equal(
    textIn('serif', 'a漢', coverage, (letter) => lacking.push(letter)),
    'a#lacking("U+6F22");',
  );
  assert.deepEqual(lacking, ['漢']);
  assert.equal(codeName('😀'), 'U+1F600');
});

test('marks stay on their letters, and composed letters are preferred', () => {
  assert.equal(
    textIn('serif', 'e\u0301', coverage, () => assert.fail()),
    'é',
  );
  assert.equal(runs('x\u0338', 'serif', coverage)[0]?.face, 'none');
});

test('signs that only steer direction or shape are left out; places to break stay', () => {
  assert.deepEqual(runs('a\u202eb\ufe0fc\u200bd', 'serif', coverage), [{ text: 'abc\u200bd', face: 'own' }]);
});
