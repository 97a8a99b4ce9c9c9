// unsubscribe: links in mails that stop mail without signing in (RFC 8058).

import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link stops: mail about one discussion, mail of one kind, or all. */
export type Stop = `thread:${number}` | `type:${string}` | 'all';

const sign = (person: number, stop: Stop, secret: string): string =>
  createHmac('sha256', secret).update(`unsubscribe ${person} ${stop}`).digest('base64url');

export const unsubscribeToken = (person: number, stop: Stop, secret: string): string =>
  `${person}.${stop}.${sign(person, stop, secret)}`;

/** Whose mail a token stops; undefined for one that was not made here. */
export function readUnsubscribeToken(
  token: string,
  secret: string,
): { person: number; stop: Stop } | undefined {
  const [, person, stop, signature] =
    /^(\d+)\.((?:thread:\d+|type:[a-z-]+|all))\.([\w-]+)$/.exec(token) ?? [];
  if (person === undefined || stop === undefined || signature === undefined) return undefined;
  const right = Buffer.from(sign(Number(person), stop as Stop, secret));
  const given = Buffer.from(signature);
  if (right.length !== given.length || !timingSafeEqual(right, given)) return undefined;
  return { person: Number(person), stop: stop as Stop };
}
