// address: addresses for mail as they are kept and compared, and paths on this site to come back to.

import { domainToASCII } from 'node:url';

const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/;
const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/**
 * The address in the one form in which it is kept; undefined: not an address. Letters that only look like others are in no local
 * part, and in a domain they become its form in plain letters, so that two addresses are equal exactly when mail thinks so.
 */
export function mailAddress(given: string): string | undefined {
  const parts = given.trim().toLowerCase().split('@');
  const [name = '', host = ''] = parts;
  const plain = domainToASCII(host);
  if (parts.length !== 2 || !local.test(name) || !domain.test(plain) || /^\.|\.\.|\.$/.test(name))
    return undefined;
  if (plain.endsWith('.invalid')) return undefined;
  return `${name}@${plain}`;
}

/** A path on this site, with its query; anything else is `/`. */
export function pathHere(given: string | undefined, origin: string): string {
  if (given === undefined || !given.startsWith('/') || given.length > 2000) return '/';
  try {
    const url = new URL(given, origin);
    return url.origin === new URL(origin).origin && !url.pathname.startsWith('//')
      ? `${url.pathname}${url.search}${url.hash}`
      : '/';
  } catch {
    return '/';
  }
}
