// upload: a picture for a post: taken apart and made anew before anything of it is kept.

import type { Context } from 'hono';

import { may } from '../policy/index.ts';
import { takeImage, keepImage, imageLimits } from '../uploads/index.ts';
import type { AppParts } from './asking.ts';
import { limited, requestOf } from './asking.ts';
import { signedIn } from './operations/posts.ts';
import type { Reply } from './reply.ts';
import { toResponse } from './respond.ts';
import { isFromHere } from './security.ts';

export async function uploadAnswer(parts: AppParts, context: Context): Promise<Response> {
  const request = await requestOf(parts, context);
  const { forum, now } = request;
  const refuse = (refusal: Extract<Reply, { kind: 'refused' }>['refusal']): Promise<Response> =>
    toResponse(request, { kind: 'refused', refusal }, true);
  if (!isFromHere('POST', request.headers, forum.settings.origin)) return refuse({ code: 'not-allowed' });
  const wrong = limited(parts, request, 'change');
  if (wrong) return refuse(wrong);
  const by = signedIn(request);
  if (!by.ok) return refuse(by.refusal);
  const allowed = may(by.value, 'upload.create', now);
  if (allowed !== true) return refuse(allowed);
  const length = Number(context.req.header('content-length') ?? Infinity);
  if (length > imageLimits.bytes + 10_000)
    return refuse({ code: 'image-too-large', details: { most: imageLimits.bytes } });
  const form = await context.req.raw.formData().catch(() => undefined);
  const file = form?.get('file');
  if (!file || typeof file === 'string') return refuse({ code: 'not-an-image', field: 'file' });
  const taken = await takeImage(new Uint8Array(await file.arrayBuffer()));
  if (!taken.ok) return refuse(taken.refusal);
  const { id, mime, width, height, bytes } = taken.value;
  const image = { id, mime, width, height, size: bytes.length };
  const added = await forum.store.write('upload.add', { by: by.value, image, now });
  if (!added.ok) return refuse(added.refusal);
  // Only now: who may not send any more fills no disk.
  keepImage(forum.settings.data, taken.value, now);
  return toResponse(request, { kind: 'json', value: { value: { id } } }, true);
}
