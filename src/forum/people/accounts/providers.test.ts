// providers: signing in at GitHub and with OpenID Connect, and what goes wrong there on purpose.

import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mock } from 'node:test';

import { onEveryStore } from '../../store/every-store.fixture.ts';
import {
  browser,
  origin,
  signedIn,
  testAccounts,
  type Browser,
  type TestAccounts,
} from './accounts.fixture.ts';
import { oidcServer, type OidcServer } from './oidc-server.fixture.ts';

const client = 'book';

async function withOidc(
  run: (setting: (store: never) => TestAccounts, server: OidcServer) => Promise<void>,
): Promise<void> {
  const server = await oidcServer(client);
  try {
    const oidc = { name: 'University', issuer: server.issuer, id: client, secret: 'shh' };
    await run((store) => testAccounts(store, { oidc, github: { id: 'g', secret: 's' } }), server);
  } finally {
    await server.close();
  }
}

async function begin({ accounts }: TestAccounts, own: Browser, id = 'oidc'): Promise<string> {
  const started = await accounts.startProvider(id, '/-/ask', own.headers());
  assert.ok(started.ok);
  own.take(started.value.cookies);
  return started.value.url;
}

async function end({ accounts }: TestAccounts, own: Browser, url: string) {
  const finished = await accounts.finishProvider(new URL(url), own.headers());
  if (finished.ok) own.take(finished.value.cookies);
  return finished;
}

const code = (outcome: Awaited<ReturnType<typeof end>>): string => (outcome.ok ? 'in' : outcome.refusal.code);

onEveryStore('OpenID Connect: with state, PKCE and nonce, and without keeping keys', (store) =>
  withOidc(async (make, server) => {
    const test = make(store as never);
    const own = browser();
    const url = new URL(await begin(test, own));
    assert.equal(url.searchParams.get('code_challenge_method'), 'S256');
    assert.equal(url.searchParams.get('response_type'), 'code');
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.ok((url.searchParams.get(name) ?? '').length >= 32, name);
    assert.equal(url.searchParams.get('redirect_uri'), `${origin}/-/auth/callback/oidc`);
    server.next.claims = {
      email: 'Ada@Example.org',
      email_verified: true,
      name: 'Ada Lovelace',
      picture: 'https://x/y.png',
    };
    const entered = await end(test, own, server.visit(url.href));
    assert.ok(entered.ok);
    assert.deepEqual({ ...entered.value.signedIn.account, id: '' }, { id: '', email: 'ada@example.org' });
    assert.deepEqual([entered.value.back, entered.value.isNew], ['/-/ask', true]);
    const { id } = entered.value.signedIn.account;
    assert.deepEqual(await test.accounts.identities(id), [{ provider: 'oidc', id: 'u1' }]);
    const kept = JSON.stringify([
      await test.accounts.export(id),
      await all(store, 'account_identities'),
      await all(store, 'account_users'),
    ]);
    for (const secret of ['"access"', 'eyJ', 'Lovelace', 'y.png']) assert.ok(!kept.includes(secret), secret);
    const again = browser();
    const second = await end(test, again, server.visit(await begin(test, again)));
    assert.ok(second.ok);
    assert.deepEqual(
      [second.value.signedIn.account.id, second.value.isNew, second.value.back],
      [id, false, '/-/ask'],
    );
  }),
);

const all = (store: { read: object }, table: string): Promise<unknown[]> =>
  (store.read as { selectFrom(name: string): { selectAll(): { execute(): Promise<unknown[]> } } })
    .selectFrom(table)
    .selectAll()
    .execute();

onEveryStore('what came back to another browser, twice, changed or for another site is nothing', (store) =>
  withOidc(async (make, server) => {
    const test = make(store as never);
    server.next.claims = { email: 'ada@example.org', email_verified: true };
    const own = browser();
    const back = server.visit(await begin(test, own));
    assert.equal(code(await end(test, browser(), back)), 'link-expired', 'another browser');
    const other = browser();
    await begin(test, other);
    assert.equal(code(await end(test, other, back)), 'link-expired', 'one that began something else');
    const changed = new URL(back);
    changed.searchParams.set('state', 'A'.repeat(32));
    assert.equal(code(await end(test, own, changed.href)), 'link-expired', 'another state');
    assert.equal(
      code(await end(test, own, back.replace('/oidc', '/github'))),
      'link-expired',
      'of another provider',
    );
    assert.equal(code(await end(test, own, back)), 'in');
    assert.notEqual(code(await end(test, own, back)), 'in', 'twice');
    assert.equal((await test.accounts.startProvider('else', '/', new Headers())).ok, false);
  }),
);

onEveryStore('a token of somebody else, for somebody else, old, or of another question is nothing', (store) =>
  withOidc(async (make, server) => {
    const test = make(store as never);
    const good = { email: 'ada@example.org', email_verified: true };
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const wrong: OidcServer['next'][] = [
      { claims: { ...good, nonce: 'another' } },
      { claims: { ...good, nonce: undefined } },
      { claims: { ...good, aud: 'another client' } },
      { claims: { ...good, iss: 'https://evil.example' } },
      { claims: { ...good, exp: 1 } },
      { claims: good, key: privateKey },
    ];
    for (const next of wrong) {
      Object.assign(server.next, { key: undefined }, next);
      const own = browser();
      assert.equal(
        code(await end(test, own, server.visit(await begin(test, own)))),
        'not-allowed',
        JSON.stringify(next.claims),
      );
      assert.equal((await test.accounts.seen(own.headers())).signedIn, undefined);
    }
  }),
);

onEveryStore('an identity joins an account only where both sides have proven the address', (store) =>
  withOidc(async (make, server) => {
    const test = make(store as never);
    const ada = await signedIn(test, 'ada@example.org');
    const id = test.accounts.fromCookies(ada.headers())?.account.id;
    server.next.claims = { sub: 'eve', email: 'ada@example.org', email_verified: false };
    const eve = browser();
    const entered = await end(test, eve, server.visit(await begin(test, eve)));
    assert.ok(entered.ok, 'somebody all the same');
    assert.notEqual(entered.value.signedIn.account.id, id);
    assert.equal(entered.value.signedIn.account.email, undefined);
    server.next.claims = { sub: 'ada', email: 'ada@example.org', email_verified: true };
    const phone = browser();
    const joined = await end(test, phone, server.visit(await begin(test, phone)));
    assert.ok(joined.ok);
    assert.equal(joined.value.signedIn.account.id, id);
  }),
);

onEveryStore(
  'signed in, an identity with another address becomes one more; one that is another’s does not',
  (store) =>
    withOidc(async (make, server) => {
      const test = make(store as never);
      const ada = await signedIn(test, 'ada@example.org');
      const id = test.accounts.fromCookies(ada.headers())?.account.id ?? '';
      server.next.claims = { sub: 'work', email: 'ada@work.example', email_verified: true };
      const joined = await end(test, ada, server.visit(await begin(test, ada)));
      assert.ok(joined.ok);
      assert.equal(joined.value.signedIn.account.id, id);
      assert.deepEqual(await test.accounts.identities(id), [{ provider: 'oidc', id: 'work' }]);
      const eve = await signedIn(test, 'eve@example.org');
      assert.equal(code(await end(test, eve, server.visit(await begin(test, eve)))), 'not-allowed');
      assert.deepEqual(
        await test.accounts.identities(test.accounts.fromCookies(eve.headers())?.account.id ?? ''),
        [],
      );
    }),
);

onEveryStore('GitHub: its address counts only if GitHub has it proven', async (store) => {
  const test = testAccounts(store, { github: { id: 'g', secret: 's' } });
  const person = { id: 7, login: 'ada', email: 'ada@example.org', verified: true };
  const real = globalThis.fetch;
  const asked: string[] = [];
  mock.method(globalThis, 'fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const url = String(input instanceof Request ? input.url : input);
    if (!url.includes('github.com')) return real(input, init);
    asked.push(
      url,
      init?.body instanceof URLSearchParams ? init.body.toString() : JSON.stringify(init?.body ?? ''),
    );
    if (url.endsWith('/access_token'))
      return Response.json({ access_token: 'token-of-github', token_type: 'bearer', scope: '' });
    if (url.endsWith('/emails'))
      return Response.json([{ email: person.email, primary: true, verified: person.verified }]);
    return Response.json({
      id: person.id,
      login: person.login,
      name: 'Ada',
      email: person.email,
      avatar_url: '',
    });
  });
  try {
    const go = async (own: Browser) => {
      const question = new URL(await begin(test, own, 'github')).searchParams;
      assert.equal(question.get('code_challenge_method'), 'S256');
      return end(test, own, `${origin}/-/auth/callback/github?code=c&state=${question.get('state')}`);
    };
    const first = await go(browser());
    assert.ok(first.ok);
    assert.equal(first.value.signedIn.account.email, 'ada@example.org');
    assert.ok(asked.some((body) => body.includes('code_verifier')));
    Object.assign(person, { id: 8, email: 'new@example.org', verified: false });
    const second = await go(browser());
    assert.ok(second.ok);
    assert.equal(second.value.signedIn.account.email, undefined);
    Object.assign(person, { id: 9, email: 'ada@example.org', verified: false });
    assert.equal(code(await go(browser())), 'not-allowed', 'somebody else’s address, not proven');
    assert.ok(!JSON.stringify(await all(store, 'account_identities')).includes('token-of-github'));
  } finally {
    mock.restoreAll();
  }
});
