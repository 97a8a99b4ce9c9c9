// kept-pages: who gets a page that was made for another, and until when.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { text } from '../../write/html/index.ts';
import { accountSlot, wordsOf } from '../pages/index.ts';
import type { Blanks } from './kept-pages.ts';
import { isAnyone, keptPage } from './kept-pages.ts';
import type { Reply } from './reply.ts';
import type { ForumRequest } from './request.ts';

const words = wordsOf('en');

const request = (forum: object, now: number, more: Partial<ForumRequest> = {}): ForumRequest =>
  ({ forum, now, url: new URL('https://book.example/-/talk/1-a'), ...more }) as unknown as ForumRequest;

test('a page is made once for all until what it is about changes, with another form key for each', async () => {
  let [site, states] = ['one', '1'];
  const forum = { site: () => ({ id: site }), changes: { states: () => states } };
  let made = 0;
  const make = ({ formKey: key }: Blanks): Promise<Reply> => {
    made += 1;
    return Promise.resolve({ kind: 'page', html: text(`page ${made} key=${key}; again ${key}`) });
  };
  const read = async (version: string, now = 1000): Promise<string> => {
    const reply = await keptPage(request(forum, now), { name: 'thread 1-a', version }, make);
    assert.ok(reply.kind === 'page');
    return Buffer.from(reply.html).toString();
  };
  const [first, second] = [await read('1'), await read('1')];
  assert.equal(made, 1);
  const keys = [first, second].flatMap((html) =>
    [...html.matchAll(/(?:key=|again )([\w-]{36})/g)].map(([, key]) => key),
  );
  assert.equal(keys.length, 4);
  assert.equal(keys[0], keys[1]);
  assert.equal(keys[2], keys[3]);
  assert.notEqual(keys[0], keys[2]);
  assert.match(await read('2'), /page 2/);
  assert.match(await read('2', 1000 + 60_000), /page 3/);
  site = 'two';
  assert.match(await read('2', 1000 + 60_000), /page 4/);
  // Another discussion that it names may have been removed.
  states = '2';
  assert.match(await read('2', 1000 + 60_000), /page 5/);
});

test('each reader of a kept page finds the own account in its bar', async () => {
  const forum = { site: () => ({ id: 'one' }), changes: { states: () => '1' }, words };
  let made = 0;
  const make = ({ viewer }: Blanks): Promise<Reply> => {
    made += 1;
    return Promise.resolve({ kind: 'page', html: accountSlot(viewer, words, '/-/talk/1-a') });
  };
  for (const viewer of [
    { handle: 'mira', role: 'reader', notices: 2 },
    { handle: 'okapi', role: 'reader', notices: 0 },
  ] as const) {
    const name = { name: 'thread 1-a', version: '1', viewer: () => Promise.resolve(viewer) };
    const reply = await keptPage(request(forum, 1), name, make);
    assert.ok(reply.kind === 'page');
    assert.equal(Buffer.from(reply.html).toString(), accountSlot(viewer, words, '/-/talk/1-a'));
  }
  assert.equal(made, 1);
});

test('what is no page is asked for each time', async () => {
  const forum = { site: () => ({ id: 'one' }), changes: { states: () => '1' } };
  let asked = 0;
  const make = (): Promise<Reply> => {
    asked += 1;
    return Promise.resolve({ kind: 'refused', refusal: { code: 'not-found' } });
  };
  for (let time = 0; time < 2; time += 1) {
    const reply = await keptPage(request(forum, 1), { name: 'thread 9', version: '1' }, make);
    assert.deepEqual(reply, { kind: 'refused', refusal: { code: 'not-found' } });
  }
  assert.equal(asked, 2);
});

test('only who is not known and asks for the plain address gets a kept page', () => {
  assert.equal(isAnyone(request({}, 1)), true);
  assert.equal(isAnyone(request({}, 1, { account: { id: 'a' } })), false);
  assert.equal(isAnyone(request({}, 1, { key: 3 })), false);
  assert.equal(
    isAnyone(request({}, 1, { url: new URL('https://book.example/-/talk/1-a?told=reported') })),
    false,
  );
});
