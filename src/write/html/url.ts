// url: addresses: which are safe to write, and how one page of the site is reached from another.

const schemes = new Set(['http', 'https', 'mailto', 'tel', 'ftp', 'doi']);

/**
 * The address itself where it is relative or has a harmless scheme; undefined for `javascript:`, `data:` and any
 * other. Browsers drop control characters and blanks inside a scheme, so they are dropped before looking.
 */
export function safeUrl(url: string): string | undefined {
  if (!url.includes(':')) return url;
  const bare = url.replace(/[\0-\x20\x7f-\xa0\u2028\u2029]/g, '');
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1];
  if (scheme !== undefined && !schemes.has(scheme.toLowerCase())) {
    // Small pictures may stand in the address itself.
    return /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(bare) ? url : undefined;
  }
  return url;
}

/** A path of the site as seen from the file `from`, both relative to the site's folder. */
export function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return `${'../'.repeat(here.length - shared)}${there.slice(shared).map(encodeURIComponent).join('/')}`;
}

/** `#id`, percent-encoded. */
export const fragment = (id: string): string => `#${encodeURIComponent(id)}`;
