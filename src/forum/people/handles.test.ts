// handles: which names can be had, and which can be taken for others.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { foldHandle, handleProblem, handleShape, type HandleProblem } from './handles.ts';

test('handles that can be had', () => {
  for (const handle of [
    'okapi',
    'reader-31',
    'Ada',
    'a.b_c',
    'Zoë',
    'папайя',
    'Ελένη',
    '数学',
    '数学者',
    'たろう',
    '홍길동',
    'abc',
    '2pac',
    'a-1',
  ]) {
    assert.equal(handleProblem(handle), undefined, handle);
  }
});

test('handles that cannot', () => {
  const bad: [HandleProblem, string[]][] = [
    ['short', ['ab', '数', 'я1']],
    ['long', ['a'.repeat(21), '数'.repeat(21)]],
    [
      'letters',
      [
        'a b c',
        'a--b',
        '-abc',
        'abc-',
        'a@b',
        'a/b',
        'ａｄａ',
        'ﬁsh',
        'a​bc',
        'abc‮',
        'a\nbc',
        '',
        '<b>',
        'Zoe\u0308',
        'ab½',
        '😀😀😀',
      ],
    ],
    ['scripts', ['аda', 'Аdmin', 'paypаl', 'αlpha', 'сосна1a', '123', 'рау', 'оосс']],
    ['reserved', ['admin', 'Moderator', 'octavo', 'former-reader-7', 'NULL', 'staff']],
  ];
  for (const [problem, handles] of bad)
    for (const handle of handles) assert.equal(handleProblem(handle), problem, JSON.stringify(handle));
});

test('the same handle', () => {
  assert.equal(foldHandle('Ada'), foldHandle('ADA'));
  assert.notEqual(foldHandle('ada'), foldHandle('adа'));
});

test('handles that look alike have one shape', () => {
  for (const [one, other] of [
    ['okapi', '0kapi'],
    ['milo', 'mi1o'],
    ['Ilse', 'llse'],
    ['modern', 'modem'],
    ['ada-b', 'adab'],
    ['zoe', 'zoë'],
    ['clara', 'dara'],
  ] as const) {
    assert.equal(handleShape(one), handleShape(other), `${one} ${other}`);
  }
  assert.notEqual(handleShape('okapi'), handleShape('okapia'));
});
