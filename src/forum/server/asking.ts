// asking: who asks, and whether they may go on asking.

import type { Context } from 'hono';

import type { Refusal } from '../outcome.ts';
import type { RatedRequest } from '../policy/index.ts';
import { networkOf } from '../policy/index.ts';
import type { Forum, ForumRequest } from './request.ts';
import type { RouteTables } from './routes.ts';

export type RequestKind = 'read' | 'change' | 'search';

export interface AppParts {
  forum: Forum;
  tables: RouteTables;
  /** Network address of the one who asks. */
  from: (request: Request, bindings: unknown) => string;
  /** Everything outside `/-`. */
  site: (request: ForumRequest, path: string) => Promise<Response>;
}

export async function requestOf({ forum, from }: AppParts, context: Context): Promise<ForumRequest> {
  const { raw } = context.req;
  const now = forum.now();
  const { cookies, ...visiting } = await forum.people.visitors.of(raw.headers, now);
  const request: ForumRequest = {
    forum,
    now,
    from: from(raw, context.env),
    headers: raw.headers,
    url: new URL(raw.url),
    ...visiting,
  };
  if (request.visitor) forum.people.visits.seen(request.visitor.id, now);
  if (request.key !== undefined) forum.people.visits.used(request.key, now);
  if (cookies.length > 0) renewed.set(context, cookies);
  return request;
}

/** Cookies of a session that is renewed on the way: answers are made without knowing of it. */
const renewed = new WeakMap<Context, readonly string[]>();

export const renewedCookies = (context: Context): readonly string[] => renewed.get(context) ?? [];

/** Undefined when its sender may go on asking; else the refusal. */
export function limited(
  { forum }: AppParts,
  { from, now, key, visitor }: ForumRequest,
  kind: RequestKind,
): Refusal | undefined {
  const kinds =
    kind === 'search' ? (['search', 'search.minute'] as const) : (['http', 'http.minute'] as const);
  const sender = key === undefined ? senderOf(from) : `key ${key}`;
  const counted: [RatedRequest, string][] =
    key === undefined ? kinds.map((one) => [one, sender]) : [['api', sender]];
  // Searching costs more than reading, and addresses are cheap: all who are not signed in together may search so much.
  if (kind === 'search' && key === undefined && visitor === undefined) counted.push(['search.everybody', '']);
  for (const [one, of] of counted) {
    const wait = forum.limiter.take(one, of, now);
    if (wait !== undefined) return { code: 'too-fast', details: { seconds: Math.ceil(wait / 1000) } };
  }
  return undefined;
}

/** Who has one IPv6 address has 2⁶⁴ of them. */
const senderOf = (from: string): string => (from.includes(':') ? networkOf(from) : from);
