// sessions: cookies as browsers must keep them, what forged ones get, ending sessions, what a look costs.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mock, test } from 'node:test';

import { onEveryStore, sqliteForTest } from '../../store/every-store.fixture.ts';
import { browser, secret, signedIn, testAccounts } from './accounts.fixture.ts';
import { copyLasts, sessionLasts } from './lasting.ts';
import { createAccounts } from './create-accounts.ts';

const sessionCookie = '__Host-octavo.session_token';
const copyCookie = '__Host-octavo.session_data';

onEveryStore(
  'cookies are for this host over HTTPS, not for scripts and not for other sites',
  async (store) => {
    const { accounts } = testAccounts(store);
    const started = await accounts.startMail('ada@example.org', '/');
    const account = await accounts.open();
    const entered = await accounts.enter(account.id, new Headers());
    assert.ok(started.ok && entered.ok);
    for (const line of [...started.value.cookies, ...entered.value.cookies]) {
      const attributes = line
        .split('; ')
        .slice(1)
        .map((one) => one.toLowerCase());
      for (const wanted of ['httponly', 'secure', 'samesite=lax', 'path=/'])
        assert.ok(attributes.includes(wanted), line);
      assert.ok(!attributes.some((one) => one.startsWith('domain')), line);
      assert.ok(line.startsWith('__Host-'), line);
    }
  },
);

test('on this machine cookies go without HTTPS; elsewhere nobody signs in without it', async () => {
  const store = await sqliteForTest();
  try {
    const { accounts } = testAccounts(store, {}, 'http://localhost:4321');
    const entered = await accounts.enter((await accounts.open()).id, new Headers());
    assert.ok(entered.ok);
    for (const line of entered.value.cookies)
      assert.ok(line.startsWith('octavo.') && !/secure/i.test(line), line);
    const mail = async (): Promise<void> => {};
    const make = (origin: string, key: string) => () =>
      createAccounts({ store, origin, secret: key, signIn: {}, mail });
    assert.throws(make('http://book.example', secret), /neither HTTPS/);
    assert.throws(make('http://localhost.evil.example', secret), /neither HTTPS/);
    assert.throws(make('https://book.example', 'short'), /32 bytes/);
  } finally {
    await store.close();
  }
});

onEveryStore('forged, mixed and old cookies are nobody', async (store) => {
  const own = testAccounts(store);
  const ada = await signedIn(own, 'ada@example.org');
  const eve = await signedIn(own, 'eve@example.org');
  const { accounts } = own;
  assert.ok(accounts.fromCookies(ada.headers()));
  const as = (cookies: Record<string, string | undefined>) => {
    const one = browser();
    for (const [name, value] of Object.entries(cookies)) if (value !== undefined) one.jar.set(name, value);
    return one.headers();
  };
  const copy = ada.jar.get(copyCookie) ?? '';
  const token = ada.jar.get(sessionCookie) ?? '';
  assert.equal(accounts.fromCookies(as({ [copyCookie]: copy })), undefined, 'a copy without its session');
  assert.equal(
    accounts.fromCookies(as({ [copyCookie]: copy, [sessionCookie]: eve.jar.get(sessionCookie) })),
    undefined,
    'with another',
  );
  const parsed = JSON.parse(Buffer.from(copy, 'base64url').toString('utf8')) as {
    session: { user: { id: string } };
    signature: string;
  };
  const forge = (change: (one: typeof parsed) => void, key?: string): string => {
    const one = structuredClone(parsed);
    change(one);
    const { session, expiresAt } = one as unknown as { session: object; expiresAt: number };
    if (key !== undefined)
      one.signature = createHmac('sha256', key)
        .update(JSON.stringify({ ...session, expiresAt }))
        .digest('base64url');
    return Buffer.from(JSON.stringify(one)).toString('base64url');
  };
  const evesId = accounts.fromCookies(eve.headers())?.account.id ?? '';
  const forged = [
    forge((one) => (one.session.user.id = evesId)),
    forge((one) => (one.session.user.id = evesId), 'another key'),
    forge((one) => (one.signature = '')),
    forge((one) => (one.signature = 'x')),
    forge((one) => Object.assign(one, { expiresAt: 9e15 })),
    forge((one) => Object.assign(one, { session: null }), secret),
    forge((one) => Object.assign(one.session, { user: null }), secret),
    '',
    '{}',
    'bnVsbA',
    copy.slice(0, -2),
    `${copy}AA`.slice(4),
    'x'.repeat(8000),
  ];
  for (const value of forged) {
    assert.equal(
      accounts.fromCookies(as({ [copyCookie]: value, [sessionCookie]: token })),
      undefined,
      value.slice(0, 60),
    );
  }
  for (const value of [
    '',
    'x',
    'x.y',
    token.slice(0, -4),
    `${token.split('.')[0]}.`,
    `${token.split('.')[0]}.AAAA`,
  ]) {
    assert.equal((await accounts.seen(as({ [sessionCookie]: value }))).signedIn, undefined, value);
  }
});

onEveryStore(
  'a copy is believed for minutes; then the database is asked, and gives a new one',
  async (store) => {
    const own = testAccounts(store);
    const ada = await signedIn(own, 'ada@example.org');
    const first = own.accounts.fromCookies(ada.headers());
    mock.timers.enable({ apis: ['Date'], now: Date.now() + copyLasts * 1000 + 1000 });
    try {
      assert.equal(own.accounts.fromCookies(ada.headers()), undefined);
      const seen = await own.accounts.seen(ada.headers());
      assert.deepEqual(seen.signedIn, first);
      ada.take(seen.cookies);
      assert.deepEqual(own.accounts.fromCookies(ada.headers()), first);
      mock.timers.setTime(Date.now() + sessionLasts * 1000 + 1000);
      assert.equal((await own.accounts.seen(ada.headers())).signedIn, undefined, 'not used for two months');
      await own.accounts.tidy();
    } finally {
      mock.timers.reset();
    }
    ada.jar.delete(copyCookie);
    assert.equal((await own.accounts.seen(ada.headers())).signedIn, undefined, 'and forgotten');
  },
);

onEveryStore('signing in gives a new session in place of the one that was there', async (store) => {
  const own = testAccounts(store);
  const ada = await signedIn(own, 'ada@example.org');
  const before = ada.headers();
  const renewed = await own.accounts.renew(ada.headers());
  ada.take(renewed.cookies);
  assert.notEqual(renewed.signedIn?.session.id, own.accounts.fromCookies(before)?.session.id);
  assert.equal(own.accounts.fromCookies(before), undefined, 'also while its copy would last');
  assert.equal((await own.accounts.seen(before)).signedIn, undefined);
  assert.equal((await own.accounts.sessions(ada.headers())).length, 1);
});

onEveryStore('signing out ends the session for whoever else has its cookies', async (store) => {
  const own = testAccounts(store);
  const ada = await signedIn(own, 'ada@example.org');
  const stolen = ada.headers();
  ada.take(await own.accounts.signOut(ada.headers()));
  assert.deepEqual([...ada.jar.keys()], []);
  assert.equal(own.accounts.fromCookies(stolen), undefined);
  assert.equal((await own.accounts.seen(stolen)).signedIn, undefined);
});

onEveryStore('one sees where one is signed in, and ends it there; nobody ends another’s', async (store) => {
  const own = testAccounts(store);
  const desk = await signedIn(own, 'ada@example.org', 'Desk');
  const phone = await signedIn(own, 'ada@example.org', 'Phone');
  const eve = await signedIn(own, 'eve@example.org', 'Eve');
  const { accounts } = own;
  const list = await accounts.sessions(desk.headers());
  assert.deepEqual(
    new Map(list.map(({ browser: name, here }) => [name, here])),
    new Map([
      ['Desk', true],
      ['Phone', false],
    ]),
  );
  const id = accounts.fromCookies(desk.headers())?.account.id ?? '';
  const evesAccount = accounts.fromCookies(eve.headers())?.account.id ?? '';
  const phones = list.find((one) => !one.here)?.id ?? '';
  assert.equal(await accounts.endSession(evesAccount, phones), false);
  assert.ok(accounts.fromCookies(phone.headers()));
  assert.equal(await accounts.endSession(id, phones), true);
  assert.equal(accounts.fromCookies(phone.headers()), undefined);
  await signedIn(own, 'ada@example.org', 'Tablet');
  assert.equal(await accounts.endSessions(id, accounts.fromCookies(desk.headers())?.session.id), 1);
  assert.ok(accounts.fromCookies(desk.headers()));
  assert.ok(accounts.fromCookies(eve.headers()));
  await accounts.remove(id);
  assert.equal(accounts.fromCookies(desk.headers()), undefined);
  const next = await signedIn(own, 'ada@example.org');
  assert.notEqual(accounts.fromCookies(next.headers())?.account.id, id);
});

test('looking who is signed in costs no query, and well under 0.2 ms', async () => {
  const store = await sqliteForTest();
  try {
    const own = testAccounts(store);
    const headers = (await signedIn(own, 'ada@example.org')).headers();
    for (let i = 0; i < 500; i++) own.accounts.fromCookies(headers);
    const before = process.cpuUsage();
    for (let i = 0; i < 2000; i++) own.accounts.fromCookies(headers);
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 2000 < 200, `${(user + system) / 2000} µs`);
  } finally {
    await store.close();
  }
});
