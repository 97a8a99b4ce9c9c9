// additions.test: what goes into pages of the book, and the panel beside them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { frameOf, manifest, reader, visitorFrame } from '../fixtures/book.fixture.ts';
import { rows, thread } from '../fixtures/posts.fixture.ts';
import { placesOf } from '../place.ts';
import { panel } from '../talk/panel.ts';
import { wordsOf } from '../words/words.ts';
import { bubble, contentsAddition, factsAdditions, headAdditions } from './additions.ts';
import { accountSlot } from './bar.ts';

const words = wordsOf('en');
const places = placesOf(manifest);
const section = places.section('linear-model#the-loss');
const block = places.block('linear-model#the-loss', 'paragraph-1-3fa8c1');
assert.ok(section && block);

test('a bubble counts, is named, and leads to the one discussion or to the list', () => {
  const one = bubble({ section, block, count: 1, only: { id: 35, slug: 'my-loss' } }, words);
  assert.match(one, /href="\/-\/talk\/35-my-loss"/);
  assert.match(one, /aria-label="1 discussion of this paragraph"/);
  const many = bubble({ section, block, count: 120 }, words);
  assert.match(many, /href="\/-\/talk\/on\/linear-model%23the-loss\/paragraph-1-3fa8c1"/);
  assert.match(many, />99\+<\/a>$/);
  assert.doesNotMatch(many, /data-quotes/);
  const quotes = [
    { start: 4, length: 9, thread: 35 },
    { start: 0, length: 2, thread: 7 },
  ];
  assert.match(bubble({ section, block, count: 2, quotes }, words), / data-quotes="4-9-35 0-2-7"/);
});

test('facts: how many and where to ask; nothing where there is nothing', () => {
  assert.match(factsAdditions('linear-model', 14, true, words), /14 discussions<\/a><\/span> <span>.*ask</);
  assert.doesNotMatch(factsAdditions('linear-model', 0, true, words), /discussions</);
  assert.equal(factsAdditions('linear-model', 0, false, words), '');
});

test('head and contents', () => {
  const head = headAdditions({ style: '/-/files/a.css', script: '/-/files/b.js' }, 'linear-model', words);
  assert.match(head, /href="\/-\/files\/a\.css"/);
  assert.match(head, /src="\/-\/files\/b\.js" defer/);
  assert.match(head, /href="\/-\/talk\/on\/linear-model\.atom"/);
  assert.match(contentsAddition(0, words), /Discussions<\/span><\/a>/);
  assert.match(contentsAddition(148, words), /<i>148<\/i>/);
});

test('the account: who, how many new; else where to sign in, and back', () => {
  assert.match(accountSlot(reader, words, '/a.html'), /aria-label="reader-12: 3 new notifications"/);
  assert.match(accountSlot({ ...reader, notices: 0 }, words, '/'), /no new notifications/);
  assert.match(accountSlot({ ...reader, keysOff: true }, words, '/'), /data-keys="off"/);
  assert.match(accountSlot({ ...reader, bubblesOff: true }, words, '/'), /data-bubbles="off"/);
  assert.match(accountSlot(undefined, words, '/a.html?x=1'), /sign-in\?back=%2Fa\.html%3Fx%3D1/);
});

test('the panel: the first discussion open, a way to each as a page, ids once', () => {
  const { question, answerPosts } = thread();
  const [best] = answerPosts;
  const threads = rows.slice(0, 2).map((row) => ({
    ...row,
    question,
    ...(best && { best }),
    more: row.id === 35 ? 1 : 0,
    mayAnswer: true,
  }));
  const html = panel({ label: section.label, block: block.id, threads }, 'k', frameOf('/linear-model.html'));
  assert.match(html, /2 discussions of this paragraph/);
  assert.equal(html.match(/<details class="thread" name="thread" open data-thread="\d+">/g)?.length, 1);
  assert.match(html, /1 more answer/);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
  assert.doesNotMatch(html, /href="#p/);
  assert.match(html, /href="\/-\/ask\?on=linear-model%23the-loss&amp;block=paragraph-1-3fa8c1"/);
  const none = panel({ label: section.label, block: block.id, threads: [] }, 'k', visitorFrame('/'));
  assert.match(none, /No discussions of this paragraph yet/);
});
