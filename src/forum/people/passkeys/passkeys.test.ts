// passkeys: keys of devices: made, used, and misused.

import assert from 'node:assert/strict';

import type { Actor } from '../../actor.ts';
import { onEveryStore, type TestStore } from '../../store/every-store.fixture.ts';
import { browser, origin, signedIn, type Browser } from '../accounts/accounts.fixture.ts';
import { testPeople } from '../people.fixture.ts';
import type { People } from '../people.ts';
import { device, type Device } from './authenticator.fixture.ts';
import { passkeysOf } from './commands.ts';

const now = 1_000_000_000_000;
const coming = (own: Browser) => ({ headers: own.headers(), from: '203.0.113.7', now });

async function scene(store: TestStore) {
  const own = testPeople(store);
  const ada = await signedIn(own, 'ada@example.org');
  const account = own.accounts.fromCookies(ada.headers())?.account ?? { id: '' };
  await own.people.chooseHandle(account, 'ada', coming(ada));
  const { visitor } = await own.people.visitors.of(ada.headers(), now);
  assert.ok(visitor && own.people.passkeys);
  return { ...own, passkeys: own.people.passkeys, ada, account, visitor };
}

async function addTo(people: People, visitor: Actor, own: Browser, key: Device): Promise<string> {
  const asked = await people.passkeys?.addOptions(visitor);
  assert.ok(asked);
  own.take(asked.cookies);
  const added = await people.addPasskey(visitor, 'Laptop', key.make(asked.options), coming(own));
  if (added.ok) own.take(added.value.cookies);
  return added.ok ? 'added' : added.refusal.code;
}

async function enterWith(
  people: People,
  own: Browser,
  key: Device,
  change: (answer: object) => object = (answer) => answer,
): Promise<string> {
  const asked = await people.passkeys?.enterOptions();
  assert.ok(asked);
  own.take(asked.cookies);
  const entered = await people.enterByPasskey(change(key.use(asked.options)), coming(own));
  if (entered.ok) own.take(entered.value.cookies);
  return entered.ok ? 'in' : entered.refusal.code;
}

onEveryStore('a passkey is made and signs in, without a name', async (store) => {
  const { people, passkeys, accounts, ada, account, visitor } = await scene(store);
  const laptop = device({ origin, counts: true });
  const { options } = await passkeys.addOptions(visitor);
  assert.deepEqual(
    [options.rp.id, options.attestation, options.authenticatorSelection?.residentKey],
    ['book.example', 'none', 'required'],
  );
  assert.ok(
    !Buffer.from(options.user.id, 'base64url').toString().includes('ada'),
    'no name and no address in it',
  );
  assert.equal(await addTo(people, visitor, ada, laptop), 'added');
  const other = browser();
  const asked = await passkeys.enterOptions();
  assert.deepEqual(asked.options.allowCredentials ?? [], [], 'whose keys there are is told to nobody');
  assert.equal(await enterWith(people, other, laptop), 'in');
  assert.equal(accounts.fromCookies(other.headers())?.account.id, account.id);
  assert.equal(await enterWith(people, other, laptop), 'in', 'and again');
  const [view] = await passkeysOf(store.read, visitor.id);
  assert.deepEqual([view?.name, view?.lastUsed], ['Laptop', now]);
  assert.deepEqual(
    (await passkeys.addOptions(visitor)).options.excludeCredentials?.map((key) => key.id),
    [view?.id],
  );
});

onEveryStore('an answer counts once, and only from the browser that was asked', async (store) => {
  const { people, passkeys, ada, visitor } = await scene(store);
  const laptop = device({ origin });
  await addTo(people, visitor, ada, laptop);
  const own = browser();
  const asked = await passkeys.enterOptions();
  const response = laptop.use(asked.options);
  const code = async (from: Browser) => {
    const entered = await people.enterByPasskey(response, coming(from));
    return entered.ok ? 'in' : entered.refusal.code;
  };
  assert.equal(await code(browser()), 'link-expired');
  own.take(asked.cookies);
  const replay = browser();
  replay.take(asked.cookies);
  assert.equal(await code(own), 'in');
  assert.equal(await code(replay), 'link-expired', 'once');
  replay.take((await passkeys.enterOptions()).cookies);
  assert.equal(await code(replay), 'not-allowed', 'of another question');
});

onEveryStore('answers for another site, changed ones, unknown keys and junk are nothing', async (store) => {
  const { people, passkeys, ada, visitor } = await scene(store);
  const laptop = device({ origin, counts: true });
  await addTo(people, visitor, ada, laptop);
  const evil = {
    ...laptop,
    use: (options: { challenge: string }) => laptop.use({ ...options, rpId: 'evil.example' }),
  };
  const own = browser();
  assert.equal(await enterWith(people, own, evil), 'not-allowed');
  const elsewhere = device({ origin: 'https://evil.example' });
  assert.equal(await addTo(people, visitor, ada, elsewhere), 'not-allowed');
  const stranger = device({ origin });
  stranger.make({ challenge: 'x', rp: { id: 'book.example' }, user: { id: 'y' } });
  assert.equal(await enterWith(people, own, stranger), 'not-allowed');
  const edits: ((answer: Record<string, Record<string, unknown>>) => unknown)[] = [
    (answer) => ({ ...answer, response: { ...answer['response'], signature: 'AAAA' } }),
    (answer) => ({ ...answer, response: { ...answer['response'], authenticatorData: '' } }),
    (answer) => ({ ...answer, id: 'AAAA' }),
  ];
  for (const edit of edits) {
    assert.equal(
      await enterWith(people, own, laptop, (answer) => edit(answer as never) as object),
      'not-allowed',
    );
  }
  for (const junk of [
    null,
    'x',
    {},
    [],
    { id: 1 },
    { id: 'a', rawId: 'a', type: 'public-key', response: { clientDataJSON: 'x'.repeat(30_000) } },
  ]) {
    const asked = await passkeys.enterOptions();
    const from = browser();
    from.take(asked.cookies);
    const entered = await passkeys.checkEntered(junk, from.headers(), now);
    assert.equal(
      entered.ok ? 'in' : entered.refusal.code,
      'not-understood',
      JSON.stringify(junk).slice(0, 40),
    );
  }
});

onEveryStore('a copy of a device that counts is found out', async (store) => {
  const { people, ada, visitor } = await scene(store);
  const laptop = device({ origin, counts: true });
  await addTo(people, visitor, ada, laptop);
  const copied = laptop.copy();
  assert.equal(await enterWith(people, browser(), laptop), 'in');
  assert.equal(await enterWith(people, browser(), laptop), 'in');
  assert.equal(await enterWith(people, browser(), copied), 'not-allowed');
});

onEveryStore('a device that does not make sure of its owner is not enough', async (store) => {
  const { people, ada, visitor } = await scene(store);
  assert.equal(await addTo(people, visitor, ada, device({ origin, verifies: false })), 'not-allowed');
});

onEveryStore(
  'a key is added by whom it was begun for, and is nobody’s once it is taken away',
  async (store) => {
    const { people, passkeys, ada, visitor } = await scene(store);
    const laptop = device({ origin });
    const asked = await passkeys.addOptions({ id: visitor.id + 1, handle: 'eve' });
    ada.take(asked.cookies);
    const added = await people.addPasskey(visitor, 'Laptop', laptop.make(asked.options), coming(ada));
    assert.equal(added.ok ? 'added' : added.refusal.code, 'link-expired');
    assert.equal(await addTo(people, visitor, ada, laptop), 'added');
    const [view] = await passkeysOf(store.read, visitor.id);
    const eve = { ...visitor, id: visitor.id + 1 };
    const removal = (by: Actor) => store.write('passkey.remove', { by, id: view?.id ?? '', now });
    assert.equal((await removal(eve)).ok, false);
    assert.equal((await removal({ ...visitor, scopes: ['read', 'post'] })).ok, false, 'nor by a program');
    assert.equal((await removal(visitor)).ok, true);
    assert.equal(await enterWith(people, browser(), laptop), 'not-allowed');
  },
);
