// trust: levels by what somebody has read and answered.

import assert from 'node:assert/strict';
import { test } from 'node:test';

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

const person = (handle: string, more: Partial<NewRow<'people'>> = {}): NewRow<'people'> => ({
  handle,
  handle_key: handle,
  account: null,
  email: `${handle}@example.org`,
  role: 'reader',
  trust: 0,
  trust_fixed: 0,
  created: 0,
  last_seen: 1000,
  read_ms: 20 * minute,
  days: 20,
  silenced_until: null,
  suspended_until: null,
  state: 'active',
  preferences: '{}',
  external: null,
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
    const { id } = await db
      .insertInto('anchors')
      .values({
        label: 'a',
        asked_place: '1',
        made_in: 'v',
        resolved_in: 'v',
        state: 'exact',
        now_label: 'a',
        score: 1,
        how: 'exact',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const by = await db
      .selectFrom('people')
      .select('id')
      .where('handle', '=', 'answers')
      .executeTakeFirstOrThrow();
    const thread = await db
      .insertInto('threads')
      .values({
        kind: 'question',
        title: 't',
        slug: 't',
        anchor_id: id,
        label: 'a',
        author_id: by.id,
        created: 0,
        last_at: 0,
        last_by: by.id,
        last_number: 4,
        answers: 3,
        helpful: 1,
        pinned: 0,
        state: 'shown',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const number of [2, 3, 4, 5]) {
      await db
        .insertInto('posts')
        .values({
          thread_id: thread.id,
          number,
          kind: 'answer',
          author_id: by.id,
          raw: '',
          cooked: '',
          cook_version: 1,
          plain: '',
          created: 0,
          edits: 0,
          helpful: number === 2 ? 1 : 0,
          state: number === 5 ? 'removed' : 'shown',
        })
        .execute();
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
