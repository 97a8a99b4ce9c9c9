// respond: replies as HTTP answers.

import type { Context } from 'hono';

import { failurePage, refusalPage, refusalWords, signInAddress, handleAddress } from '../pages/index.ts';
import { StoreError } from '../store/index.ts';
import { frameOf } from './frame-of.ts';
import { packed } from './packed.ts';
import type { Reply } from './reply.ts';
import { statusOf } from './reply.ts';
import type { Forum, ForumRequest } from './request.ts';
import { forumPolicy } from './security.ts';

export const wantsJson = (context: Context): boolean =>
  context.req.path.startsWith('/-/api/') ||
  (context.req.header('accept') ?? '').startsWith('application/json');

/** Pages of the forum are each visitor's own; nothing between may keep them. */
const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'private, no-cache',
  Vary: 'Cookie',
  'Content-Security-Policy': forumPolicy,
};

const htmlAnswer = (html: string | Uint8Array, request: ForumRequest, status = 200): Promise<Response> =>
  packed(html, new Headers(pageHeaders), request.headers, status);

export async function toResponse(request: ForumRequest, reply: Reply, asJson: boolean): Promise<Response> {
  switch (reply.kind) {
    case 'page':
    case 'part':
      return htmlAnswer(reply.html, request, reply.status);
    case 'go': {
      const headers = new Headers({ Location: reply.to });
      for (const cookie of reply.cookies ?? []) headers.append('Set-Cookie', cookie);
      return new Response(null, { status: reply.permanent === true ? 301 : 303, headers });
    }
    case 'json':
      return json(reply.value, reply.status ?? 200);
    case 'text': {
      const cache = reply.forever === true ? 'public, max-age=31536000, immutable' : 'no-cache';
      return packed(
        reply.text,
        new Headers({ 'Content-Type': reply.type, 'Cache-Control': cache }),
        request.headers,
      );
    }
    case 'refused':
      return refusedAnswer(request, reply.refusal, asJson);
    case 'response':
      return reply.response;
  }
}

async function refusedAnswer(
  request: ForumRequest,
  refusal: Extract<Reply, { kind: 'refused' }>['refusal'],
  asJson: boolean,
): Promise<Response> {
  const status = statusOf[refusal.code];
  const frame = await frameOf(request);
  const wait = refusal.details?.['seconds'];
  if (asJson) {
    const response = json({ error: { ...refusal, words: refusalWords(refusal, frame) } }, status);
    if (wait !== undefined) response.headers.set('Retry-After', String(wait));
    return response;
  }
  // Who is not signed in, or has no name yet, is led there and back.
  const here = request.url.pathname + request.url.search;
  const isRead = !here.startsWith('/-/do/');
  if (refusal.code === 'sign-in' && isRead)
    return toResponse(request, { kind: 'go', to: signInAddress(here) }, false);
  if (refusal.code === 'sign-in')
    return toResponse(request, { kind: 'go', to: signInAddress(cameFrom(request)) }, false);
  if (refusal.code === 'choose-handle') {
    return toResponse(request, { kind: 'go', to: handleAddress(isRead ? here : cameFrom(request)) }, false);
  }
  const response = await htmlAnswer(refusalPage(refusal, frame), request, status);
  if (wait !== undefined) response.headers.set('Retry-After', String(wait));
  return response;
}

/** The page of this site that a form stood on. */
function cameFrom({ headers, forum }: ForumRequest): string {
  const referer = headers.get('referer') ?? '';
  if (!URL.canParse(referer)) return '/';
  const { origin, pathname, search } = new URL(referer);
  return origin === forum.settings.origin ? pathname + search : '/';
}

export const json = (value: unknown, status: number): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });

/** A failure of ours: told in the log whole, to the reader as little as helps. */
export async function failed(forum: Forum, error: unknown, context: Context): Promise<Response> {
  const problem = error instanceof StoreError ? error.problem : 'broken';
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  forum.log('error', 'failed', { path: context.req.path, problem, message });
  const status = problem === 'full' || problem === 'read-only' ? 507 : problem === 'busy' ? 503 : 500;
  if (wantsJson(context)) return json({ error: { code: problem } }, status);
  const { manifest } = forum.site();
  const html = failurePage({
    manifest,
    words: forum.words,
    now: forum.now(),
    address: context.req.path,
    files: { style: forum.files.style },
  });
  return new Response(html, { status, headers: pageHeaders });
}
