// create-people: the people of one forum.

import type { Actor, Visitor } from '../actor.ts';
import { done, refusal, refused, type Outcome } from '../outcome.ts';
import { may } from '../policy/may.ts';
import { networkOf } from '../policy/network.ts';
import type { Account, Seen } from './accounts/accounts.ts';
import { mailAddress } from './accounts/address.ts';
import { cookieNames } from './accounts/cookies.ts';
import { digestOf, keyedDigestOf, newSecret } from './accounts/digests.ts';
import { connectAsked, createConnectSignIn } from './connect-consume.ts';
import { connectAnswer, readConnectRequest } from './connect-provide.ts';
import { keyDigest, newKey } from './keys.ts';
import { myData } from './my-data.ts';
import { createPasskeys, passkeyAsked, type Passkeys } from './passkeys/passkeys.ts';
import type { Coming, People, PeopleSetup, Refused } from './people.ts';
import { createVisitors } from './visitor.ts';
import { createVisits } from './visits.ts';

export function createPeople(setup: PeopleSetup): People {
  const { store, accounts, connects } = setup;
  const visits = createVisits();
  const passkeys = passkeysOf(setup);
  return {
    accounts,
    visits,
    connects,
    visitors: createVisitors(store.read, accounts),
    ...(passkeys !== undefined && { passkeys }),
    ...byMail(setup),
    ...elsewhere(setup),
    ...byPasskey(setup, passkeys),
    ...administration(setup),
    ...ownThings(setup),
    tellSite: (query, visitor, account) => tellSite(query, visitor, account, setup),
    async tidy(now) {
      const taken = visits.take();
      if (taken !== undefined) await store.write('person.visits', taken);
      await accounts.tidy();
      await store.write('rates.tidy', { now });
    },
  };
}

/** Counts a try at signing in by where it comes from; the refusal when there were too many. */
function tried({ limiter }: PeopleSetup, { from, now }: Coming, address?: string): Refused | undefined {
  const network = networkOf(from);
  const waits = [
    limiter.take('sign-in', network, now),
    limiter.take('sign-in.hour', network, now),
    ...(address === undefined
      ? []
      : [limiter.take('sign-in.address', address, now), limiter.take('sign-in.address.day', address, now)]),
  ];
  const wait = Math.max(...waits.map((one) => one ?? 0));
  return wait > 0
    ? { ok: false, refusal: refusal('too-many', { seconds: Math.ceil(wait / 1000) }) }
    : undefined;
}

function byMail(setup: PeopleSetup): Pick<People, 'askForMail' | 'confirmMail' | 'chooseHandle'> {
  const { store, accounts, secret } = setup;
  return {
    async askForMail(email, back, coming) {
      const address = mailAddress(email);
      if (address === undefined) return refused('not-understood', undefined, 'email');
      return tried(setup, coming, address) ?? accounts.startMail(address, back);
    },
    async confirmMail(given, coming) {
      const slow = tried(setup, coming);
      if (slow !== undefined) return slow;
      const entered = await accounts.confirmMail(given, coming.headers);
      const email = entered.ok ? entered.value.signedIn.account.email : undefined;
      if (entered.ok && email !== undefined) {
        await store.write('person.proven', { account: entered.value.signedIn.account.id, email });
      }
      return entered;
    },
    async chooseHandle(account, handle, { from, now }) {
      const network = keyedDigestOf(secret, 'network', networkOf(from));
      const { id, email } = account;
      return store.write('person.create', {
        account: id,
        ...(email !== undefined && { email }),
        handle,
        network,
        now,
      });
    },
  };
}

/** Signing in at other sites: those that the accounts know, and a Discourse. */
function elsewhere(setup: PeopleSetup): Pick<People, 'discourse' | 'providers' | 'startProvider'> {
  const { accounts, signIn } = setup;
  const { discourse } = byDiscourse(setup);
  const name = signIn.discourse === undefined ? '' : new URL(signIn.discourse.url).host;
  return {
    ...(discourse !== undefined && { discourse }),
    providers: [...accounts.providers, ...(discourse === undefined ? [] : [{ id: 'discourse', name }])],
    async startProvider(id, back, headers) {
      if (id === 'discourse' && discourse !== undefined) return done(await discourse.start(back));
      return accounts.startProvider(id, back, headers);
    },
  };
}

function byDiscourse({ store, accounts, origin, signIn }: PeopleSetup): Pick<People, 'discourse'> {
  if (signIn.discourse === undefined) return {};
  const { url, secret } = signIn.discourse;
  const proofs = accounts.proofs('discourse', (value) => connectAsked.parse(value));
  const sign = createConnectSignIn({
    discourse: url.replace(/\/$/, ''),
    secret,
    origin,
    names: cookieNames(origin),
    proofs,
  });
  return {
    discourse: {
      start: (back) => sign.start(back),
      async finish(query, { headers, now }) {
        const told = await sign.finish(query, headers);
        if (!told.ok) return told;
        const { username, back, cookies, ...identity } = told.value;
        const { id, email, isNew } = await accounts.identityAccount(identity);
        const claim = {
          account: id,
          ...(email !== undefined && { email }),
          external: `discourse:${username}`,
          now,
        };
        await store.write('person.claim', claim);
        const entered = await accounts.enter(id, headers);
        if (!entered.ok) return entered;
        return done({ ...entered.value, cookies: [...cookies, ...entered.value.cookies], back, isNew });
      },
    },
  };
}

function tellSite(
  query: { sso?: string; sig?: string },
  visitor: Visitor,
  account: Account | undefined,
  { connects }: PeopleSetup,
): Outcome<{ url: string }> {
  const asked = readConnectRequest(query, connects);
  if (asked === undefined) return refused('not-found');
  if (account === undefined) return refused('sign-in');
  if (visitor === undefined) return refused('choose-handle');
  // The other site believes the address: only one that was proven is told.
  if (account.email === undefined) return refused('not-allowed', { why: 'no-address' });
  const { id, handle, role } = visitor;
  const isAdministrator = role === 'administrator';
  return done({
    url: connectAnswer(asked, {
      id,
      handle,
      email: account.email,
      administrator: isAdministrator,
      moderator: role === 'moderator' || isAdministrator,
    }),
  });
}

function passkeysOf({ store, accounts, origin, title, signIn }: PeopleSetup): Passkeys | undefined {
  if (!signIn.passkeys) return undefined;
  const read = (value: unknown): ReturnType<typeof passkeyAsked.parse> => passkeyAsked.parse(value);
  const asked = { enter: accounts.proofs('passkey-enter', read), add: accounts.proofs('passkey-add', read) };
  return createPasskeys({ store, origin, title, names: cookieNames(origin), asked });
}

function byPasskey(
  setup: PeopleSetup,
  passkeys: Passkeys | undefined,
): Pick<People, 'enterByPasskey' | 'addPasskey'> {
  const { store, accounts } = setup;
  return {
    async enterByPasskey(response, coming) {
      const slow = tried(setup, coming);
      if (slow !== undefined || passkeys === undefined) return slow ?? refused('not-found');
      const entered = await passkeys.checkEntered(response, coming.headers, coming.now);
      if (!entered.ok) return entered;
      const signedIn = await accounts.enter(entered.value.account, coming.headers);
      if (!signedIn.ok) return signedIn;
      return done<Seen>({
        ...signedIn.value,
        cookies: [...entered.value.cookies, ...signedIn.value.cookies],
      });
    },
    async addPasskey(by, name, response, { headers, now }) {
      if (passkeys === undefined) return refused('not-found');
      const checked = await passkeys.checkAdded(by.id, response, headers);
      if (!checked.ok) return checked;
      const { cookies, ...key } = checked.value;
      const added = await store.write('passkey.add', { by, key: { ...key, name }, now });
      return added.ok ? done({ cookies }) : added;
    },
  };
}

/** Path of the page on which the first administrator begins. */
export const administratorPath = (token: string): string => `/-/setup?token=${token}`;

function administration(
  setup: PeopleSetup,
): Pick<People, 'offerAdministrator' | 'claimAdministrator' | 'setRole'> {
  const { store, accounts } = setup;
  return {
    async offerAdministrator() {
      const token = newSecret();
      const isOffered = await store.write('administrator.offer', { digest: digestOf(token) });
      return isOffered ? administratorPath(token) : undefined;
    },
    async claimAdministrator({ token, handle, email }, coming) {
      const slow = tried(setup, coming);
      if (slow !== undefined) return slow;
      const { signedIn } = await accounts.seen(coming.headers);
      const account = signedIn?.account ?? (await accounts.open());
      const claim = { digest: digestOf(token), account: account.id, handle, now: coming.now };
      const claimed = await store.write('administrator.claim', {
        ...claim,
        ...(account.email !== undefined && { email: account.email }),
      });
      if (!claimed.ok) {
        if (signedIn === undefined) await accounts.remove(account.id);
        return claimed;
      }
      // A session that was begun with less power is not carried on.
      const entered = await accounts.enter(account.id, coming.headers);
      if (!entered.ok) return entered;
      const mail =
        email === undefined || account.email !== undefined
          ? undefined
          : await accounts.startMail(email, '/-/talk');
      const cookies = [...entered.value.cookies, ...(mail?.ok === true ? mail.value.cookies : [])];
      return done({ cookies, person: claimed.value });
    },
    async setRole(by, person, role, now) {
      const changed = await store.write('person.role', { by, person, role, now });
      if (!changed.ok) return changed;
      if (changed.value.account !== null) await accounts.endSessions(changed.value.account);
      return done(null);
    },
  };
}

function ownThings({ store, accounts }: PeopleSetup): Pick<People, 'createKey' | 'myData' | 'leave'> {
  return {
    async createKey(by, { name, scopes, expires }, now) {
      const key = newKey();
      const wish = {
        by,
        name,
        digest: keyDigest(key),
        scopes,
        ...(expires !== undefined && { expires }),
        now,
      };
      const made = await store.write('key.create', wish);
      return made.ok ? done({ id: made.value.id, key }) : made;
    },
    async myData(by: Actor, account: Account, now: number) {
      const allowed = may(by, 'my.data', now);
      if (allowed !== true) return { ok: false, refusal: allowed };
      const slow = await store.write('rates.take', { by, action: 'my.data', now });
      if (slow !== undefined) return { ok: false, refusal: slow };
      return done(await myData(store.read, by.id, await accounts.export(account.id)));
    },
    async leave(by, posts, { headers, now }) {
      const left = await store.write('person.leave', { by, posts, now });
      if (!left.ok) return left;
      const cookies = await accounts.signOut(headers);
      if (left.value.account !== null) await accounts.remove(left.value.account);
      return done({ cookies });
    },
  };
}
