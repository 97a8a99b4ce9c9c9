// session-cookie: who is signed in, from the signed copy of the session that the accounts library keeps in a cookie: no query.

import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';

import type { SignedIn } from './accounts.ts';
import { readCookies, type CookieNames } from './cookies.ts';

/** The parts of the library's "compact" copy that count here; the rest is only signed. */
interface Copy {
  session: { session: Record<string, unknown>; user: Record<string, unknown> };
  expiresAt: number;
  signature: string;
}

const claims = z.object({
  session: z.object({
    id: z.string(),
    token: z.string(),
    userId: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
  }),
  user: z.object({ id: z.string(), email: z.string(), emailVerified: z.boolean() }),
});

/**
 * Reads the copy (HMAC-SHA256 over its JSON), and takes it only together with the session's own cookie, while both last.
 * @param isEnded whether a session was ended although its copy still lasts
 */
export function readSession(
  headers: Headers,
  names: CookieNames,
  secret: string,
  now: number,
  isEnded: (session: string) => boolean,
): SignedIn | undefined {
  if (!headers.get('cookie')?.includes(names.cache)) return undefined;
  const cookies = readCookies(headers);
  const copy = parseCopy(cookies.get(names.cache));
  if (copy === undefined || !isSigned(copy, secret)) return undefined;
  const { success, data } = claims.safeParse(copy.session);
  if (!success) return undefined;
  const { session, user } = data;
  const token = cookies.get(names.session);
  const lasts = copy.expiresAt > now && Date.parse(session.expiresAt) > now;
  if (!lasts || token === undefined || !token.startsWith(`${session.token}.`) || isEnded(session.id))
    return undefined;
  return signedInOf(session.id, Date.parse(session.createdAt), user);
}

export const signedInOf = (
  id: string,
  begun: number,
  user: { id: string; email: string; emailVerified: boolean },
): SignedIn => ({
  account: { id: user.id, ...(user.emailVerified && { email: user.email }) },
  session: { id, begun },
});

function parseCopy(cookie: string | undefined): Copy | undefined {
  if (cookie === undefined) return undefined;
  try {
    const copy = JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8')) as Copy;
    const isCopy =
      typeof copy.signature === 'string' &&
      typeof copy.expiresAt === 'number' &&
      typeof copy.session === 'object';
    return isCopy ? copy : undefined;
  } catch {
    return undefined;
  }
}

function isSigned({ session, expiresAt, signature }: Copy, secret: string): boolean {
  const right = createHmac('sha256', secret)
    .update(JSON.stringify({ ...session, expiresAt }))
    .digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === right.length && timingSafeEqual(given, right);
}
