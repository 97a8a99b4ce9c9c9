// library: better-auth, set up for this forum: its tables, its cookies, and the few of its endpoints that are used.

import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { betterAuth } from 'better-auth/minimal';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { BetterAuthOptions } from 'better-auth';
import * as z from 'zod';

import { accountsDatabase } from '../../store/accounts-database.ts';
import type { Store } from '../../store/store.ts';
import type { CookieNames } from './cookies.ts';
import { copyLasts, libraryPath, sessionLasts, sessionMovedEvery, unproven } from './lasting.ts';
import type { Providers } from './providers.ts';
import { withDigestedTokens } from './token-adapter.ts';

export interface LibrarySetup {
  store: Store;
  /** "https://book.example" */
  origin: string;
  secret: string;
  names: CookieNames;
  providers: Providers;
}

export type Library = ReturnType<typeof makeLibrary>;
export type LibraryContext = Awaited<Library['$context']>;

/** A new session in place of the one that was there, with its cookies. Called by the server only: it has no path. */
const enter = createAuthEndpoint(
  { method: 'POST', body: z.object({ user: z.string() }) },
  async (context) => {
    const { internalAdapter, authCookies, secret } = context.context;
    const user = await internalAdapter.findUserById(context.body.user);
    if (user === null) return null;
    const before = await context.getSignedCookie(authCookies.sessionToken.name, secret);
    if (typeof before === 'string') await internalAdapter.deleteSession(before);
    const session = await internalAdapter.createSession(user.id);
    await setSessionCookie(context as Parameters<typeof setSessionCookie>[0], { session, user });
    return { session, user };
  },
);

// oxlint-disable-next-line explicit-module-boundary-types, explicit-function-return-type -- its type is made from its settings
export function makeLibrary(setup: LibrarySetup) {
  const { store, origin, secret, names, providers } = setup;
  const type = store.dialect;
  const settings = {
    baseURL: origin,
    basePath: libraryPath,
    secret,
    database: withDigestedTokens(kyselyAdapter(accountsDatabase(store), { type, transaction: false })),
    trustedOrigins: [origin],
    onAPIError: { errorURL: `${origin}${libraryPath}/refused` },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // What it would say is in what its functions give back.
    logger: { disabled: true },
    socialProviders: providers.social,
    plugins: [
      { id: 'octavo', endpoints: { enter } },
      ...(providers.generic.length > 0 ? [genericOAuth({ config: providers.generic })] : []),
    ],
    account: {
      modelName: 'account_identities',
      fields: identityColumns,
      updateAccountOnSignIn: false,
      // Without being signed in only where both sides have proven the address; signed in, whatever the address there is.
      accountLinking: {
        enabled: true,
        trustedProviders: [],
        allowDifferentEmails: true,
        requireLocalEmailVerified: true,
      },
    },
    user: { modelName: 'account_users', fields: { emailVerified: 'email_verified', ...timeColumns } },
    session: {
      modelName: 'account_sessions',
      fields: {
        userId: 'user_id',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        expiresAt: 'expires_at',
        ...timeColumns,
      },
      expiresIn: sessionLasts,
      updateAge: sessionMovedEvery,
      cookieCache: { enabled: true, maxAge: copyLasts, strategy: 'compact' },
    },
    verification: { modelName: 'account_proofs', fields: { expiresAt: 'expires_at', ...timeColumns } },
    databaseHooks: hooks,
    advanced: {
      useSecureCookies: false,
      cookiePrefix: names.prefix,
      defaultCookieAttributes: { secure: names.secure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
  } satisfies BetterAuthOptions;
  return betterAuth(settings);
}

const timeColumns = { createdAt: 'created_at', updatedAt: 'updated_at' };
const identityColumns = {
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  ...timeColumns,
};

const hooks: NonNullable<BetterAuthOptions['databaseHooks']> = {
  user: {
    create: {
      // Neither an address that others may prove later nor a name and a picture that nobody asked for.
      before: async (user) => ({
        data: { ...user, name: '', image: null, ...(user.emailVerified !== true && { email: unproven() }) },
      }),
    },
  },
  account: {
    create: {
      // The forum never acts for anybody at another site: it keeps no keys to it.
      before: async (account) => ({
        data: {
          ...account,
          accessToken: null,
          refreshToken: null,
          idToken: null,
          accessTokenExpiresAt: null,
          refreshTokenExpiresAt: null,
          scope: null,
        },
      }),
    },
  },
};
