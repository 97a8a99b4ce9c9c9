// threads: lists of discussions, and one with its posts, as programs get them.

import * as z from 'zod';

import type { EventView, ListView, PostView, ThreadView } from '../../pages/index.ts';
import { postAddress, threadAddress } from '../../pages/index.ts';
import { person, personJson, place, placeJson, postState, threadRow, threadRowJson, time } from './parts.ts';
import { threadKind } from '../schemas.ts';

export const threadListJson = z.strictObject({
  /** With this filter. */
  total: z.number(),
  threads: z.array(threadRowJson),
  /** What `before` is for the next page, and for the one before; absent: there is none. */
  older: z.string().optional(),
  newer: z.string().optional(),
});

export const threadList = (view: ListView, origin: string): z.infer<typeof threadListJson> => ({
  total: view.total,
  threads: view.rows.map((row) => threadRow(row, origin)),
  ...(view.older !== undefined && { older: view.older }),
  ...(view.newer !== undefined && { newer: view.newer }),
});

export const postJson = z.strictObject({
  number: z.number(),
  url: z.string(),
  kind: z.enum(['question', 'answer', 'reply', 'event']),
  /** Of a reply: number of the post that it stands under. */
  to: z.number().optional(),
  author: personJson,
  created: time,
  edited: time.optional(),
  /** Empty where its words are not for who asks. */
  html: z.string(),
  helpful: z.number(),
  accepted: z.strictObject({ at: time, by: personJson }).optional(),
  state: postState,
  /** Of what is not shown. */
  reason: z.string().optional(),
});

export function post(
  view: PostView,
  thread: { id: number; slug: string },
  origin: string,
  to?: number,
): z.infer<typeof postJson> {
  return {
    number: view.number,
    url: origin + postAddress(thread, view.number),
    kind: view.kind,
    ...(to !== undefined && { to }),
    author: person(view.author),
    created: view.created,
    ...(view.editedAt !== undefined && { edited: view.editedAt }),
    html: view.cooked,
    helpful: view.helpful,
    ...(view.acceptedAt !== undefined && {
      accepted: { at: view.acceptedAt, by: view.acceptedBy ? person(view.acceptedBy) : null },
    }),
    state: view.state,
    ...(view.stateReason !== undefined && { reason: view.stateReason }),
  };
}

const eventJson = z.strictObject({
  at: time,
  by: personJson,
  what: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Of posts that went to another discussion: their numbers here and there. */
  moved: z
    .strictObject({
      thread: z.number(),
      posts: z.array(z.strictObject({ number: z.number(), now: z.number() })),
    })
    .optional(),
});

const event = (view: EventView): z.infer<typeof eventJson> => ({
  at: view.at,
  by: view.by ? person(view.by) : null,
  what: view.what,
  details: { ...view.details },
  ...(view.moved && { moved: { thread: view.moved.to, posts: view.moved.posts } }),
});

export const threadJson = z.strictObject({
  id: z.number(),
  url: z.string(),
  title: z.string(),
  kind: threadKind,
  variant: z.string().optional(),
  edition: z.string().optional(),
  tags: z.array(z.string()),
  created: time,
  lastAt: time,
  lastBy: personJson,
  state: postState,
  solved: time.optional(),
  closed: z.strictObject({ at: time, reason: z.string().optional() }).optional(),
  pinned: z.boolean(),
  place: placeJson,
  /** In the order of their numbers. */
  posts: z.array(postJson),
  events: z.array(eventJson),
});

export function thread(view: ThreadView, origin: string): z.infer<typeof threadJson> {
  const posts = [view.question, ...view.answerPosts].flatMap((one) => [
    post(one, view, origin),
    ...one.replies.map((reply) => post(reply, view, origin, one.number)),
  ]);
  return {
    id: view.id,
    url: origin + threadAddress(view),
    title: view.title,
    kind: view.kind,
    ...(view.variant !== undefined && { variant: view.variant }),
    ...(view.edition !== undefined && { edition: view.edition }),
    tags: [...view.tags],
    created: view.created,
    lastAt: view.lastAt,
    lastBy: person(view.lastBy),
    state: view.state,
    ...(view.solvedAt !== undefined && { solved: view.solvedAt }),
    ...(view.closedAt !== undefined && {
      closed: { at: view.closedAt, ...(view.closeReason !== undefined && { reason: view.closeReason }) },
    }),
    pinned: view.pinned,
    place: place(view.anchor),
    posts: posts.toSorted((a, b) => a.number - b.number),
    events: view.events.map(event),
  };
}
