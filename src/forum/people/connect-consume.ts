// connect-consume: signing in with an account at an existing Discourse: asking it, and reading what it says.

import * as z from 'zod';

import { done, refused, type Outcome } from '../outcome.ts';
import type { Identity, SetCookies } from './accounts/accounts.ts';
import { mailAddress, pathHere } from './accounts/address.ts';
import { cookieLine, readCookies, type CookieNames } from './accounts/cookies.ts';
import { newSecret } from './accounts/digests.ts';
import type { Proofs } from './accounts/proofs.ts';
import { readConnect, withConnect } from './discourse-connect.ts';

export interface ConnectSetup {
  /** Of the Discourse: "https://discuss.example". */
  discourse: string;
  secret: string;
  origin: string;
  names: CookieNames;
  proofs: Proofs<ConnectAsked>;
}

export const connectAsked = z.object({ back: z.string() });
export type ConnectAsked = z.infer<typeof connectAsked>;

export interface ConnectedIdentity extends Identity {
  /** Name there: who was imported under it is this person. */
  username: string;
  back: string;
  cookies: SetCookies;
}

export interface ConnectSignIn {
  start(back: string): Promise<{ url: string; cookies: SetCookies }>;
  finish(query: { sso?: string; sig?: string }, headers: Headers): Promise<Outcome<ConnectedIdentity>>;
}

const minutes = 10;
export const connectPath = '/-/sign-in/discourse';

const answer = z.object({
  nonce: z.string().min(1),
  external_id: z.string().min(1).max(100),
  username: z.string().min(1).max(100),
  email: z.string(),
  require_activation: z.string().optional(),
});

export function createConnectSignIn({
  discourse,
  secret,
  origin,
  names,
  proofs,
}: ConnectSetup): ConnectSignIn {
  return {
    async start(back) {
      const nonce = newSecret();
      await proofs.keep(nonce, { back: pathHere(back, origin) }, Date.now() + minutes * 60_000);
      const fields = { nonce, return_sso_url: `${origin}${connectPath}` };
      const url = withConnect(`${discourse}/session/sso_provider`, fields, secret);
      return { url, cookies: [cookieLine(names, names.provider, `discourse.${nonce}`, minutes * 60)] };
    },
    async finish({ sso, sig }, headers) {
      const fields = sso === undefined || sig === undefined ? undefined : readConnect(sso, sig, secret);
      const { success, data } = answer.safeParse(fields ?? {});
      // Only the browser that was sent there comes back, and once.
      const isHere = readCookies(headers).get(names.provider) === `discourse.${data?.nonce ?? ''}`;
      if (!success || !isHere) return refused('link-expired');
      const asked = await proofs.take(data.nonce);
      if (asked === undefined) return refused('link-expired');
      const email = mailAddress(data.email);
      const verified = email !== undefined && data.require_activation !== 'true';
      return done({
        provider: 'discourse',
        id: data.external_id,
        username: data.username.toLowerCase(),
        email: email ?? '',
        verified,
        back: asked.value.back,
        cookies: [cookieLine(names, names.provider, '', 0)],
      });
    },
  };
}
