// people: everything about people that a request can ask for, put together from accounts, commands and limits.

import type { Actor, Visitor } from '../actor.ts';
import type { Outcome, Refusal } from '../outcome.ts';
import type { RequestLimiter } from '../policy/request-limiter.ts';
import type { Role } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type {
  Account,
  Accounts,
  Entered,
  MailConfirmation,
  Provider,
  Seen,
  SetCookies,
} from './accounts/accounts.ts';
import type { ConnectedSite } from './connect-provide.ts';
import type { Passkeys } from './passkeys/passkeys.ts';
import type { PersonMade } from './person.ts';
import type { Visitors } from './visitor.ts';
import type { Visits } from './visits.ts';

/** Where a request comes from. */
export interface Coming {
  headers: Headers;
  /** Network address. */
  from: string;
  now: number;
}

export interface People {
  accounts: Accounts;
  visitors: Visitors;
  visits: Visits;
  passkeys?: Passkeys;
  /** Other sites at which one can sign in, the Discourse among them. */
  providers: readonly Provider[];
  /** Address to go to, to sign in at one of them. */
  startProvider(
    id: string,
    back: string,
    headers: Headers,
  ): Promise<Outcome<{ url: string; cookies: SetCookies }>>;
  /** Sites that may ask who somebody is. */
  connects: readonly ConnectedSite[];

  /** Undefined: the mail is on its way, or would be, were there such an address. */
  askForMail(email: string, back: string, coming: Coming): Promise<Outcome<{ cookies: SetCookies }>>;
  confirmMail(given: MailConfirmation, coming: Coming): Promise<Outcome<Entered>>;
  chooseHandle(account: Account, handle: string, coming: Coming): Promise<Outcome<PersonMade>>;

  /** With an account at the Discourse that this forum knows; absent where it knows none. */
  discourse?: {
    start(back: string): Promise<{ url: string; cookies: SetCookies }>;
    finish(query: { sso?: string; sig?: string }, coming: Coming): Promise<Outcome<Entered>>;
  };
  /** Where to send a reader whose other site asks who they are; not-found: nobody who may asks. */
  tellSite(
    query: { sso?: string; sig?: string },
    visitor: Visitor,
    account: Account | undefined,
  ): Outcome<{ url: string }>;

  enterByPasskey(response: unknown, coming: Coming): Promise<Outcome<Seen>>;
  addPasskey(
    by: Actor,
    name: string,
    response: unknown,
    coming: Coming,
  ): Promise<Outcome<{ cookies: SetCookies }>>;

  /** Path of the link that makes its reader administrator, while there is none: to be printed where only the owner sees it. */
  offerAdministrator(): Promise<string | undefined>;
  claimAdministrator(
    given: { token: string; handle: string; email?: string },
    coming: Coming,
  ): Promise<Outcome<{ cookies: SetCookies; person: PersonMade }>>;

  setRole(by: Actor, person: number, role: Role, now: number): Promise<Outcome<null>>;
  /** A new key, told this once. */
  createKey(by: Actor, key: KeyWish, now: number): Promise<Outcome<{ id: number; key: string }>>;
  myData(by: Actor, account: Account, now: number): Promise<Outcome<Record<string, unknown>>>;
  leave(by: Actor, posts: 'keep' | 'delete', coming: Coming): Promise<Outcome<{ cookies: SetCookies }>>;

  /** Writes visits down, forgets what has run out: once a minute. */
  tidy(now: number): Promise<void>;
}

export interface KeyWish {
  name: string;
  scopes: readonly ('read' | 'post' | 'moderate' | 'administer')[];
  expires?: number;
}

export interface PeopleSetup {
  store: Store;
  accounts: Accounts;
  limiter: RequestLimiter;
  origin: string;
  secret: string;
  title: string;
  signIn: { passkeys: boolean; discourse?: { url: string; secret: string } };
  connects: readonly ConnectedSite[];
}

export type Refused = { ok: false; refusal: Refusal };
