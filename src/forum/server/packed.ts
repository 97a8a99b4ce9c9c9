// packed: an answer's text, compressed where its reader understands that.

import { gzip } from 'node:zlib';
import { promisify } from 'node:util';

const gzipped = promisify(gzip);

/** Shorter texts gain nothing; in bytes. */
const least = 1400;

export async function packed(
  text: string | Uint8Array,
  headers: Headers,
  request: Headers,
  status = 200,
): Promise<Response> {
  headers.append('Vary', 'Accept-Encoding');
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const wanted = /\bgzip\b/.test(request.get('accept-encoding') ?? '');
  if (!wanted || bytes.length < least) return new Response(bytes as BodyInit, { status, headers });
  headers.set('Content-Encoding', 'gzip');
  return new Response((await gzipped(bytes, { level: 5 })) as BodyInit, { status, headers });
}
