// asked-query.test: what is typed into the box, taken apart.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { askedQuery, queryWords, tokenise } from './index.ts';

test('words, phrases and what narrows', () => {
  const asked = askedQuery('loss "squared errors" in:the-loss is:solved by:@okapi “a b” is:unanswered gradi');
  assert.deepEqual(asked.words, { words: ['loss', 'gradi'], open: true });
  assert.deepEqual(asked.phrases, [
    ['squared', 'error'],
    ['a', 'b'],
  ]);
  assert.deepEqual(asked.filters, { in: ['the-loss'], is: ['solved', 'unanswered'], by: 'okapi' });
  assert.deepEqual(asked.shown, { words: ['squared', 'error', 'a', 'b', 'loss', 'gradi'], open: true });
});

test('what narrows nothing is words', () => {
  for (const text of [
    'is:great',
    'in: by:',
    'https://in.example/is:solved',
    'nn:MSELoss',
    '"open end',
    'a"b"c',
    '""',
  ]) {
    const asked = askedQuery(text);
    assert.deepEqual(asked.filters, { in: [], is: [] }, text);
    assert.deepEqual(asked.words, queryWords(text), text);
  }
  assert.equal(askedQuery('loss is:solved').words.open, false);
});

test('nothing that is typed is lost or makes it stumble', () => {
  const piece = fc.constantFrom(
    '"',
    ' ',
    'in:',
    'is:',
    'by:',
    'solved',
    'word',
    '“',
    '”',
    '梯度',
    '\\alpha',
    ':',
    '@',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }).map((all) => all.join('')),
      (text) => {
        const { words, phrases, filters, shown } = askedQuery(text);
        const all = new Set(tokenise(text));
        for (const word of [...words.words, ...phrases.flat()]) assert.ok(all.has(word), word);
        assert.deepEqual(new Set(shown.words), new Set([...words.words, ...phrases.flat()]));
        if (!/in:|is:|by:/.test(text)) assert.deepEqual(filters, { in: [], is: [] });
      },
    ),
    { numRuns: 1000 },
  );
});
