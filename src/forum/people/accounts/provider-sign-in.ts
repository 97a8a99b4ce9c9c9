// provider-sign-in: signing in at another site: the way there, and what comes back. The library checks state, PKCE and nonce.

import { done, refused, type Outcome } from '../../outcome.ts';
import type { SetCookies } from './accounts.ts';
import { pathHere } from './address.ts';
import { cookieLine, readCookies, type CookieNames } from './cookies.ts';
import { isSame, keyedDigestOf } from './digests.ts';
import { libraryPath } from './lasting.ts';
import type { Library } from './library.ts';
import type { Provider } from './accounts.ts';

export interface ProviderSetup {
  library: () => Promise<Library>;
  providers: readonly Provider[];
  names: CookieNames;
  origin: string;
  secret: string;
}

export interface Returned {
  cookies: SetCookies;
  back: string;
  isNew: boolean;
}

export interface ProviderSignIn {
  start(
    id: string,
    back: string,
    headers: Headers,
    isSignedIn: boolean,
  ): Promise<Outcome<{ url: string; cookies: SetCookies }>>;
  finish(url: URL, headers: Headers): Promise<Outcome<Returned>>;
}

const minutes = 10;

export function createProviderSignIn({
  library,
  providers,
  names,
  origin,
  secret,
}: ProviderSetup): ProviderSignIn {
  const bound = (id: string, state: string): string => keyedDigestOf(secret, `provider ${id}`, state);
  return {
    async start(id, back, headers, isSignedIn) {
      if (!providers.some((provider) => provider.id === id)) return refused('not-found');
      const path = pathHere(back, origin);
      const answer = await (
        await library()
      ).handler(
        new Request(`${origin}${libraryPath}/${isSignedIn ? 'link-social' : 'sign-in/social'}`, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            Origin: origin,
            Cookie: headers.get('cookie') ?? '',
          },
          body: JSON.stringify({
            provider: id,
            callbackURL: `${origin}${path}`,
            ...(!isSignedIn && { newUserCallbackURL: newAddress(origin, path) }),
          }),
        }),
      );
      if (!answer.ok) return refused('not-allowed');
      const { url } = (await answer.json()) as { url?: string };
      const state = url === undefined ? null : new URL(url).searchParams.get('state');
      if (url === undefined || state === null) return refused('not-allowed');
      const binding = cookieLine(names, names.provider, bound(id, state), minutes * 60);
      return done({ url, cookies: [...answer.headers.getSetCookie(), binding] });
    },

    async finish(url, headers) {
      const id = url.pathname.slice(`${libraryPath}/callback/`.length);
      const state = url.searchParams.get('state');
      const binding = readCookies(headers).get(names.provider);
      const isOurs = state !== null && binding !== undefined && isSame(binding, bound(id, state));
      if (!isOurs || !providers.some((provider) => provider.id === id)) return refused('link-expired');
      const answer = await (
        await library()
      ).handler(
        new Request(`${origin}${url.pathname}${url.search}`, {
          headers: { Cookie: headers.get('cookie') ?? '', 'User-Agent': headers.get('user-agent') ?? '' },
        }),
      );
      const location = new URL(answer.headers.get('location') ?? `${libraryPath}/refused`, origin);
      const cookies = [...answer.headers.getSetCookie(), cookieLine(names, names.provider, '', 0)];
      if (location.origin !== origin || location.pathname === `${libraryPath}/refused`) {
        return refused('not-allowed', { why: location.searchParams.get('error') ?? 'unknown' });
      }
      const isNew = location.pathname === `${libraryPath}/new`;
      const back = isNew ? location.searchParams.get('back') : `${location.pathname}${location.search}`;
      return done({ cookies, isNew, back: pathHere(back ?? undefined, origin) });
    },
  };
}

const newAddress = (origin: string, back: string): string =>
  `${origin}${libraryPath}/new?back=${encodeURIComponent(back)}`;
