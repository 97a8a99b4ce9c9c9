// providers: other sites that say who somebody is: GitHub, and any that speaks OpenID Connect, as the accounts library wants them.

import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';

import type { Provider } from './accounts.ts';
import { unproven } from './lasting.ts';

export interface ProviderSettings {
  github?: { id: string; secret: string };
  oidc?: { name: string; issuer: string; id: string; secret: string };
}

export interface Providers {
  list: readonly Provider[];
  social: { github?: { clientId: string; clientSecret: string; overrideUserInfoOnSignIn: false } };
  generic: GenericOAuthConfig[];
}

export function providersOf({ github, oidc }: ProviderSettings): Providers {
  return {
    list: [
      ...(github === undefined ? [] : [{ id: 'github', name: 'GitHub' }]),
      ...(oidc === undefined ? [] : [{ id: 'oidc', name: oidc.name }]),
    ],
    social: {
      ...(github !== undefined && {
        github: { clientId: github.id, clientSecret: github.secret, overrideUserInfoOnSignIn: false },
      }),
    },
    generic: oidc === undefined ? [] : [connectProvider(oidc)],
  };
}

/** OpenID Connect with the code flow, PKCE and a nonce in a signed identity token. */
function connectProvider({
  name,
  issuer,
  id,
  secret,
}: NonNullable<ProviderSettings['oidc']>): GenericOAuthConfig {
  return {
    providerId: 'oidc',
    name,
    clientId: id,
    clientSecret: secret,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    scopes: ['openid', 'email'],
    pkce: true,
    requireIdTokenVerification: true,
    overrideUserInfo: false,
    // Somebody without an address, or with one that the site has not proven, is somebody all the same, without it.
    mapProfileToUser: (profile) => {
      const { email, email_verified: verified } = profile;
      const proven = typeof email === 'string' && (verified === true || verified === 'true');
      return proven ? { email, emailVerified: true } : { email: unproven(), emailVerified: false };
    },
  };
}
