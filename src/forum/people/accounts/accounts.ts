// accounts: what the forum asks of the accounts library: who is signed in, and every way to sign in. What an account may do is policy's.

import type { Outcome } from '../../outcome.ts';
import type { Proofs, Purpose } from './proofs.ts';

/** One that can sign in. Its person is made when it chooses a handle. */
export interface Account {
  id: string;
  /** Its proven address; absent where it has none. */
  email?: string;
}

export interface SignedIn {
  account: Account;
  session: { id: string; /** Milliseconds since 1970. */ begun: number };
}

/** `Set-Cookie` lines that the answer must carry. */
export type SetCookies = readonly string[];

export interface Seen {
  signedIn?: SignedIn;
  cookies: SetCookies;
}

/** One place where an account is signed in. */
export interface SessionView {
  id: string;
  /** What the browser calls itself. */
  browser: string;
  begun: number;
  seen: number;
  /** The one that asks. */
  here: boolean;
}

export interface Entered extends Seen {
  signedIn: SignedIn;
  /** Path on this site to go on to. */
  back: string;
  /** The account was made just now. */
  isNew: boolean;
}

/** What a sign-in mail says; the words are the pages'. */
export interface SignInMail {
  to: string;
  /** Path and query of the page with the button. */
  path: string;
  code: string;
  /** Minutes that both work. */
  minutes: number;
}

export interface MailConfirmation {
  /** Of the link. Without a code it counts only in the browser that asked for it. */
  token?: string;
  /** As typed; spaces and hyphens do not matter. */
  code?: string;
}

/** A way to sign in at another site: its id, and its name for people. */
export interface Provider {
  id: string;
  name: string;
}

export interface Accounts {
  readonly providers: readonly Provider[];

  /** Who sends a request: from its cookies and, once in a few minutes, from the database. */
  seen(headers: Headers): Promise<Seen>;
  /** The same from the cookies alone; undefined: not signed in, or the database must be asked. */
  fromCookies(headers: Headers): SignedIn | undefined;

  /** Sends a link and a code; the answer is the same for all addresses. Refused: not an address. */
  startMail(email: string, back: string): Promise<Outcome<{ cookies: SetCookies }>>;
  /** Whether the link was asked for in this browser: a button will do; otherwise the page asks for the code, too. */
  linkIsHere(token: string, headers: Headers): boolean;
  /** Signed in with an account that has no address, it gets this one. */
  confirmMail(given: MailConfirmation, headers: Headers): Promise<Outcome<Entered>>;

  /** Address of the other site to go to. Signed in: the identity there becomes one more of this account. */
  startProvider(
    id: string,
    back: string,
    headers: Headers,
  ): Promise<Outcome<{ url: string; cookies: SetCookies }>>;
  /** What the other site sent back to `/-/auth/callback/<id>`. */
  finishProvider(url: URL, headers: Headers): Promise<Outcome<Entered>>;

  /** A new account, with no address: for who proves to be the one who runs the forum. */
  open(): Promise<Account>;
  /** Signs an account in that was proven otherwise: by a passkey. */
  enter(accountId: string, headers: Headers): Promise<Outcome<Seen & { signedIn: SignedIn }>>;
  /** The account with an identity of another system, made if need be; a proven address joins it to the account that has it. */
  identityAccount(identity: Identity): Promise<Account & { isNew: boolean }>;

  /** A new session in place of the one that asks: after what it may do has changed. */
  renew(headers: Headers): Promise<Seen>;
  signOut(headers: Headers): Promise<SetCookies>;
  sessions(headers: Headers): Promise<SessionView[]>;
  /** Ends one session of an account, or all but one. */
  endSession(accountId: string, sessionId: string): Promise<boolean>;
  endSessions(accountId: string, but?: string): Promise<number>;
  /** Identities at other sites that belong to an account. */
  identities(accountId: string): Promise<{ provider: string; id: string }[]>;
  /** Everything that is kept about an account here, for "my data". */
  export(accountId: string): Promise<Record<string, unknown>>;
  /** The account, its identities and its sessions are gone. */
  remove(accountId: string): Promise<void>;
  /** For things that are begun here and that the same browser must come back for. */
  proofs<Value>(purpose: Purpose, read: (value: unknown) => Value): Proofs<Value>;
  /** Forgets sessions and proofs that have run out. */
  tidy(): Promise<void>;
}

export interface Identity {
  provider: string;
  id: string;
  email: string;
  verified: boolean;
}
