// discourse-connect: telling and being told who somebody is, and what forged, old and misdirected messages get.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mock, test } from 'node:test';

import { onEveryStore } from '../store/every-store.fixture.ts';
import { browser, origin, signedIn } from './accounts/accounts.fixture.ts';
import { readConnect, signConnect } from './discourse-connect.ts';
import { personRow } from '../seed.fixture.ts';
import { discourseSecret, returnTo, siteSecret, someone, testPeople } from './people.fixture.ts';

const now = 1_000_000_000_000;
const coming = (headers: Headers) => ({ headers, from: '203.0.113.7', now });
type Query = { sso: string; sig: string };
const queryOf = (url: string): Query => {
  const parameters = new URL(url).searchParams;
  return { sso: parameters.get('sso') ?? '', sig: parameters.get('sig') ?? '' };
};

test('the example of the specification', () => {
  const secret = 'd836444a9e4084d5b224a60c208dce14';
  const sso = Buffer.from('nonce=cb68251eefb5211e58c00ff1395f0c0b').toString('base64');
  assert.equal(sso, 'bm9uY2U9Y2I2ODI1MWVlZmI1MjExZTU4YzAwZmYxMzk1ZjBjMGI=');
  const { sig } = signConnect({ nonce: 'cb68251eefb5211e58c00ff1395f0c0b' }, secret);
  assert.equal(sig, createHmac('sha256', secret).update(sso).digest('hex'));
  assert.deepEqual(readConnect(sso, sig, secret), { nonce: 'cb68251eefb5211e58c00ff1395f0c0b' });
  assert.deepEqual(readConnect(sso, sig.toUpperCase(), secret), {
    nonce: 'cb68251eefb5211e58c00ff1395f0c0b',
  });
  for (const bad of [
    '',
    sig.slice(1),
    `${sig}0`,
    sig.replace(/^./, (one) => (one === '0' ? '1' : '0')),
    'x'.repeat(64),
    '0'.repeat(64),
  ]) {
    assert.equal(readConnect(sso, bad, secret), undefined, bad);
  }
  assert.equal(readConnect(`${sso}A`, sig, secret), undefined);
  assert.equal(readConnect(sso, sig, `${secret}x`), undefined);
});

/** What the Discourse answers to a question, with some of it changed. */
const answered = (url: string, change: Record<string, string> = {}, key = discourseSecret): Query => {
  const { sso, sig } = queryOf(url);
  const asked = readConnect(sso, sig, discourseSecret);
  assert.equal(asked?.['return_sso_url'], `${origin}/-/sign-in/discourse`);
  return signConnect(
    {
      nonce: asked?.['nonce'] ?? '',
      external_id: '12',
      username: 'Okapi',
      email: 'okapi@example.org',
      admin: 'true',
      ...change,
    },
    key,
  );
};

onEveryStore('signing in through a Discourse, and being who was imported from there', async (store) => {
  const { people } = testPeople(store);
  await store.change((db) =>
    db
      .insertInto('people')
      .values(personRow('okapi', { state: 'imported', external: 'discourse:okapi' }))
      .execute(),
  );
  const own = browser();
  const started = await people.discourse?.start('/-/talk');
  assert.ok(started);
  assert.ok(started.url.startsWith('https://discuss.example/session/sso_provider?'));
  own.take(started.cookies);
  const query = answered(started.url);
  assert.equal(
    (await people.discourse?.finish(query, coming(browser().headers())))?.ok,
    false,
    'another browser',
  );
  const entered = await people.discourse?.finish(query, coming(own.headers()));
  assert.ok(entered?.ok);
  own.take(entered.value.cookies);
  assert.equal(entered.value.back, '/-/talk');
  const { visitor } = await people.visitors.of(own.headers(), now);
  assert.deepEqual(
    [visitor?.handle, visitor?.role],
    ['okapi', 'reader'],
    'what it says of power here does not count',
  );
  assert.equal((await people.discourse?.finish(query, coming(own.headers())))?.ok, false, 'twice');
});

onEveryStore(
  'answers that are forged, old, of another question or of the asker itself are nothing',
  async (store) => {
    const { people } = testPeople(store);
    const begin = async () => {
      const own = browser();
      const started = await people.discourse?.start('/');
      assert.ok(started);
      own.take(started.cookies);
      return { own, url: started.url };
    };
    const finish = async (query: { sso?: string; sig?: string }, headers: Headers) =>
      (await people.discourse?.finish(query, coming(headers)))?.ok;
    const { own, url } = await begin();
    assert.equal(await finish(answered(url, {}, 'another secret'), own.headers()), false);
    assert.equal(await finish(answered(url, { nonce: 'another' }), own.headers()), false);
    assert.equal(await finish(answered(url, { external_id: '' }), own.headers()), false);
    assert.equal(await finish(queryOf(url), own.headers()), false, 'the question, sent back as the answer');
    assert.equal(await finish({}, own.headers()), false);
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 10 * 60_000 + 1000 });
    try {
      assert.equal(await finish(answered(url), own.headers()), false, 'too late');
    } finally {
      mock.timers.reset();
    }
    const next = await begin();
    assert.equal(await finish(answered(next.url), next.own.headers()), true);
  },
);

onEveryStore('an address that the Discourse has not proven joins nothing', async (store) => {
  const own = testPeople(store);
  const ada = await signedIn(own, 'okapi@example.org');
  const id = own.accounts.fromCookies(ada.headers())?.account.id;
  for (const [change, joins] of [
    [{ require_activation: 'true' }, false],
    [{ external_id: '13' }, true],
  ] as const) {
    const other = browser();
    const started = await own.people.discourse?.start('/');
    assert.ok(started);
    other.take(started.cookies);
    const entered = await own.people.discourse?.finish(
      answered(started.url, change),
      coming(other.headers()),
    );
    assert.ok(entered?.ok);
    assert.equal(entered.value.signedIn.account.id === id, joins);
  }
});

onEveryStore(
  'telling another site: only one that is known, only at its address, only what is proven',
  async (store) => {
    const { people } = testPeople(store);
    const ada = await someone(store, 'ada', { role: 'moderator' });
    const account = { id: 'a', email: 'ada@example.org' };
    const ask = (fields: Record<string, string>, key = siteSecret) =>
      signConnect({ nonce: 'n1', return_sso_url: returnTo, ...fields }, key);
    const told = people.tellSite(ask({}), ada, account);
    assert.ok(told.ok);
    assert.ok(told.value.url.startsWith('https://other.example/session/sso_login?x=1&sso='));
    const { sso, sig } = queryOf(told.value.url);
    assert.deepEqual(readConnect(sso, sig, siteSecret), {
      nonce: 'n1',
      external_id: String(ada.id),
      username: 'ada',
      email: 'ada@example.org',
      admin: 'false',
      moderator: 'true',
      require_activation: 'false',
    });
    const code = (outcome: ReturnType<typeof people.tellSite>) =>
      outcome.ok ? 'told' : outcome.refusal.code;
    for (const back of [
      'https://evil.example/',
      `${returnTo}/../x`,
      `${returnTo}&y=2`,
      returnTo.replace('?x=1', ''),
      'https://other.example.evil.example/session/sso_login?x=1',
      '',
    ]) {
      assert.equal(code(people.tellSite(ask({ return_sso_url: back }), ada, account)), 'not-found', back);
    }
    assert.equal(code(people.tellSite(ask({}, 'another'), ada, account)), 'not-found');
    assert.equal(code(people.tellSite(ask({ nonce: '' }), ada, account)), 'not-found');
    assert.equal(code(people.tellSite({}, ada, account)), 'not-found');
    assert.equal(code(people.tellSite(ask({}), undefined, undefined)), 'sign-in');
    assert.equal(code(people.tellSite(ask({}), undefined, account)), 'choose-handle');
    assert.equal(code(people.tellSite(ask({}), ada, { id: 'a' })), 'not-allowed');
  },
);
