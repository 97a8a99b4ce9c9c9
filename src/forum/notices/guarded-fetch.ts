// guarded-fetch: calls an address that somebody else chose, but nothing inside our own network.

import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { BlockList, isIP } from 'node:net';

/** Networks that are not the public one (IANA special-purpose registries for IPv4 and IPv6). */
const inside: readonly [string, number, 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['::1', 128, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const blocked = new BlockList();
for (const [net, prefix, family] of inside) blocked.addSubnet(net, prefix, family);

/** Whether an address is outside every special-purpose network; IPv4 written as IPv6 counts as IPv4. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const family = isIP(mapped ?? address);
  if (family === 0) return false;
  if (family === 6 && /^::ffff:/i.test(address)) return false;
  return !blocked.check(mapped ?? address, family === 6 ? 'ipv6' : 'ipv4');
}

export type Called = { ok: true; status: number } | { ok: false; error: string; final: boolean };

export interface CallOptions {
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Milliseconds for the whole call. */
  timeout: number;
  /** For tests: addresses that count as public. */
  allow?: (address: string) => boolean;
  resolve?: (host: string) => Promise<{ address: string; family: number }[]>;
}

/**
 * Posts to an address over HTTP or HTTPS. All addresses of its name must be public, and the connection goes to one that was
 * looked at, so a name cannot change between the look and the call. Redirects are not followed. Never throws.
 */
export async function guardedPost(address: string, options: CallOptions): Promise<Called> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (
    !url ||
    (url.protocol !== 'https:' && url.protocol !== 'http:') ||
    url.username !== '' ||
    url.password !== ''
  ) {
    return { ok: false, error: 'not an address that can be called', final: true };
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isAllowed = options.allow ?? isPublicAddress;
  let found: { address: string; family: number }[];
  try {
    found =
      isIP(host) === 0
        ? await (options.resolve ?? allAddresses)(host)
        : [{ address: host, family: isIP(host) }];
  } catch {
    return { ok: false, error: `no address for ${host}`, final: false };
  }
  const [first] = found;
  if (!first || !found.every((one) => isAllowed(one.address))) {
    return { ok: false, error: `${host} is not on the public network`, final: true };
  }
  return post(url, first, options);
}

const allAddresses = (host: string): Promise<{ address: string; family: number }[]> =>
  lookup(host, { all: true });

function post(url: URL, to: { address: string; family: number }, options: CallOptions): Promise<Called> {
  const pinned: LookupFunction = (_host, { all }, answer) => {
    if (all === true) answer(null, [to]);
    else answer(null, to.address, to.family);
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((settle) => {
    const call = request(
      url,
      {
        method: 'POST',
        lookup: pinned,
        headers: { ...options.headers, 'Content-Length': String(Buffer.byteLength(options.body)) },
        agent: false,
      },
      (response) => {
        response.destroy();
        const status = response.statusCode ?? 0;
        const ok = status >= 200 && status < 300;
        settle(ok ? { ok, status } : { ok: false, error: `answered ${status}`, final: status === 410 });
      },
    );
    // For the whole call: a target that sends a byte now and then must not hold us.
    const timer = setTimeout(() => call.destroy(new Error('no answer in time')), options.timeout);
    call.on('close', () => clearTimeout(timer));
    call.on('error', (error) => settle({ ok: false, error: error.message, final: false }));
    call.end(options.body);
  });
}
