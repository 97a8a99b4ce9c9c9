// cookies: names and attributes of the cookies for signing in, and reading what a browser sends.

/** With the prefix `__Host-` a browser takes a cookie only over HTTPS, for this host alone and all of its paths. */
export interface CookieNames {
  secure: boolean;
  prefix: string;
  session: string;
  /** Signed copy of who is signed in, for a few minutes. */
  cache: string;
  /** Of the browser that asked for a sign-in mail. */
  mail: string;
  /** Of the browser that was sent to another site. */
  provider: string;
  /** Of the browser that was asked for a passkey. */
  passkey: string;
}

/** @param origin where readers reach the site; only on the own machine may it be without HTTPS */
export function cookieNames(origin: string): CookieNames {
  const secure = new URL(origin).protocol === 'https:';
  const prefix = secure ? '__Host-octavo' : 'octavo';
  const name = (of: string): string => `${prefix}.${of}`;
  return {
    secure,
    prefix,
    session: name('session_token'),
    cache: name('session_data'),
    mail: name('mail'),
    provider: name('provider'),
    passkey: name('passkey'),
  };
}

/** Not over the network in the clear: HTTPS, or this machine. */
export function isSafeOrigin(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return (
    protocol === 'https:' ||
    ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ||
    hostname.endsWith('.localhost')
  );
}

/** Cookies of a request; of two with one name the first. What cannot be decoded stays as it is. */
export function readCookies(headers: Headers): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const cut = part.indexOf('=');
    if (cut < 0) continue;
    const name = part.slice(0, cut).trim();
    if (!cookies.has(name)) cookies.set(name, decoded(part.slice(cut + 1).trim()));
  }
  return cookies;
}

function decoded(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** A `Set-Cookie` line. `seconds` 0 takes the cookie away. */
export function cookieLine(names: CookieNames, name: string, value: string, seconds: number): string {
  const secure = names.secure ? '; Secure' : '';
  return `${name}=${encodeURIComponent(value)}; Max-Age=${seconds}; Path=/; HttpOnly${secure}; SameSite=Lax`;
}
