// unsubscribe: stops mail with the link that stands in it, without signing in. Mail programs do it by themselves (RFC 8058), so it is
// the one change that may be asked for from elsewhere: the link itself says who may.

import type { Context } from 'hono';
import * as z from 'zod';

import { readUnsubscribeToken } from '../notices/index.ts';
import { unsubscribePage } from '../pages/index.ts';
import type { AppParts } from './asking.ts';
import { limited, requestOf } from './asking.ts';
import { frameOf } from './frame-of.ts';
import { bodyOf } from './input.ts';
import { toResponse } from './respond.ts';
import { readRoute } from './routes.ts';

const gone = { kind: 'refused', refusal: { code: 'link-expired' } } as const;

/** Shows a button: programs that look at links before people do must not stop anything. */
export const unsubscribeRoute = readRoute({
  name: 'unsubscribe',
  path: '/unsubscribe',
  input: z.object({ token: z.string().max(300) }),
  show: async (request, { token }) =>
    readUnsubscribeToken(token, request.forum.settings.secret)
      ? { kind: 'page', html: unsubscribePage({ token, done: false }, await frameOf(request)) }
      : gone,
});

export async function unsubscribeAnswer(parts: AppParts, context: Context): Promise<Response> {
  const request = await requestOf(parts, context);
  const wrong = limited(parts, request, 'change');
  if (wrong) return toResponse(request, { kind: 'refused', refusal: wrong }, false);
  const body = await bodyOf(context.req.raw);
  const given = request.url.searchParams.get('token') ?? (body.ok ? body.value['token'] : undefined);
  const token = typeof given === 'string' ? given : '';
  const { settings, store, now } = parts.forum;
  const found = readUnsubscribeToken(token, settings.secret);
  if (!found) return toResponse(request, gone, false);
  await store.write('mail.stop', { ...found, now: now() });
  const html = unsubscribePage({ token, done: true }, await frameOf(request));
  return toResponse(request, { kind: 'page', html }, false);
}
