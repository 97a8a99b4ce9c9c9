// frame-of: what every page of the forum is made with, for one request.

import type { Frame, Viewer } from '../pages/index.ts';
import { countWaiting } from '../moderation/index.ts';
import { countFresh } from '../notices/index.ts';
import type { ForumRequest } from './request.ts';
import { manifestOf } from './request.ts';

export async function frameOf(request: ForumRequest, more: { told?: string } = {}): Promise<Frame> {
  const { forum, url, now } = request;
  const manifest = manifestOf(request);
  const viewer = await viewerOf(request);
  const { readOnly } = forum.settings;
  return {
    manifest,
    words: forum.words,
    now,
    address: url.pathname + url.search,
    files: {
      style: forum.files.style,
      ...(forum.files.script !== undefined && { script: forum.files.script }),
    },
    ...(viewer && { viewer }),
    ...(readOnly !== undefined && { readOnlyUntil: readOnly }),
    ...more,
  };
}

export async function viewerOf({ forum, visitor, now }: ForumRequest): Promise<Viewer | undefined> {
  if (!visitor) return undefined;
  const { read } = forum.store;
  const [notices, waiting] = await Promise.all([
    countFresh(read, visitor.id),
    countWaiting(read, visitor, now),
  ]);
  return { handle: visitor.handle, role: visitor.role, notices, ...(waiting !== undefined && { waiting }) };
}
