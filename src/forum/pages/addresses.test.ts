// addresses.test: addresses are as they were published; what has a special meaning in them is encoded.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  askAddress,
  blockTalkAddress,
  feedAddress,
  panelAddress,
  personAddress,
  postAddress,
  replyAddress,
  sectionTalkAddress,
  signInAddress,
  talkAddress,
  threadAddress,
} from './addresses.ts';
import { day, dayOrTime, month } from './dates.ts';
import { manifest, november, now } from './fixtures/book.fixture.ts';
import { bubbleId, listedPlace, placeAddress, placeName, placesOf } from './place.ts';
import { wordsOf } from './words/words.ts';

test('lists keep their filter in the query; what is as without one is left out', () => {
  assert.equal(talkAddress(), '/-/talk');
  assert.equal(talkAddress({ show: 'all', sort: 'activity' }), '/-/talk');
  assert.equal(
    talkAddress({ show: 'unanswered', variant: 'pytorch', tag: 'a b', sort: 'newest' }),
    '/-/talk?show=unanswered&variant=pytorch&tag=a%20b&sort=newest',
  );
  assert.equal(sectionTalkAddress('linear-model#the-loss'), '/-/talk/on/linear-model%23the-loss');
  assert.equal(blockTalkAddress('a/b', 'c'), '/-/talk/on/a%2Fb/c');
  assert.equal(panelAddress('a', 'b'), '/-/talk/on/a/b?part=panel');
});

test('discussions, posts and forms', () => {
  const thread = { id: 35, slug: 'my-loss' };
  assert.equal(threadAddress(thread), '/-/talk/35-my-loss');
  assert.equal(threadAddress({ id: 35, slug: '' }), '/-/talk/35');
  assert.equal(postAddress(thread, 2), '/-/talk/35-my-loss#p2');
  assert.equal(replyAddress(thread, { quote: 2 }), '/-/talk/35/reply?quote=2');
  assert.equal(
    askAddress({ on: 'a', block: 'b', quote: { start: 3, length: 9 } }),
    '/-/ask?on=a&block=b&quote=3-9',
  );
  assert.equal(personAddress('../x'), '/-/people/..%2Fx');
  assert.equal(signInAddress('/a?b=c&d'), '/-/sign-in?back=%2Fa%3Fb%3Dc%26d');
  assert.equal(feedAddress('/-/talk?tag=x'), '/-/talk.atom?tag=x');
});

test('days have the year only when it is another one; hours only today', () => {
  const today = { now, language: 'en' };
  assert.equal(day(november(18), today), '18 Nov');
  assert.equal(day(Date.UTC(2025, 10, 18), today), '18 Nov 2025');
  assert.equal(day(november(18), { now, language: 'de' }), '18. Nov.');
  assert.equal(dayOrTime(november(22, 9, 5), today), '09:05');
  assert.equal(dayOrTime(november(21, 9, 5), today), '21 Nov');
  assert.equal(month(november(1), 'en'), 'November 2026');
});

test('places are called as the book calls them', () => {
  const places = placesOf(manifest);
  const words = wordsOf('en');
  const name = (label: string, block?: string): string => placeName(places, label, block, words);
  assert.equal(name('linear-model#the-loss', 'paragraph-1-3fa8c1'), '3.1.2 The loss, paragraph 1');
  assert.equal(name('linear-model#the-loss', 'eq-loss'), '3.1.2 Equation 3.1.2');
  assert.equal(name('linear-model#solving', 'thm-normal'), '3.1.3 Theorem 3.1.1');
  assert.equal(name('linear-model'), '3.1 Linear regression');
  assert.equal(name('gone'), 'gone');
  assert.equal(listedPlace(places, 'linear-model#the-loss', 'paragraph-1-3fa8c1', words), '3.1.2 The loss');
  assert.equal(placeAddress(places, 'linear-model#the-loss', 'eq-loss'), '/linear-model.html#eq-loss');
  assert.equal(
    placeAddress(places, 'linear-model#the-loss', 'paragraph-1-3fa8c1'),
    `/linear-model.html#${bubbleId(places.section('linear-model#the-loss'), 'paragraph-1-3fa8c1')}`,
  );
  assert.equal(placeAddress(places, 'gone'), undefined);
  assert.deepEqual(places.below('generalisation'), ['generalisation', 'generalisation#validation']);
  assert.ok(places.below('linear-regression').includes('linear-model#the-loss'));
});
