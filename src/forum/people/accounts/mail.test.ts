// mail: signing in by a mail, and what people try with it who did not get it.

import assert from 'node:assert/strict';
import { mock } from 'node:test';

import { onEveryStore } from '../../store/every-store.fixture.ts';
import { browser, origin, signedIn, testAccounts, tokenOf, type TestAccounts } from './accounts.fixture.ts';
import { unproven } from './lasting.ts';

const quarter = 15 * 60_000;

async function asked(test: TestAccounts, email = 'ada@example.org') {
  const own = browser();
  const started = await test.accounts.startMail(email, '/-/ask?on=loss');
  assert.ok(started.ok);
  own.take(started.value.cookies);
  return { own, started: started.value, mail: test.mails.at(-1) };
}

const codeOf = async (answer: Promise<{ ok: boolean }>): Promise<unknown> => {
  const outcome = (await answer) as { ok: true } | { ok: false; refusal: { code: string; details?: object } };
  return outcome.ok ? 'in' : outcome.refusal.code;
};
const expired = 'link-expired';

onEveryStore(
  'a link signs in the browser that asked for it, once, and comes back to where it was',
  async (store) => {
    const test = testAccounts(store);
    const { own, mail } = await asked(test, 'Ada@Example.org');
    assert.equal(mail?.to, 'ada@example.org');
    assert.match(mail.code, /^\d{6}$/);
    const token = tokenOf(mail);
    assert.equal(test.accounts.linkIsHere(token, own.headers()), true);
    const entered = await test.accounts.confirmMail({ token }, own.headers());
    assert.ok(entered.ok);
    assert.equal(entered.value.back, '/-/ask?on=loss');
    assert.equal(entered.value.isNew, true);
    assert.equal(entered.value.signedIn.account.email, 'ada@example.org');
    own.take(entered.value.cookies);
    assert.deepEqual(test.accounts.fromCookies(own.headers()), entered.value.signedIn);
    assert.equal(await codeOf(test.accounts.confirmMail({ token }, own.headers())), expired, 'a second time');
    assert.equal(
      await codeOf(test.accounts.confirmMail({ code: mail.code }, own.headers())),
      expired,
      'nor by its code',
    );
    const again = await signedIn(test, 'ada@example.org');
    assert.equal(test.accounts.fromCookies(again.headers())?.account.id, entered.value.signedIn.account.id);
  },
);

onEveryStore('the code signs in the browser that asked, however it is typed', async (store) => {
  const test = testAccounts(store);
  const { own, mail } = await asked(test);
  const typed = ` ${mail?.code.slice(0, 3)}-${mail?.code.slice(3)} `;
  assert.equal(await codeOf(test.accounts.confirmMail({ code: typed }, own.headers())), 'in');
});

onEveryStore('a link alone does nothing in another browser; with the code it does', async (store) => {
  const test = testAccounts(store);
  const { own, mail } = await asked(test);
  const other = browser('Phone');
  const token = tokenOf(mail);
  assert.equal(test.accounts.linkIsHere(token, other.headers()), false);
  for (let i = 0; i < 10; i++) {
    const refused = await test.accounts.confirmMail({ token }, other.headers());
    assert.ok(!refused.ok);
    assert.deepEqual(
      refused.refusal,
      { code: expired, details: { left: 5 }, field: 'code' },
      'opening it is no guess',
    );
  }
  assert.equal(
    await codeOf(test.accounts.confirmMail({ token, code: mail?.code ?? '' }, other.headers())),
    'in',
  );
  assert.equal(await codeOf(test.accounts.confirmMail({ token }, own.headers())), expired);
});

onEveryStore(
  'a code alone does nothing in another browser, nor in one that asked for another mail',
  async (store) => {
    const test = testAccounts(store);
    const { mail } = await asked(test);
    assert.equal(
      await codeOf(test.accounts.confirmMail({ code: mail?.code ?? '' }, browser().headers())),
      expired,
    );
    const attacker = await asked(test, 'eve@example.org');
    assert.equal(
      await codeOf(test.accounts.confirmMail({ code: mail?.code ?? '' }, attacker.own.headers())),
      expired,
    );
    // A link of one mail with the browser of another is two halves of different things.
    const mixed = test.accounts.confirmMail({ token: tokenOf(mail) }, attacker.own.headers());
    assert.equal(await codeOf(mixed), expired);
  },
);

onEveryStore('codes are guessed five times, also when all guesses come at once', async (store) => {
  const test = testAccounts(store);
  const { own, mail } = await asked(test);
  const wrong = mail?.code === '000000' ? '000001' : '000000';
  for (const left of [4, 3, 2, 1, 0]) {
    const refused = await test.accounts.confirmMail({ code: wrong }, own.headers());
    assert.ok(!refused.ok);
    assert.deepEqual(refused.refusal.details, { left });
  }
  assert.equal(
    await codeOf(test.accounts.confirmMail({ code: mail?.code ?? '' }, own.headers())),
    expired,
    'even the right one',
  );

  const next = await asked(test);
  const guesses = Array.from({ length: 60 }, () =>
    test.accounts.confirmMail({ code: wrong }, next.own.headers()),
  );
  const counted = (await Promise.all(guesses)).filter((one) => !one.ok && one.refusal.details !== undefined);
  assert.ok(counted.length <= 5, `${counted.length} guesses were looked at`);
});

onEveryStore('both work for a quarter of an hour', async (store) => {
  const test = testAccounts(store);
  const early = await asked(test);
  const late = await asked(test);
  mock.timers.enable({ apis: ['Date'], now: Date.now() + quarter - 5000 });
  try {
    assert.equal(
      await codeOf(test.accounts.confirmMail({ code: early.mail?.code ?? '' }, early.own.headers())),
      'in',
    );
    mock.timers.setTime(Date.now() + 10_000);
    assert.equal(
      await codeOf(test.accounts.confirmMail({ token: tokenOf(late.mail) }, late.own.headers())),
      expired,
    );
  } finally {
    mock.timers.reset();
  }
});

onEveryStore('of twenty who use one link at once one gets in', async (store) => {
  const test = testAccounts(store);
  const { own, mail } = await asked(test);
  const token = tokenOf(mail);
  const all = await Promise.all(
    Array.from({ length: 20 }, () => test.accounts.confirmMail({ token }, own.headers())),
  );
  assert.equal(all.filter((one) => one.ok).length, 1);
});

onEveryStore('known and unknown addresses are answered alike', async (store) => {
  const test = testAccounts(store);
  await signedIn(test, 'ada@example.org');
  const [known, unknown] = [await asked(test, 'ada@example.org'), await asked(test, 'nobody@example.org')];
  const shape = ({ cookies }: { cookies: readonly string[] }) =>
    cookies.map((line) => line.replace(/=[^;]*/, '=').length);
  assert.deepEqual(shape(known.started), shape(unknown.started));
  assert.equal(test.mails.length, 3);
});

onEveryStore('what is no address is refused, also one with letters that only look right', async (store) => {
  const { accounts, mails } = testAccounts(store);
  const bad = [
    '',
    'ada',
    'ada@',
    '@example.org',
    'ada@example',
    'ada@@example.org',
    'ada＠example.org',
    'adа@example.org',
  ];
  bad.push(
    'a b@example.org',
    'ada@exa mple.org',
    'ada@example.org\r\nBcc: eve@example.org',
    `${'a'.repeat(65)}@example.org`,
  );
  bad.push(
    '<ada@example.org>',
    '"a"@example.org',
    'ada@[127.0.0.1]',
    'ada@127.0.0.1',
    '.ada@example.org',
    'x@unproven.invalid',
  );
  for (const email of bad) {
    const answer = await accounts.startMail(email, '/');
    assert.equal(answer.ok ? 'sent' : answer.refusal.field, 'email', email);
  }
  assert.equal(mails.length, 0);
  assert.ok((await accounts.startMail(' Ada+book@Bücher.Example ', '/')).ok);
  assert.equal(mails[0]?.to, 'ada+book@xn--bcher-kva.example');
});

onEveryStore('one comes back to this site only', async (store) => {
  const test = testAccounts(store);
  const away = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '',
  ];
  for (const back of away) {
    const own = browser();
    const started = await test.accounts.startMail('ada@example.org', back);
    assert.ok(started.ok);
    own.take(started.value.cookies);
    const entered = await test.accounts.confirmMail({ token: tokenOf(test.mails.at(-1)) }, own.headers());
    assert.ok(entered.ok);
    assert.equal(new URL(entered.value.back, origin).origin, origin, back);
    assert.ok(!entered.value.back.startsWith('//') && !entered.value.back.includes('\\'), back);
  }
});

onEveryStore('in the database there is nothing to sign in with', async (store) => {
  const test = testAccounts(store);
  const { own, mail } = await asked(test);
  const proofs = JSON.stringify(await rows(store, 'account_proofs'));
  for (const part of [
    ...tokenOf(mail).split('.'),
    mail?.code ?? '',
    ...[...own.jar.values()].flatMap((one) => one.split('.')),
  ]) {
    assert.ok(!proofs.includes(part), part);
  }
  const entered = await test.accounts.confirmMail({ code: mail?.code ?? '' }, own.headers());
  assert.ok(entered.ok);
  own.take(entered.value.cookies);
  const token = decodeURIComponent(own.jar.get('__Host-octavo.session_token') ?? '').split('.')[0] ?? '';
  assert.equal(token.length, 32);
  const sessions = JSON.stringify(await rows(store, 'account_sessions'));
  assert.ok(!sessions.includes(token));
  // The digest that stands there opens nothing, even with a signature.
  const [stored] = (await rows(store, 'account_sessions')) as { token: string }[];
  const { createHmac } = await import('node:crypto');
  const { secret } = await import('./accounts.fixture.ts');
  const thief = browser();
  const signature = createHmac('sha256', secret)
    .update(stored?.token ?? '')
    .digest('base64');
  thief.jar.set('__Host-octavo.session_token', encodeURIComponent(`${stored?.token}.${signature}`));
  assert.equal((await test.accounts.seen(thief.headers())).signedIn, undefined);
});

const rows = async (store: { read: unknown }, table: string): Promise<unknown[]> =>
  (store.read as { selectFrom(name: string): { selectAll(): { execute(): Promise<unknown[]> } } })
    .selectFrom(table)
    .selectAll()
    .execute();

onEveryStore(
  'who had an address without proof keeps nothing of it when somebody proves it',
  async (store) => {
    const test = testAccounts(store);
    const squatter = await test.accounts.identityAccount({
      provider: 'discourse',
      id: '9',
      email: 'ada@example.org',
      verified: false,
    });
    assert.equal(squatter.email, undefined);
    const own = browser();
    const entered = await test.accounts.enter(squatter.id, own.headers());
    assert.ok(entered.ok);
    // As an earlier version, or another program, might have left it: the address in the account, not proven.
    await store.writeStatement(
      store.dialect === 'postgres'
        ? 'update account_users set email = $1 where id = $2'
        : 'update account_users set email = ? where id = ?',
      ['ada@example.org', squatter.id],
    );
    const ada = await signedIn(test, 'ada@example.org');
    const account = test.accounts.fromCookies(ada.headers())?.account;
    assert.notEqual(account?.id, squatter.id);
    assert.deepEqual(await test.accounts.identities(account?.id ?? ''), []);
    const back = await test.accounts.identityAccount({
      provider: 'discourse',
      id: '9',
      email: 'ada@example.org',
      verified: false,
    });
    assert.equal(back.id, squatter.id, 'and keeps what is theirs');
    assert.equal(back.email, undefined);
  },
);

onEveryStore(
  'an account without an address gets the one it proves, unless that is somebody else’s',
  async (store) => {
    const test = testAccounts(store);
    const open = await test.accounts.open();
    const own = browser();
    const entered = await test.accounts.enter(open.id, own.headers());
    assert.ok(entered.ok);
    own.take(entered.value.cookies);
    const started = await test.accounts.startMail('root@example.org', '/');
    assert.ok(started.ok);
    own.take(started.value.cookies);
    const proven = await test.accounts.confirmMail({ token: tokenOf(test.mails.at(-1)) }, own.headers());
    assert.ok(proven.ok);
    assert.deepEqual(proven.value.signedIn.account, { id: open.id, email: 'root@example.org' });
    assert.ok(!unproven().includes('root'));
    own.take(proven.value.cookies);

    const second = await test.accounts.open();
    const other = browser();
    const in2 = await test.accounts.enter(second.id, other.headers());
    assert.ok(in2.ok);
    other.take(in2.value.cookies);
    const again = await test.accounts.startMail('root@example.org', '/');
    assert.ok(again.ok);
    other.take(again.value.cookies);
    const entered2 = await test.accounts.confirmMail({ token: tokenOf(test.mails.at(-1)) }, other.headers());
    assert.ok(entered2.ok);
    assert.equal(entered2.value.signedIn.account.id, open.id);
  },
);
