// passkeys: signing in with a key that a device keeps (WebAuthn level 3): asking for one, checking it, adding it.

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import * as z from 'zod';

import { done, refused, type Outcome } from '../../outcome.ts';
import type { Store } from '../../store/store.ts';
import type { SetCookies } from '../accounts/accounts.ts';
import { cookieLine, readCookies, type CookieNames } from '../accounts/cookies.ts';
import { newSecret } from '../accounts/digests.ts';
import type { Proofs } from '../accounts/proofs.ts';
import type { NewPasskey } from './commands.ts';

export interface PasskeySetup {
  store: Store;
  origin: string;
  /** Name of the site, as devices show it. */
  title: string;
  names: CookieNames;
  asked: { enter: Proofs<PasskeyAsked>; add: Proofs<PasskeyAsked> };
}

/** A question that was put to a device. */
export const passkeyAsked = z.object({ challenge: z.string(), person: z.number().optional() });
export type PasskeyAsked = z.infer<typeof passkeyAsked>;

export interface Passkeys {
  /** What the browser asks a device for, to make a key for a person. */
  addOptions(person: {
    id: number;
    handle: string;
  }): Promise<{ options: PublicKeyCredentialCreationOptionsJSON; cookies: SetCookies }>;
  /** The key that was made, to be stored by the command `passkey.add`. */
  checkAdded(
    person: number,
    response: unknown,
    headers: Headers,
  ): Promise<Outcome<Omit<NewPasskey, 'name'> & { cookies: SetCookies }>>;
  enterOptions(): Promise<{ options: PublicKeyCredentialRequestOptionsJSON; cookies: SetCookies }>;
  /** Whose key it is. */
  checkEntered(
    response: unknown,
    headers: Headers,
    now: number,
  ): Promise<Outcome<{ account: string; cookies: SetCookies }>>;
}

const minutes = 5;
const text = z.string().max(20_000);

const registration = z.looseObject({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.looseObject({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string()).max(10).optional(),
  }),
});

const authentication = z.looseObject({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.looseObject({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
});

export function createPasskeys(setup: PasskeySetup): Passkeys {
  return { ...adding(setup), ...entering(setup) };
}

/** What every answer of a device must fit. */
const expectedOf = ({
  origin,
}: PasskeySetup): { expectedOrigin: string; expectedRPID: string; requireUserVerification: true } => ({
  expectedOrigin: origin,
  expectedRPID: siteOf(origin),
  requireUserVerification: true,
});
const siteOf = (origin: string): string => new URL(origin).hostname;

async function ask(names: CookieNames, of: Proofs<PasskeyAsked>, value: PasskeyAsked): Promise<SetCookies> {
  const name = newSecret();
  await of.keep(name, value, Date.now() + minutes * 60_000);
  return [cookieLine(names, names.passkey, name, minutes * 60)];
}

/** The question that this browser was to answer; it can be answered once. */
async function taken(
  names: CookieNames,
  of: Proofs<PasskeyAsked>,
  headers: Headers,
): Promise<PasskeyAsked | undefined> {
  const name = readCookies(headers).get(names.passkey);
  return name === undefined ? undefined : (await of.take(name))?.value;
}

const answered = (names: CookieNames): SetCookies => [cookieLine(names, names.passkey, '', 0)];

function adding(setup: PasskeySetup): Pick<Passkeys, 'addOptions' | 'checkAdded'> {
  const { store, origin, title, names, asked } = setup;
  return {
    async addOptions({ id, handle }) {
      const { generateRegistrationOptions } = await import('@simplewebauthn/server');
      const known = await store.read
        .selectFrom('passkeys')
        .select('id')
        .where('person_id', '=', id)
        .execute();
      const options = await generateRegistrationOptions({
        rpName: title,
        rpID: siteOf(origin),
        userName: handle,
        userID: new TextEncoder().encode(`person-${id}`),
        attestationType: 'none',
        excludeCredentials: known.map((key) => ({ id: key.id })),
        // Discoverable: signing in needs no name first.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      return { options, cookies: await ask(names, asked.add, { challenge: options.challenge, person: id }) };
    },

    async checkAdded(person, given, headers) {
      const question = await taken(names, asked.add, headers);
      const response = registration.safeParse(given);
      if (question?.person !== person) return refused('link-expired');
      if (!response.success) return refused('not-understood');
      const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
      const checked = await verifyRegistrationResponse({
        response: response.data as unknown as RegistrationResponseJSON,
        expectedChallenge: question.challenge,
        ...expectedOf(setup),
      }).catch(() => undefined);
      if (checked?.verified !== true) return refused('not-allowed');
      const { id, publicKey, counter } = checked.registrationInfo.credential;
      const transports = response.data.response.transports ?? [];
      const key = { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports };
      return done({ ...key, cookies: answered(names) });
    },
  };
}

function entering(setup: PasskeySetup): Pick<Passkeys, 'enterOptions' | 'checkEntered'> {
  const { store, origin, names, asked } = setup;
  return {
    async enterOptions() {
      const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
      const options = await generateAuthenticationOptions({
        rpID: siteOf(origin),
        userVerification: 'required',
      });
      return { options, cookies: await ask(names, asked.enter, { challenge: options.challenge }) };
    },

    async checkEntered(given, headers, now) {
      const question = await taken(names, asked.enter, headers);
      const response = authentication.safeParse(given);
      if (question === undefined) return refused('link-expired');
      if (!response.success) return refused('not-understood');
      const key = await keyOf(store, response.data.id);
      if (key === undefined || key.account === null) return refused('not-allowed');
      const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
      const checked = await verifyAuthenticationResponse({
        response: response.data as unknown as AuthenticationResponseJSON,
        expectedChallenge: question.challenge,
        credential: { id: key.id, publicKey: Buffer.from(key.public_key, 'base64url'), counter: key.counter },
        ...expectedOf(setup),
      }).catch(() => undefined);
      if (checked?.verified !== true) return refused('not-allowed');
      const used = { id: key.id, counter: checked.authenticationInfo.newCounter, now };
      // A counter that did not go on is that of a copy.
      if (!(await store.write('passkey.used', used))) return refused('not-allowed');
      return done({ account: key.account, cookies: answered(names) });
    },
  };
}

const keyOf = (store: Store, id: string) =>
  store.read
    .selectFrom('passkeys')
    .innerJoin('people', 'people.id', 'passkeys.person_id')
    .select(['passkeys.id', 'passkeys.public_key', 'passkeys.counter', 'people.account'])
    .where('passkeys.id', '=', id)
    .where('people.state', '=', 'active')
    .executeTakeFirst();
