// create-accounts: the accounts of one forum, over better-auth.

import { done, refused } from '../../outcome.ts';
import type { Store } from '../../store/store.ts';
import type { Accounts, SetCookies, SignInMail } from './accounts.ts';
import { cookieNames, isSafeOrigin } from './cookies.ts';
import { createHolders } from './holders.ts';
import type { Library, LibraryContext } from './library.ts';
import { createMailSignIn } from './mail.ts';
import { proofsFor } from './proofs.ts';
import { createProviderSignIn } from './provider-sign-in.ts';
import { providersOf, type ProviderSettings } from './providers.ts';
import { createSessions } from './sessions.ts';

export interface AccountsSetup {
  store: Store;
  /** "https://book.example": over HTTPS, or on this machine. */
  origin: string;
  /** 32 bytes or more. */
  secret: string;
  signIn: ProviderSettings;
  /** Sends, or puts on its way, a mail. */
  mail: (message: SignInMail) => Promise<void>;
}

export function createAccounts({ store, origin, secret, signIn, mail }: AccountsSetup): Accounts {
  if (!isSafeOrigin(origin))
    throw new Error(`people cannot sign in at ${origin}: neither HTTPS nor this machine`);
  if (Buffer.byteLength(secret) < 32) throw new Error('the secret has less than 32 bytes');
  const names = cookieNames(origin);
  const providers = providersOf(signIn);
  let made: Promise<Library> | undefined;
  // Loading it takes longer than everything else at the start, and most visitors only read.
  const library = (): Promise<Library> =>
    (made ??= import('./library.ts').then(({ makeLibrary }) =>
      makeLibrary({ store, origin, secret, names, providers }),
    ));
  const context = async (): Promise<LibraryContext> => (await library()).$context;
  const holders = createHolders(async () => (await context()).internalAdapter);
  const sessions = createSessions(library, names, secret);
  const mails = createMailSignIn({ context, names, origin, secret, mail });
  const sites = createProviderSignIn({ library, providers: providers.list, names, origin, secret });
  return {
    ...sessions,
    ...keeping(context, sessions.endSessions),
    providers: providers.list,
    identityAccount: (identity) => holders.ofIdentity(identity),
    open: () => holders.open(),
    proofs: (purpose, read) => proofsFor(context, purpose, read),
    startMail: (email, back) => mails.start(email, back),
    linkIsHere: (token, headers) => mails.isHere(token, headers),
    async confirmMail(given, headers) {
      const confirmed = await mails.confirm(given, headers);
      if (!confirmed.ok) return confirmed;
      const { email, back, cookies } = confirmed.value;
      const { signedIn } = await sessions.seen(headers);
      const open =
        signedIn !== undefined && signedIn.account.email === undefined ? signedIn.account.id : undefined;
      const isGiven = open !== undefined && (await holders.giveAddress(open, email));
      const holder = isGiven ? { user: { id: open }, isNew: false } : await holders.ofAddress(email);
      const { user, isNew } = holder;
      const entered = await sessions.enter(user.id, headers);
      if (!entered.ok) return entered;
      return done({ ...entered.value, cookies: [...cookies, ...entered.value.cookies], back, isNew });
    },
    async startProvider(id, back, headers) {
      return sites.start(id, back, headers, (await sessions.seen(headers)).signedIn !== undefined);
    },
    async finishProvider(url, headers) {
      const finished = await sites.finish(url, headers);
      if (!finished.ok) return finished;
      const { signedIn } = await sessions.seen(withCookies(headers, finished.value.cookies));
      return signedIn === undefined ? refused('sign-in') : done({ ...finished.value, signedIn });
    },
  };
}

/** What is kept of an account, and its end. */
function keeping(
  context: () => Promise<LibraryContext>,
  endSessions: Accounts['endSessions'],
): Pick<Accounts, 'identities' | 'export' | 'remove' | 'tidy'> {
  return {
    async identities(accountId) {
      const all = await (await context()).internalAdapter.findAccounts(accountId);
      return all.map((account) => ({ provider: account.providerId, id: account.accountId }));
    },
    async export(accountId) {
      const { internalAdapter } = await context();
      const user = await internalAdapter.findUserById(accountId);
      const sessions = await internalAdapter.listSessions(accountId);
      const identities = await internalAdapter.findAccounts(accountId);
      return {
        email: user?.emailVerified === true ? user.email : null,
        created: user === null ? null : new Date(user.createdAt).toISOString(),
        identities: identities.map((one) => ({ provider: one.providerId, id: one.accountId })),
        sessions: sessions.map((one) => ({
          begun: new Date(one.createdAt).toISOString(),
          browser: one.userAgent,
        })),
      };
    },
    async remove(accountId) {
      await endSessions(accountId);
      await (await context()).internalAdapter.deleteUser(accountId);
    },
    async tidy() {
      const { adapter } = await context();
      for (const model of ['session', 'verification']) {
        await adapter.deleteMany({
          model,
          where: [{ field: 'expiresAt', operator: 'lt', value: new Date() }],
        });
      }
    },
  };
}

/** The request as the browser would send it next. */
export function withCookies(headers: Headers, lines: SetCookies): Headers {
  const nameOf = (pair: string): string => pair.split('=')[0] ?? '';
  const before = (headers.get('cookie') ?? '').split(/;\s*/).filter((pair) => pair !== '');
  const cookies = new Map(before.map((pair) => [nameOf(pair), pair]));
  for (const line of lines) {
    const [pair = ''] = line.split(';');
    if (/max-age=0\b/i.test(line)) cookies.delete(nameOf(pair));
    else cookies.set(nameOf(pair), pair);
  }
  const next = new Headers(headers);
  next.set('cookie', [...cookies.values()].join('; '));
  return next;
}
