// links: which addresses a post may lead to, and how they are written.

import type { Html } from '../../write/html/index.ts';
import { element } from '../../write/html/index.ts';
import { address } from './check/allowed.ts';

const schemes = new Set(['http:', 'https:', 'mailto:']);
const outside: Readonly<Record<string, string>> = { rel: 'nofollow ugc' };

export interface SafeAddress {
  href: string;
  outside: boolean;
}

/**
 * The address as it is written into the page: to elsewhere in the form that browsers make of it, so that what stands there is
 * where it leads; within the site only from its root. Undefined for everything else.
 */
export function safeAddress(url: string): SafeAddress | undefined {
  // oxlint-disable-next-line no-control-regex
  if (url.length > 2000 || /[\0-\x20\x7f\\<>"]/.test(url)) return undefined;
  if (url.startsWith('/')) {
    const found = parsed(url, 'https://here.invalid');
    if (found?.host !== 'here.invalid') return undefined;
    const href = `${found.pathname}${found.search}${found.hash}`;
    return address.test(href) ? { href, outside: false } : undefined;
  }
  const found = parsed(url);
  if (!found || !schemes.has(found.protocol)) return undefined;
  // A name before the host looks like one: https://book.example@elsewhere.example
  if (found.username !== '' || found.password !== '') return undefined;
  return address.test(found.href) ? { href: found.href, outside: true } : undefined;
}

function parsed(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}

export const linkTo = ({ href, outside: leaves }: SafeAddress, words: Html): Html =>
  element('a', { href, ...(leaves && outside) }, words);
