// markup.test: escaping, literals and calls.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, call, content, escaped, number, quoted, typst, value } from './markup.ts';

test('text is escaped where a sign could mean something', () => {
  const pairs: [string, string][] = [
    ['plain words, e.g. well-known', 'plain words, e.g. well-known'],
    ['= no heading', '\\= no heading'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['a -- b ... c', 'a \\-\\- b \\.\\.\\. c'],
    ['$x$ #f() @r <l> _e_ *s* `c` ~ \\', '\\$x\\$ \\#f() \\@r \\<l\\> \\_e\\_ \\*s\\* \\`c\\` \\~ \\\\'],
    ['https://a.b // c /* d */', 'https\\:\\/\\/a.b \\/\\/ c \\/\\* d \\*\\/'],
    ['a\u2028b\u0085c\td\r\ne', 'a b c d e'],
    ['half \ud800 pair', 'half \ufffd pair'],
    ['"q" \'a\'', '\\"q\\" \\\'a\\\''],
  ];
  for (const [text, expected] of pairs) assert.equal(escaped(text), expected);
});

test('a string literal holds any text', () => {
  assert.equal(quoted('a "b" \\ \n \u0000 \u2028'), '"a \\"b\\" \\\\ \\u{a} \\u{0} \\u{2028}"');
});

test('calls end with a semicolon and leave out what is not there', () => {
  assert.equal(
    call('fig', { number: quoted('1'), label: undefined }, typst`words`, quoted('a.svg')),
    '#fig(number: "1", "a.svg")[words];',
  );
  assert.equal(call('emph', {}, typst`x`), '#emph[x];');
  assert.equal(call('pause', {}), '#pause();');
  assert.equal(value('datetime', { year: number(2026) }), 'datetime(year: 2026)');
  assert.equal(array([content(typst`a`)]), '([a],)');
  assert.equal(array([]), '()');
});
