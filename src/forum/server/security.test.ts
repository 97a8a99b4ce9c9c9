// security: whose changes are let in, and what pages may run.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nothing, shellPage, text } from '../../write/html/index.ts';
import { bookPolicy, forumPolicy, isFromHere } from './security.ts';

const here = 'https://book.example';
const asked = (headers: Record<string, string>, method = 'POST'): boolean =>
  isFromHere(method, new Headers(headers), here);

test('changes are let in from the site itself only', () => {
  assert.equal(asked({ 'sec-fetch-site': 'same-origin' }), true);
  assert.equal(asked({ origin: here }), true);
  for (const site of ['cross-site', 'same-site', 'none'])
    assert.equal(asked({ 'sec-fetch-site': site }), false, site);
  assert.equal(asked({ 'sec-fetch-site': 'cross-site', origin: here }), false);
  for (const origin of [
    'https://evil.example',
    'null',
    `${here}.evil.example`,
    'http://book.example',
    `${here}:8443`,
  ])
    assert.equal(asked({ origin }), false, origin);
  assert.equal(asked({}), false);
});

test('reading is let in from anywhere', () => {
  assert.equal(asked({ 'sec-fetch-site': 'cross-site' }, 'GET'), true);
});

test('a key lets a program in, but never together with a cookie', () => {
  assert.equal(asked({ authorization: 'Bearer abc' }), true);
  assert.equal(asked({ authorization: 'Bearer abc', cookie: 'a=b' }), false);
  assert.equal(asked({ authorization: 'Basic abc' }), false);
});

test('the policy of a page of the book names the hashes of the scripts that stand in it', () => {
  const page = '<script data-x="1">alert(1)</script><script src="/a.js"></script>';
  const hash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
  assert.ok(bookPolicy(page).includes(`script-src 'self' ${hash};`));
  assert.ok(!/script-src[^;]*unsafe/.test(forumPolicy + bookPolicy(page)));
});

test('pages of the forum run the scripts of the site and no other', () => {
  const page = shellPage(
    {
      title: 'A page',
      links: nothing,
      menu: 'Contents',
      bar: { before: nothing, after: nothing },
      contents: { label: 'Contents', html: nothing },
      main: text('Words.'),
      beside: nothing,
      columns: 'forum',
    },
    { title: 'A book', language: 'en', style: 'a.css', script: 'a.js', preloads: [], links: [] },
  );
  const [, rule = ''] = /script-src 'self' ([^;]*)/.exec(bookPolicy(page)) ?? [];
  assert.deepEqual(/script-src 'self' ([^;]*)/.exec(forumPolicy)?.[1], rule);
  assert.equal(rule.split(' ').length, 2);
});
