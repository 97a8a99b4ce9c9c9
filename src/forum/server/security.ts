// security: the headers that every answer carries, and the check that a change was asked for from the site itself.

import { createHash } from 'node:crypto';

import { shellScripts } from '../../write/html/index.ts';

/** Of every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};

const common = [
  "default-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
];

/** Names inline scripts by their hashes (Content Security Policy 3, section 2.3.1). */
const scriptRule = (scripts: Iterable<string>): string =>
  ["script-src 'self'", ...new Set(Array.from(scripts, hashSource))].join(' ');

const hashSource = (code: string): string => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

/**
 * Of pages that the forum makes: the site's own scripts, whatever stands in the page; attributes for style are what formulas
 * are drawn with.
 */
export const forumPolicy: string = [
  ...common,
  scriptRule(shellScripts),
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
].join('; ');

const scripts = /<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/gi;

/**
 * Of pages of the book: they may hold what its authors put in, styles, and pictures and films from elsewhere, and scripts that
 * are written in the page.
 * @param html the page as it was built, before anything that readers wrote was put in
 */
export function bookPolicy(html: string): string {
  return [
    ...common,
    scriptRule(Array.from(html.matchAll(scripts), ([, code = '']) => code)),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "media-src 'self' https:",
    'frame-src https:',
  ].join('; ');
}

export const policyHeader = 'Content-Security-Policy';

/** Of answers that are no pages: data shows nothing and runs nothing. Browsers show a PDF with a part that a rule would stop; a worker takes its script's. */
export const otherPolicy = (headers: Headers): string =>
  /^(?:application\/pdf|text\/javascript)/.test(headers.get('content-type') ?? '')
    ? "frame-ancestors 'none'"
    : "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: one that a browser sends for another site's page may not. Browsers tell where a
 * request comes from in Sec-Fetch-Site, older ones in Origin; one that tells neither is refused, but for a program with a key.
 * @param origin the site's own: "https://book.example"
 */
export function isFromHere(method: string, headers: Headers, origin: string): boolean {
  if (safeMethods.has(method)) return true;
  if (headers.get('authorization')?.startsWith('Bearer ')) return headers.get('cookie') === null;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return headers.get('origin') === origin;
}
