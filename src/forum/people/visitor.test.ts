// visitor: who a request is from, and what it costs to know.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onEveryStore, sqliteForTest } from '../store/every-store.fixture.ts';
import { browser, signedIn } from './accounts/accounts.fixture.ts';
import { testPeople } from './people.fixture.ts';

const now = 1_000_000_000_000;

onEveryStore('nobody, an account, a person, one who is suspended, one who has left', async (store) => {
  const own = testPeople(store);
  const { people } = own;
  assert.deepEqual(await people.visitors.of(browser().headers(), now), { visitor: undefined, cookies: [] });
  const ada = await signedIn(own, 'ada@example.org');
  const first = await people.visitors.of(ada.headers(), now);
  assert.deepEqual([first.visitor, first.account?.email], [undefined, 'ada@example.org']);
  assert.ok(first.account);
  await people.chooseHandle(first.account, 'ada', { headers: ada.headers(), from: '::1', now });
  const { visitor, account, session, preferences } = await people.visitors.of(ada.headers(), now);
  assert.deepEqual(visitor, { id: visitor?.id, handle: 'ada', role: 'reader', trust: 0, created: now });
  assert.ok(account && session && preferences === '{}');
  await store.change((db) =>
    db
      .updateTable('people')
      .set({ suspended_until: now + 1, silenced_until: 5 })
      .execute(),
  );
  const suspended = (await people.visitors.of(ada.headers(), now)).visitor;
  assert.deepEqual(
    [suspended?.suspendedUntil, suspended?.silencedUntil],
    [now + 1, 5],
    'at once, whatever the cookies say',
  );
  await store.change((db) => db.updateTable('people').set({ state: 'gone' }).execute());
  assert.equal((await people.visitors.of(ada.headers(), now)).visitor, undefined);
});

test('knowing a visitor takes under 0.2 ms of the processor', async () => {
  const store = await sqliteForTest();
  try {
    const own = testPeople(store);
    const ada = await signedIn(own, 'ada@example.org');
    const account = own.accounts.fromCookies(ada.headers())?.account ?? { id: '' };
    await own.people.chooseHandle(account, 'ada', { headers: ada.headers(), from: '::1', now });
    const headers = ada.headers();
    const look = async (times: number): Promise<void> => {
      for (let i = 0; i < times; i++) await own.people.visitors.of(headers, now);
    };
    await look(1000);
    const before = process.cpuUsage();
    await look(2000);
    const { user, system } = process.cpuUsage(before);
    console.log(`# ${Math.round((user + system) / 2000)} µs a visitor`);
    assert.ok((user + system) / 2000 < 200);
  } finally {
    await store.close();
  }
});
