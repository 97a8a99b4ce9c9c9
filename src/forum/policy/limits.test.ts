// limits: token buckets in memory and in the database, networks, what a post may hold.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import type { Actor } from '../actor.ts';
import { onEveryStore } from '../store/every-store.fixture.ts';
import { takeToken, type Bucket } from './bucket.ts';
import { contentLimits } from './limits.ts';
import { networkOf } from './network.ts';
import { createRequestLimiter } from './request-limiter.ts';
import { dropFullBuckets, takeRate } from './take.ts';

const day = 24 * 3600 * 1000;
const now = 1000 * day;
const reader = (more: Partial<Actor> = {}): Actor => ({
  id: 1,
  handle: 'a',
  role: 'reader',
  trust: 0,
  created: now,
  ...more,
});

test('a bucket never gives more than it holds and what has come in since', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 100, max: day }),
      fc.array(fc.integer({ min: -5000, max: 50_000 }), { maxLength: 200 }),
      (most, per, steps) => {
        let bucket: Bucket | undefined;
        let at = now;
        let given = 0;
        let latest = now;
        for (const step of steps) {
          at += step;
          latest = Math.max(latest, at);
          const taken = takeToken(bucket, { most, per }, at);
          if (taken.ok) {
            given += 1;
            bucket = taken.bucket;
          } else {
            assert.ok(taken.wait > 0);
            const later = takeToken(bucket, { most, per }, Math.max(at, bucket?.at ?? 0) + taken.wait);
            assert.ok(later.ok, 'after the time that was told there is one');
          }
        }
        // A clock that goes back and forth may be paid twice for the time between, not more.
        const forth = steps.reduce((sum, step) => sum + Math.max(0, step), 0);
        assert.ok(given <= most + (forth * most) / per + 1);
      },
    ),
    { seed: 4711 },
  );
});

test('requests are counted by sender and kind, and memory stays bounded', () => {
  const limiter = createRequestLimiter(undefined, 100);
  for (let i = 0; i < 50; i++) assert.equal(limiter.take('http', 'a', now), undefined);
  assert.equal(limiter.take('http', 'a', now), 200);
  assert.equal(limiter.take('http', 'b', now), undefined);
  assert.equal(limiter.take('sign-in', 'a', now), undefined);
  assert.equal(limiter.take('http', 'a', now + 200), undefined);
  for (let i = 0; i < 1000; i++) limiter.take('http', `n${i}`, now);
  assert.equal(limiter.size, 100);
});

test('mails to one address: three in a quarter of an hour', () => {
  const limiter = createRequestLimiter();
  const ask = (at: number): number | undefined => limiter.take('sign-in.address', 'x@y', at);
  assert.deepEqual([ask(now), ask(now), ask(now)], [undefined, undefined, undefined]);
  assert.equal(ask(now), 5 * 60_000);
});

test('networks', () => {
  const same = (a: string, b: string): void => assert.equal(networkOf(a), networkOf(b));
  assert.equal(networkOf('203.0.113.7'), '203.0.113.0/24');
  same('203.0.113.7', '::ffff:203.0.113.200');
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64');
  same('2001:DB8:1:2::9', '2001:0db8:0001:0002:ffff::1');
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64');
  assert.equal(networkOf('?'), '?');
});

onEveryStore('a new reader asks three questions on the first day, two minutes apart', async (store) => {
  const take = (by: Actor, at: number) => store.change((db) => takeRate(db, by, 'thread.create', at));
  assert.equal(await take(reader(), now), undefined);
  assert.deepEqual(await take(reader(), now + 1000), { code: 'too-fast', details: { seconds: 120 } });
  assert.equal(await take(reader(), now + 120_000), undefined);
  assert.equal(await take(reader(), now + 240_000), undefined);
  const fourth = await take(reader(), now + 360_000);
  assert.equal(fourth?.code, 'too-many');
  assert.ok(Number(fourth?.details?.['seconds']) > 3600);
  assert.equal(await take(reader({ id: 2 }), now + 360_000), undefined, 'others are not counted with them');
  for (const role of ['author', 'moderator', 'administrator'] as const) {
    for (let i = 0; i < 30; i++) assert.equal(await take(reader({ id: 3, role }), now), undefined);
  }
});

onEveryStore('what is refused is not counted, and what fails is not either', async (store) => {
  await assert.rejects(
    store.change(async (db) => {
      await takeRate(db, reader(), 'post.create', now);
      throw new Error('fails');
    }),
  );
  const take = (at: number) => store.change((db) => takeRate(db, reader(), 'post.create', at));
  assert.equal(await take(now), undefined);
  for (let i = 0; i < 20; i++) assert.equal((await take(now + 1000))?.code, 'too-fast');
  assert.equal(await take(now + 30_000), undefined);
  const day = await store.read
    .selectFrom('rate_buckets')
    .selectAll()
    .where('key', '=', 'post.create:1:day')
    .executeTakeFirstOrThrow();
  assert.equal(day.tokens, 8003, 'two of ten taken');
});

onEveryStore('twenty at once get as many as there are', async (store) => {
  const by = reader({ trust: 1, created: 0 });
  const results = await Promise.all(
    Array.from({ length: 24 }, () => store.change((db) => takeRate(db, by, 'post.flag', now))),
  );
  assert.equal(results.filter((one) => one === undefined).length, 20);
  await store.change((db) => dropFullBuckets(db, now + day));
  assert.equal((await store.read.selectFrom('rate_buckets').select('key').execute()).length, 1);
  await store.change((db) => dropFullBuckets(db, now + 3 * day));
  assert.equal((await store.read.selectFrom('rate_buckets').select('key').execute()).length, 0);
});

test('what a post may hold', () => {
  assert.equal(contentLimits({ role: 'reader', trust: 0 }).links, 2);
  assert.equal(contentLimits({ role: 'reader', trust: 1 }).links, Infinity);
  assert.equal(contentLimits({ role: 'author', trust: 0 }).links, Infinity);
});
