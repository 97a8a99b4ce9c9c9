// discourse-connect: how forums tell each other who somebody is: a signed list of fields, in an address (DiscourseConnect).

import { createHmac, timingSafeEqual } from 'node:crypto';

export type ConnectFields = Readonly<Record<string, string>>;

/** `sso` and `sig` as they stand in a query: base64 of a query string, and HMAC-SHA256 over that base64, hexadecimal. */
export function signConnect(fields: ConnectFields, secret: string): { sso: string; sig: string } {
  const sso = Buffer.from(new URLSearchParams(fields).toString()).toString('base64');
  return { sso, sig: createHmac('sha256', secret).update(sso).digest('hex') };
}

/** The fields, if they were signed with this secret. Nothing of them is looked at before. */
export function readConnect(sso: string, sig: string, secret: string): ConnectFields | undefined {
  const right = createHmac('sha256', secret).update(sso).digest();
  const given = /^[0-9a-f]{64}$/i.test(sig) ? Buffer.from(sig, 'hex') : Buffer.alloc(0);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return Object.fromEntries(new URLSearchParams(Buffer.from(sso, 'base64').toString('utf8')));
}

/** An address with these two in its query, beside what it has. */
export function withConnect(address: string, fields: ConnectFields, secret: string): string {
  const url = new URL(address);
  const { sso, sig } = signConnect(fields, secret);
  url.searchParams.set('sso', sso);
  url.searchParams.set('sig', sig);
  return url.href;
}
