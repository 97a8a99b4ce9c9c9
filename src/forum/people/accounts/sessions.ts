// sessions: who is signed in where: looking it up, entering, leaving.

import { done, refused, type Outcome } from '../../outcome.ts';
import type { Accounts, Seen, SignedIn } from './accounts.ts';
import { readCookies, type CookieNames } from './cookies.ts';
import { createEndedSessions } from './ended-sessions.ts';
import { copyLasts } from './lasting.ts';
import type { Library, LibraryContext } from './library.ts';
import { readSession, signedInOf } from './session-cookie.ts';

export type Sessions = Pick<
  Accounts,
  'seen' | 'fromCookies' | 'renew' | 'signOut' | 'sessions' | 'endSession' | 'endSessions'
> & { enter(user: string, headers: Headers): Promise<Outcome<Seen & { signedIn: SignedIn }>> };

export function createSessions(
  library: () => Promise<Library>,
  names: CookieNames,
  secret: string,
): Sessions {
  const ended = createEndedSessions(copyLasts * 1000);

  const fromCookies = (headers: Headers): SignedIn | undefined =>
    readSession(headers, names, secret, Date.now(), (session) => ended.has(session, Date.now()));

  async function seen(headers: Headers): Promise<Seen> {
    const known = fromCookies(headers);
    if (known !== undefined) return { signedIn: known, cookies: [] };
    if (!readCookies(headers).has(names.session)) return { cookies: [] };
    const query = { disableCookieCache: true };
    const { api } = await library();
    const { response, headers: answer } = await api.getSession({ headers, query, returnHeaders: true });
    const cookies = linesOf(answer);
    if (response === null) return { cookies };
    const { session, user } = response;
    return { signedIn: signedInOf(session.id, session.createdAt.getTime(), user), cookies };
  }

  async function enter(user: string, headers: Headers): ReturnType<Sessions['enter']> {
    const before = fromCookies(headers);
    const { api } = await library();
    const { response, headers: answer } = await api.enter({ body: { user }, headers, returnHeaders: true });
    if (response === null) return refused('not-found');
    if (before !== undefined) ended.add(before.session.id, Date.now());
    const begun = new Date(response.session.createdAt).getTime();
    return done({
      signedIn: signedInOf(response.session.id, begun, response.user),
      cookies: linesOf(answer),
    });
  }

  async function signOut(headers: Headers): Promise<readonly string[]> {
    const known = (await seen(headers)).signedIn;
    if (known !== undefined) ended.add(known.session.id, Date.now());
    const { api } = await library();
    return linesOf((await api.signOut({ headers, returnHeaders: true })).headers);
  }

  async function renew(headers: Headers): Promise<Seen> {
    const { signedIn } = await seen(headers);
    if (signedIn === undefined) return { cookies: [] };
    const entered = await enter(signedIn.account.id, headers);
    return entered.ok ? entered.value : { cookies: [] };
  }

  const context = async (): Promise<LibraryContext> => (await library()).$context;
  return {
    seen,
    fromCookies,
    enter,
    renew,
    signOut,
    ...sessionList(context, seen, (id) => ended.add(id, Date.now())),
  };
}

/** The library's cookies, the last of each name; it takes one away that is never set here. */
function linesOf(answer: Headers): readonly string[] {
  const last = new Map(answer.getSetCookie().map((line) => [line.split('=')[0] ?? '', line]));
  return [...last].filter(([name]) => !name.endsWith('.dont_remember')).map(([, line]) => line);
}

function sessionList(
  context: () => Promise<LibraryContext>,
  seen: (headers: Headers) => Promise<Seen>,
  end: (session: string) => void,
): Pick<Sessions, 'sessions' | 'endSession' | 'endSessions'> {
  async function endSession(accountId: string, sessionId: string): Promise<boolean> {
    const { adapter } = await context();
    const where = [
      { field: 'id', value: sessionId },
      { field: 'userId', value: accountId },
    ];
    const isGone = (await adapter.deleteMany({ model: 'session', where })) > 0;
    if (isGone) end(sessionId);
    return isGone;
  }
  return {
    endSession,
    async endSessions(accountId, but) {
      const { internalAdapter } = await context();
      const others = (await internalAdapter.listSessions(accountId)).filter((session) => session.id !== but);
      for (const session of others) await endSession(accountId, session.id);
      return others.length;
    },
    async sessions(headers) {
      const { signedIn } = await seen(headers);
      if (signedIn === undefined) return [];
      const { internalAdapter } = await context();
      const all = await internalAdapter.listSessions(signedIn.account.id, { onlyActiveSessions: true });
      return all
        .map((session) => ({
          id: session.id,
          browser: session.userAgent ?? '',
          begun: new Date(session.createdAt).getTime(),
          seen: new Date(session.updatedAt).getTime(),
          here: session.id === signedIn.session.id,
        }))
        .sort((a, b) => b.seen - a.seen);
    },
  };
}
