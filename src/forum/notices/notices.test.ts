// notices: links that stop mail, signatures of webhooks, feeds, stored preferences.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';

import { atom } from './atom.ts';
import { defaultPreferences, readPreferences } from './preferences.ts';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe.ts';
import { webhookHeaders } from './webhooks.ts';

test('a link stops the mail that it was made for and no other', () => {
  const token = unsubscribeToken(7, 'thread:12', 'key');
  assert.deepEqual(readUnsubscribeToken(token, 'key'), { person: 7, stop: 'thread:12' });
  assert.equal(readUnsubscribeToken(token, 'other key'), undefined);
  assert.equal(readUnsubscribeToken(token.replace('7.', '8.'), 'key'), undefined);
  assert.equal(readUnsubscribeToken(token.replace('thread:12', 'all'), 'key'), undefined);
  for (const bad of ['', '7', '7.all', '7.all.', `${token}x`, 'x.all.abc']) {
    assert.equal(readUnsubscribeToken(bad, 'key'), undefined, bad);
  }
});

test('a webhook can be checked with its secret', () => {
  const key = Buffer.from('a secret of twenty-4 byte');
  const headers = webhookHeaders('event-3', 1_700_000_000_500, '{"a":1}', `whsec_${key.toString('base64')}`);
  const right = createHmac('sha256', key).update('event-3.1700000000.{"a":1}').digest('base64');
  assert.equal(headers['Webhook-Signature'], `v1,${right}`);
  assert.equal(headers['Webhook-Timestamp'], '1700000000');
});

test('a feed is well formed whatever people write', () => {
  const entry = {
    id: 5,
    title: 'a < b & "c" \u0007\ud800 𝔻',
    url: 'https://book.example/-/talk/1-a#p2',
    author: '<script>',
    published: 0,
    updated: 1000,
    html: '<p>]]> &amp;</p>',
  };
  const xml = atom({
    title: 'T',
    url: 'https://book.example/-/talk',
    self: 'https://book.example/-/talk.atom',
    language: 'en',
    entries: [entry],
  });
  assert.ok(xml.includes('<title>a &lt; b &amp; &quot;c&quot;  𝔻</title>'));
  assert.ok(xml.includes('<id>tag:book.example,1970-01-01:post/5</id>'));
  assert.ok(xml.includes('<updated>1970-01-01T00:00:01.000Z</updated>'));
  assert.ok(!xml.includes('<script>'));
});

test('stored preferences that cannot be read count as not said', () => {
  for (const stored of ['', '{', 'null', '3', '[]'])
    assert.deepEqual(readPreferences(stored).notices, defaultPreferences.notices, stored);
  const some = readPreferences('{"mail":false,"notices":{"quote":"weekly"}}');
  assert.equal(some.mail, false);
  assert.equal(some.notices.quote, 'weekly');
  assert.equal(some.notices.reply, 'at-once');
});
