// frame-of: what every page of the forum is made with, for one request.

import type { Frame, Viewer } from '../pages/index.ts';
import { countWaiting } from '../moderation/index.ts';
import { countFresh, readPreferences } from '../notices/index.ts';
import type { ForumRequest } from './request.ts';
import { manifestOf } from './request.ts';

/** @param more what has just been done, and the viewer, where that is not the one who asks */
export async function frameOf(
  request: ForumRequest,
  more: { told?: string; viewer?: Viewer } = {},
): Promise<Frame> {
  const { forum, url, now } = request;
  const manifest = manifestOf(request);
  const viewer = more.viewer ?? (await viewerOf(request));
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

/** @param reading a discussion that the page shows: what was told of it is no longer new */
export async function viewerOf(
  { forum, visitor, now, preferences }: ForumRequest,
  reading?: number,
): Promise<Viewer | undefined> {
  if (!visitor) return undefined;
  const { read } = forum.store;
  const [notices, waiting] = await Promise.all([
    countFresh(read, visitor.id, reading),
    countWaiting(read, visitor, now),
  ]);
  const { keys, bubbles } = readPreferences(preferences ?? '{}');
  return {
    handle: visitor.handle,
    role: visitor.role,
    notices,
    ...(waiting !== undefined && { waiting }),
    ...(!keys && { keysOff: true }),
    ...(!bubbles && { bubblesOff: true }),
  };
}
