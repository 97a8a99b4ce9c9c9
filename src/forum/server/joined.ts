// joined: where the address of a discussion leads that was joined with another one.

import { threadAddress, withQuery } from '../pages/index.ts';
import type { PostPlace } from '../threads/index.ts';
import { joinedInto, movedFrom } from '../threads/index.ts';
import type { Reply } from './reply.ts';
import type { ForumRequest } from './request.ts';

export const joinedPlace = ({ forum }: ForumRequest, id: number): Promise<PostPlace | undefined> =>
  joinedInto(forum.store.read, id);

/**
 * Where the address of a discussion leads that was joined with another; undefined for others. The query tells the page which
 * numbers a `#p3` of the old address means.
 */
export async function joinedReply(request: ForumRequest, id: number): Promise<Reply | undefined> {
  const place = await joinedPlace(request, id);
  if (!place) return undefined;
  const to = withQuery(threadAddress({ id: place.thread, slug: '' }), { joined: id });
  return { kind: 'go', to, permanent: true };
}

/** For the page of a discussion that another one was joined with: numbers there by numbers here. */
export async function joinedNumbers(
  { forum }: ForumRequest,
  thread: number,
  joined: number,
): Promise<ReadonlyMap<number, number>> {
  const places = await movedFrom(forum.store.read, joined);
  return new Map(
    [...places].flatMap(([there, place]) =>
      place.thread === thread ? [[place.number, there] as const] : [],
    ),
  );
}
