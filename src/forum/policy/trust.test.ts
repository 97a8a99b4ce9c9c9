// trust: levels by what somebody has read and answered.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { personRow, seedPost, seedThread } from '../seed.fixture.ts';
import { onEveryStore } from '../store/every-store.fixture.ts';
import type { NewRow } from '../store/schema.ts';
import { trustBy, type TrustFacts } from './trust.ts';

const none: TrustFacts = { readMs: 0, days: 0, confirmed: true, answers: 0, helpful: 0, accepted: 0 };
const minute = 60_000;

test('levels', () => {
  assert.equal(trustBy(none), 0);
  assert.equal(trustBy({ ...none, readMs: 10 * minute - 1 }), 0);
  assert.equal(trustBy({ ...none, readMs: 10 * minute }), 1);
  assert.equal(trustBy({ ...none, readMs: 10 * minute, confirmed: false }), 0);
  assert.equal(trustBy({ ...none, readMs: 60 * minute, days: 15, answers: 3, helpful: 1 }), 2);
  assert.equal(trustBy({ ...none, readMs: 60 * minute, days: 14, answers: 3, helpful: 1 }), 1);
  assert.equal(trustBy({ ...none, days: 15, answers: 3 }), 0);
  assert.equal(trustBy({ ...none, accepted: 5 }), 3);
});

const person = (handle: string, more: Partial<NewRow<'people'>> = {}): NewRow<'people'> =>
  personRow(handle, {
    email: `${handle}@example.org`,
    last_seen: 1000,
    read_ms: 20 * minute,
    days: 20,
    ...more,
  });

onEveryStore('everybody who was here rises to what they have reached', async (store) => {
  const now = 2000;
  await store.change(async (db) => {
    await db
      .insertInto('people')
      .values([
        person('reads'),
        person('answers', { trust: 1 }),
        person('away', { last_seen: 10 }),
        person('fixed', { trust_fixed: 1 }),
        person('silent', { silenced_until: 3000 }),
        person('again', { silenced_until: 1999 }),
        person('high', { trust: 4 }),
        person('unproven', { email: null }),
        person('gone', { state: 'gone' }),
      ])
      .execute();
    const by = await db
      .selectFrom('people')
      .select('id')
      .where('handle', '=', 'answers')
      .executeTakeFirstOrThrow();
    const { thread } = await seedThread(db, by.id);
    for (const number of [2, 3, 4, 5]) {
      await seedPost(db, thread, by.id, {
        helpful: number === 2 ? 1 : 0,
        state: number === 5 ? 'removed' : 'shown',
      });
    }
  });
  assert.deepEqual(await store.write('trust.update', { since: 500, now }), { risen: 3 });
  const rows = await store.read.selectFrom('people').select(['handle', 'trust']).orderBy('id').execute();
  assert.deepEqual(Object.fromEntries(rows.map((row) => [row.handle, row.trust])), {
    reads: 1,
    answers: 2,
    away: 0,
    fixed: 0,
    silent: 0,
    again: 1,
    high: 4,
    unproven: 0,
    gone: 0,
  });
  assert.deepEqual(await store.write('trust.update', { since: 500, now }), { risen: 0 });
});
