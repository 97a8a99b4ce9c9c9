// digests: secrets of one use: made at random, kept only as digests, compared in constant time.

import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as may stand in an address or a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Six figures, each as likely as the other. */
export const newCode = (): string => randomInt(0, 1_000_000).toString().padStart(6, '0');

/** Of something short enough to be tried out: with the server's key, and for one purpose and one occasion only. */
export const keyedDigestOf = (key: string, purpose: string, value: string): string =>
  createHmac('sha256', key).update(`${purpose}\n${value}`).digest('base64url');

export function isSame(one: string, other: string): boolean {
  const [first, second] = [
    createHash('sha256').update(one).digest(),
    createHash('sha256').update(other).digest(),
  ];
  return timingSafeEqual(first, second);
}
