// file-answer: a file of the site as an answer: its type, its name for a browser's cache, parts of it when asked for.

import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';

import { isText, mediaTypeOf } from './media-types.ts';
import { packed } from './packed.ts';
import { bookPolicy, policyHeader } from './security.ts';

/** Files larger than this are sent as they are read; in bytes. */
const streamed = 256 * 1024;

/** A file whose name holds a digest of its contents never changes. */
const isNamedByContents = (path: string): boolean => /[.-][0-9a-f]{8,}\.\w+$/.test(path);

export interface AskedFile {
  /** Path on the disk. */
  full: string;
  /** Path as asked for: its end says what it is. */
  path: string;
  /** Of the version of the site, so that equal times and sizes of two versions are not mixed up. */
  version: string;
}

/** Undefined when there is no such file. */
export async function fileAnswer(
  { full, path, version }: AskedFile,
  request: Headers,
): Promise<Response | undefined> {
  const state = statSync(full, { throwIfNoEntry: false });
  if (!state?.isFile()) return undefined;
  const type = mediaTypeOf(path);
  const etag = `"${version.slice(0, 8)}-${state.size.toString(36)}-${Math.round(state.mtimeMs).toString(36)}"`;
  const headers = new Headers({
    'Content-Type': type,
    ETag: etag,
    'Cache-Control': isNamedByContents(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Accept-Ranges': 'bytes',
    // Pictures and documents that hold scripts run none.
    ...(type === 'image/svg+xml' && { [policyHeader]: "default-src 'none'; style-src 'unsafe-inline'" }),
  });
  // A page that is none of the book's own, such as the one for addresses that lead nowhere.
  const page = type.startsWith('text/html') ? await textOf(full) : undefined;
  if (page) headers.set(policyHeader, bookPolicy(page.toString('utf8')));
  if (request.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  if (page) return packed(page, headers, request);
  const range = rangeOf(request.get('range'), state.size);
  if (range === 'outside') {
    headers.set('Content-Range', `bytes */${state.size}`);
    return new Response(null, { status: 416, headers });
  }
  if (range) {
    headers.set('Content-Range', `bytes ${range.start}-${range.end}/${state.size}`);
    headers.set('Content-Length', String(range.end - range.start + 1));
    return new Response(bodyOf(full, range), { status: 206, headers });
  }
  if (isText(type) && state.size <= streamed) return packed(await textOf(full), headers, request);
  headers.set('Content-Length', String(state.size));
  return new Response(bodyOf(full, {}), { headers });
}

const bodyOf = (full: string, range: { start?: number; end?: number }): ReadableStream =>
  Readable.toWeb(createReadStream(full, range)) as ReadableStream;

async function textOf(full: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(full)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** One range (RFC 9110, section 14.1.2); several, or none that can be read, count as the whole. */
function rangeOf(asked: string | null, size: number): { start: number; end: number } | 'outside' | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(asked ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end || start >= size ? 'outside' : { start, end };
}
