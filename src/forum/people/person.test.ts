// person: how people begin, what is made of them, and how they leave.

import assert from 'node:assert/strict';

import { readPreferences } from '../notices/preferences.ts';
import { networkOf } from '../policy/network.ts';
import { onEveryStore, type TestStore } from '../store/every-store.fixture.ts';
import { origin, signedIn } from './accounts/accounts.fixture.ts';
import { keyDigest } from './keys.ts';
import { personRow } from '../seed.fixture.ts';
import { someone, testPeople } from './people.fixture.ts';
import { preferencesSchema } from './preferences-schema.ts';
import { createVisits } from './visits.ts';

const day = 24 * 3600 * 1000;
const now = 20_000 * day + 1000;
const code = (outcome: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  outcome.ok ? 'done' : outcome.refusal.code;
const coming = (headers = new Headers(), from = '203.0.113.7') => ({ headers, from, now });
const personOf = (store: TestStore, id: number) =>
  store.read.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

onEveryStore('an account chooses a handle once', async (store) => {
  const { people } = testPeople(store);
  const ada = { id: 'account-ada', email: 'ada@example.org' };
  const made = await people.chooseHandle(ada, 'Ada', coming());
  assert.ok(made.ok);
  const again = await people.chooseHandle(ada, 'Other', coming());
  assert.deepEqual(again, made);
  const row = await personOf(store, made.value.id);
  assert.deepEqual(
    [row.handle, row.handle_key, row.email, row.role, row.trust, row.days],
    ['Ada', 'ada', 'ada@example.org', 'reader', 0, 1],
  );
  assert.equal(code(await people.chooseHandle({ id: 'account-b' }, 'ADA', coming())), 'handle-taken');
  assert.equal(
    code(await people.chooseHandle({ id: 'account-b' }, 'admin', coming())),
    'handle-not-possible',
  );
  const events = await store.read.selectFrom('outbox').select(['type', 'payload']).execute();
  assert.deepEqual(
    events.map((one) => [one.type, JSON.parse(one.payload)]),
    [['person.created', { person: made.value.id }]],
  );
});

onEveryStore('nobody can be taken for a moderator or an author', async (store) => {
  const { people } = testPeople(store);
  await someone(store, 'okapi', { role: 'moderator' });
  await someone(store, 'reader-1');
  assert.equal(code(await people.chooseHandle({ id: 'a' }, '0kapi', coming())), 'handle-not-possible');
  assert.equal(code(await people.chooseHandle({ id: 'a' }, 'o-kapi', coming())), 'handle-not-possible');
  assert.equal(code(await people.chooseHandle({ id: 'a' }, 'reader-l', coming())), 'done');
});

onEveryStore('of twenty who want one handle at once one has it', async (store) => {
  const { people } = testPeople(store);
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      people.chooseHandle({ id: `a${i}` }, 'okapi', coming(undefined, `198.51.${i}.1`)),
    ),
  );
  assert.equal(all.filter((one) => one.ok).length, 1);
  assert.ok(all.every((one) => one.ok || one.refusal.code === 'handle-taken'));
});

onEveryStore('a fourth account of one network on one day is looked at', async (store) => {
  const { people } = testPeople(store);
  for (const [i, name] of ['okapi', 'zebra', 'gnu'].entries())
    await people.chooseHandle({ id: `a${i}` }, name, coming(undefined, `203.0.113.${i}`));
  assert.equal((await store.read.selectFrom('reviews').select('id').execute()).length, 0);
  const fourth = await people.chooseHandle({ id: 'a4' }, 'emu', coming(undefined, '203.0.113.200'));
  assert.ok(fourth.ok, 'it is not refused');
  await people.chooseHandle({ id: 'a5' }, 'ibis', coming(undefined, '198.51.100.1'));
  const reviews = await store.read.selectFrom('reviews').select(['kind', 'person_id', 'signals']).execute();
  assert.deepEqual(reviews, [
    { kind: 'person', person_id: fourth.value.id, signals: '[{"key":"one-network"}]' },
  ]);
  const kept = JSON.stringify(await store.read.selectFrom('rate_buckets').selectAll().execute());
  assert.ok(
    !kept.includes('203.0.113') && !kept.includes(networkOf('203.0.113.7')),
    'addresses are not kept',
  );
});

onEveryStore('the first administrator has the link that was printed; there is no second', async (store) => {
  const own = testPeople(store);
  const { people, accounts, mails } = own;
  const first = await people.offerAdministrator();
  const path = await people.offerAdministrator();
  const token = new URL(path ?? '', origin).searchParams.get('token') ?? '';
  const settings = JSON.stringify(await store.read.selectFrom('settings').selectAll().execute());
  assert.ok(token.length > 40 && !settings.includes(token));
  const claim = (given: string, handle = 'Ruth') =>
    people.claimAdministrator({ token: given, handle, email: 'root@example.org' }, coming());
  assert.equal(
    code(await claim(new URL(first ?? '', origin).searchParams.get('token') ?? '')),
    'link-expired',
    'of an earlier start',
  );
  assert.equal(code(await claim('')), 'link-expired');
  assert.equal(code(await claim(token, 'admin')), 'handle-not-possible');
  const claimed = await claim(token, 'Ruth');
  assert.ok(claimed.ok);
  assert.equal((await personOf(store, claimed.value.person.id)).role, 'administrator');
  assert.equal((await personOf(store, claimed.value.person.id)).email, null, 'not before it is proven');
  assert.equal(mails.length, 1);
  assert.equal(await people.offerAdministrator(), undefined);
  assert.equal(code(await claim(token, 'Second')), 'link-expired');
  const headers = new Headers({ cookie: claimed.value.cookies.map((line) => line.split(';')[0]).join('; ') });
  const { visitor } = await people.visitors.of(headers, now);
  assert.equal(visitor?.role, 'administrator');
  const proven = await people.confirmMail({ code: mails[0]?.code ?? '' }, coming(headers));
  assert.ok(proven.ok);
  assert.equal((await personOf(store, claimed.value.person.id)).email, 'root@example.org');
  assert.equal(
    (
      await accounts.sessions(
        new Headers({ cookie: proven.value.cookies.map((line) => line.split(';')[0]).join('; ') }),
      )
    ).length,
    1,
  );
});

onEveryStore('of ten who have the link at once one is administrator', async (store) => {
  const { people } = testPeople(store);
  const token = new URL((await people.offerAdministrator()) ?? '', origin).searchParams.get('token') ?? '';
  const all = await Promise.all(
    ['okapi', 'zebra', 'gnu', 'emu'].map((handle) => people.claimAdministrator({ token, handle }, coming())),
  );
  assert.equal(all.filter((one) => one.ok).length, 1);
  assert.equal(
    (await store.read.selectFrom('people').select('id').where('role', '=', 'administrator').execute()).length,
    1,
  );
});

onEveryStore(
  'a role is given by an administrator, ends sessions and keys, and is in the log',
  async (store) => {
    const own = testPeople(store);
    const { people } = own;
    const root = await someone(store, 'root', { role: 'administrator' });
    const ada = await signedIn(own, 'ada@example.org');
    const account = own.accounts.fromCookies(ada.headers())?.account;
    const made = await people.chooseHandle(account ?? { id: '' }, 'ada', coming());
    assert.ok(made.ok);
    const { visitor: actor } = await people.visitors.of(ada.headers(), now);
    assert.ok(actor);
    assert.ok((await people.createKey(actor, { name: 'k', scopes: ['read'] }, now)).ok);
    assert.equal(code(await people.setRole(actor, root.id, 'reader', now)), 'not-allowed');
    assert.equal(code(await people.setRole(root, root.id, 'reader', now)), 'not-allowed');
    assert.equal(code(await people.setRole(root, 999, 'reader', now)), 'not-found');
    assert.equal(code(await people.setRole(root, made.value.id, 'moderator', now)), 'done');
    assert.equal((await people.visitors.of(ada.headers(), now)).visitor, undefined, 'signs in again');
    assert.equal((await store.read.selectFrom('api_keys').select('id').execute()).length, 0);
    const log = await store.read
      .selectFrom('moderation_log')
      .select(['action', 'target', 'words', 'by_id'])
      .execute();
    assert.deepEqual(log, [
      { action: 'person.role', target: `person:${made.value.id}`, words: 'moderator', by_id: root.id },
    ]);
  },
);

onEveryStore('trust that was set stays until it is let go', async (store) => {
  const okapi = await someone(store, 'okapi', { role: 'moderator' });
  const ada = await someone(store, 'ada', { trust: 1, email: 'a@b.c', read_ms: 99 * 60_000, last_seen: now });
  assert.equal(code(await store.write('person.trust', { by: okapi, person: ada.id, trust: 0, now })), 'done');
  await store.write('trust.update', { since: 0, now });
  assert.equal((await personOf(store, ada.id)).trust, 0);
  assert.equal(code(await store.write('person.trust', { by: okapi, person: ada.id, now })), 'done');
  await store.write('trust.update', { since: 0, now });
  assert.equal((await personOf(store, ada.id)).trust, 1);
  assert.equal(
    code(await store.write('person.trust', { by: ada, person: okapi.id, trust: 0, now })),
    'not-allowed',
  );
});

onEveryStore('preferences: what is not said stays; what is not one is refused', async (store) => {
  const by = await someone(store, 'ada');
  const prefer = (change: unknown) =>
    store.write('person.prefer', { by, change: preferencesSchema.parse(change), now });
  assert.ok((await prefer({ keys: false, notices: { answer: 'weekly' } })).ok);
  assert.ok((await prefer({ notices: { quote: 'never' } })).ok);
  const kept = readPreferences((await personOf(store, by.id)).preferences);
  assert.deepEqual(
    [kept.keys, kept.bubbles, kept.notices.answer, kept.notices.quote, kept.notices.reply],
    [false, true, 'weekly', 'never', 'at-once'],
  );
  for (const bad of [
    { else: 1 },
    { notices: { answer: 'hourly' } },
    { keys: 'yes' },
    { notices: { __proto__x: 'never' } },
  ]) {
    assert.equal(preferencesSchema.safeParse(bad).success, false, JSON.stringify(bad));
  }
});

onEveryStore('keys are told once, do what they allow, and end', async (store) => {
  const { people } = testPeople(store);
  const ada = await someone(store, 'ada');
  const eve = await someone(store, 'eve');
  const made = await people.createKey(ada, { name: 'script', scopes: ['read'], expires: now + day }, now);
  assert.ok(made.ok);
  const { key, id } = made.value;
  assert.ok(!JSON.stringify(await store.read.selectFrom('api_keys').selectAll().execute()).includes(key));
  const as = (text: string, at = now) =>
    people.visitors.of(new Headers({ authorization: text, cookie: 'octavo.session_token=x' }), at);
  const { visitor, key: used, account } = await as(`Bearer ${key}`);
  assert.deepEqual([visitor?.id, visitor?.scopes, used, account], [ada.id, ['read'], id, undefined]);
  for (const bad of [
    `Bearer ${key}x`,
    `Bearer ${key.slice(0, -1)}`,
    `Bearer ${keyDigest(key)}`,
    'Bearer ',
    `Basic ${key}`,
  ]) {
    assert.equal((await as(bad)).visitor, undefined, bad);
  }
  assert.equal((await as(`Bearer ${key}`, now + day)).visitor, undefined, 'too old');
  assert.equal(
    code(await people.createKey(ada, { name: 'x', scopes: ['read', 'moderate'] }, now)),
    'not-allowed',
  );
  assert.equal(
    code(await people.createKey({ ...ada, scopes: ['read', 'post'] }, { name: 'x', scopes: ['read'] }, now)),
    'not-allowed',
    'by a program',
  );
  assert.equal(code(await store.write('key.revoke', { by: eve, key: id, now })), 'not-found');
  assert.equal(code(await store.write('key.revoke', { by: ada, key: id, now })), 'done');
  assert.equal((await as(`Bearer ${key}`)).visitor, undefined);
  for (let i = 0; i < 20; i++)
    assert.ok((await people.createKey(ada, { name: `${i}`, scopes: ['read'] }, now)).ok);
  assert.equal(code(await people.createKey(ada, { name: 'more', scopes: ['read'] }, now)), 'too-many');
});

onEveryStore('visits count days and reading, not pauses', async (store) => {
  const ada = await someone(store, 'ada', { last_seen: now - day, days: 3 });
  const visits = createVisits();
  assert.equal(visits.take(), undefined);
  const minute = 60_000;
  for (const at of [0, 2, 3, 30, 31]) visits.seen(ada.id, now + at * minute);
  const taken = visits.take();
  assert.ok(taken);
  await store.write('person.visits', taken);
  let row = await personOf(store, ada.id);
  assert.deepEqual([row.days, row.read_ms, row.last_seen], [4, 4 * minute, now + 31 * minute]);
  visits.seen(ada.id, now + 32 * minute);
  await store.write('person.visits', visits.take() ?? { visits: [], keys: [] });
  row = await personOf(store, ada.id);
  assert.deepEqual([row.days, row.read_ms], [4, 5 * minute]);
  assert.equal(visits.take(), undefined);
});

onEveryStore('too many tries to sign in wait, by network and by address', async (store) => {
  const { people, mails } = testPeople(store);
  for (let i = 0; i < 3; i++)
    assert.ok((await people.askForMail('ada@example.org', '/', coming(undefined, `198.51.${i}.9`))).ok);
  const fourth = await people.askForMail('ADA@example.org', '/', coming(undefined, '198.51.100.9'));
  assert.deepEqual(fourth, { ok: false, refusal: { code: 'too-many', details: { seconds: 300 } } });
  assert.equal(mails.length, 3);
  for (let i = 0; i < 6; i++) await people.confirmMail({ code: '000000' }, coming());
  assert.equal(
    code(await people.confirmMail({ code: '000000' }, coming(undefined, '203.0.113.99'))),
    'too-many',
  );
});

onEveryStore('someone imported is whoever proves to be them, once', async (store) => {
  await store.change((db) =>
    db
      .insertInto('people')
      .values(personRow('old-okapi', { state: 'imported', external: 'discourse:okapi' }))
      .execute(),
  );
  const claim = { account: 'a1', email: 'o@example.org', external: 'discourse:okapi', now };
  const [first, second] = await Promise.all([
    store.write('person.claim', claim),
    store.write('person.claim', { ...claim, account: 'a2' }),
  ]);
  assert.equal([first, second].filter((one) => one?.handle === 'old-okapi').length, 1);
  assert.equal(
    await store.write('person.claim', { ...claim, account: 'a3', external: 'discourse:nobody' }),
    undefined,
  );
});
