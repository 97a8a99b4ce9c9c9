// posts: what is done to posts: writing, changing, judging.

import * as z from 'zod';

import type { Actor } from '../../actor.ts';
import { done, refused } from '../../outcome.ts';
import type { Outcome, Refusal } from '../../outcome.ts';
import type { TextForm } from '../../pages/index.ts';
import {
  postAddress,
  previewPart,
  replyAddress,
  signInAddress,
  talkAddress,
  threadAddress,
  withQuery,
} from '../../pages/index.ts';
import { cookText } from '../cook-text.ts';
import type { Fields } from '../input.ts';
import { frameOf } from '../frame-of.ts';
import { digestOfKey, newKey } from '../keys.ts';
import type { Operation } from '../operation.ts';
import { operation } from '../operation.ts';
import type { Reply } from '../reply.ts';
import type { ForumRequest } from '../request.ts';
import { aboutPost, editForm, fullThread, replyForm } from '../routes/threads.ts';
import { body, count, orEmpty, requestKey, title, yesNo } from '../schemas.ts';

/** A discussion as forms name it: by its number. */
export const thread = z.coerce.number().int().positive();

const posted = z.object({
  thread: z.number(),
  slug: z.string(),
  number: z.number(),
  post: z.number(),
  held: z.boolean(),
});
const postPlace = z.object({ thread: z.number(), slug: z.string(), number: z.number() });

interface Placed {
  thread: number;
  slug: string;
  number: number;
}
export const atPost = ({ thread: id, slug, number }: Placed): string => postAddress({ id, slug }, number);

const create = operation({
  name: 'post.create',
  summary: 'Writes an answer, or a reply to a post.',
  scope: 'post',
  input: z.object({
    thread,
    to: orEmpty(count),
    key: requestKey.default(newKey),
    body,
    typed: orEmpty(count),
  }),
  output: posted,
  api: { method: 'post', path: '/threads/:thread/posts' },
  run: async (request, input) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    const { text } = await cookText(request, input.body, input.thread);
    return request.forum.store.write('post.create', {
      now: request.now,
      by: by.value,
      requestKey: input.key,
      thread: input.thread,
      text,
      ...(input.to !== undefined && { to: input.to }),
      ...(input.typed !== undefined && { typedMs: input.typed }),
    });
  },
  next: atPost,
  again: async (request, fields, refusal) => {
    const view = await fullThread(request, Number(fields['thread']));
    if (!view.ok) return { kind: 'refused', refusal: view.refusal };
    const to = fields['to'] === undefined || fields['to'] === '' ? undefined : Number(fields['to']);
    const back = replyAddress(view.value, to === undefined ? {} : { to });
    if (refusal.code === 'sign-in') return keepAndSignIn(request, fields, back);
    return replyForm(request, view.value, to, formAgain(fields, refusal));
  },
});

/** Nobody is signed in: `sign-in`; somebody without a name yet: `choose-handle`. */
export function signedIn({ visitor, account, forum }: ForumRequest): Outcome<Actor> {
  if (forum.settings.readOnly !== undefined) return refused('read-only');
  if (visitor) return done(visitor);
  return refused(account ? 'choose-handle' : 'sign-in');
}

/** What stood in the form. */
export const formAgain = (
  fields: Fields,
  refusal: Refusal,
): { key: string; body: string; refusal: Refusal } => ({
  key: typeof fields['key'] === 'string' ? fields['key'] : newKey(),
  body: typeof fields['body'] === 'string' ? fields['body'] : '',
  refusal: refusal.field === 'text' ? { ...refusal, field: 'body' } : refusal,
});

/** What was written waits under a one-time key until its writer has signed in. */
export async function keepAndSignIn(request: ForumRequest, fields: Fields, back: string): Promise<Reply> {
  const key = newKey();
  const kept = await request.forum.store.write('text.keep', {
    now: request.now,
    keyHash: digestOfKey(key),
    body: JSON.stringify(fields),
  });
  return {
    kind: 'go',
    to: signInAddress(kept ? withQuery(back, {}) + `${back.includes('?') ? '&' : '?'}kept=${key}` : back),
  };
}

const edit = operation({
  name: 'post.edit',
  summary: 'Gives a post other words; what it said before is kept.',
  scope: 'post',
  input: z.object({ thread, number: count, body, title: orEmpty(title) }),
  output: postPlace.extend({ held: z.boolean() }),
  api: { method: 'patch', path: '/threads/:thread/posts/:number' },
  run: async (request, input) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    const { text } = await cookText(request, input.body, input.thread);
    return request.forum.store.write('post.edit', {
      now: request.now,
      by: by.value,
      thread: input.thread,
      number: input.number,
      text,
      ...(input.title !== undefined && { title: input.title }),
    });
  },
  next: atPost,
  again: async (request, fields, refusal) => {
    const found = await aboutPost(request, Number(fields['thread']), Number(fields['number']), 'edit');
    if ('kind' in found) return found;
    const given = typeof fields['title'] === 'string' ? fields['title'] : undefined;
    return editForm(request, found, given, formAgain(fields, refusal));
  },
});

export interface Previewed {
  text: TextForm;
  /** The preview alone. */
  html: string;
}

/** A text as it will stand, for the form that it was written in. */
export async function previewed(
  request: ForumRequest,
  { key, body: raw }: { key: string; body: string },
  inThread?: number,
): Promise<Previewed> {
  const { cooked } = await cookText(request, raw, inThread);
  const text = { key, body: raw, preview: cooked.cooked as string, problems: cooked.problems };
  const html = raw.trim() === '' ? '' : previewPart(text, await frameOf(request));
  return { text, html };
}

const preview = operation({
  name: 'post.preview',
  summary: 'Shows a text as it will stand.',
  input: z.object({
    thread: orEmpty(thread),
    number: orEmpty(count),
    to: orEmpty(count),
    title: orEmpty(title),
    body,
    key: requestKey.default(newKey),
  }),
  isPreview: true,
  run: async (request, input): Promise<Outcome<Previewed>> =>
    done(await previewed(request, input, input.thread)),
  next: ({ text }, input, request) =>
    input.thread === undefined ? talkAddress() : formWith(request, input.thread, input, text),
});

async function formWith(
  request: ForumRequest,
  id: number,
  input: { number: number | undefined; to: number | undefined; title: string | undefined },
  text: Parameters<typeof replyForm>[3],
): Promise<Reply> {
  if (input.number !== undefined) {
    const found = await aboutPost(request, id, input.number, 'edit');
    return 'kind' in found ? found : editForm(request, found, input.title, text);
  }
  const view = await fullThread(request, id);
  return view.ok
    ? replyForm(request, view.value, input.to, text)
    : { kind: 'refused', refusal: view.refusal };
}

const place = z.object({ thread, number: count });

const vote = operation({
  name: 'post.vote',
  summary: 'Says that a post helped, or takes that back.',
  scope: 'post',
  input: place.extend({ helpful: yesNo }),
  output: postPlace.extend({ helpful: z.boolean(), count: z.number() }),
  api: { method: 'put', path: '/threads/:thread/posts/:number/helpful' },
  run: async (request, input) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    return request.forum.store.write('post.vote', { ...input, now: request.now, by: by.value });
  },
  next: atPost,
});

const acceptance = (name: string, accepted: boolean, summary: string, method: 'put' | 'delete'): Operation =>
  operation({
    name,
    summary,
    scope: 'post',
    input: place,
    output: postPlace.extend({ accepted: z.boolean() }),
    api: {
      method,
      path: '/threads/:thread/posts/:number/accepted',
    },
    run: async (request, input) => {
      const by = signedIn(request);
      if (!by.ok) return by;
      return request.forum.store.write('post.accept', {
        ...input,
        accepted,
        now: request.now,
        by: by.value,
      });
    },
    next: atPost,
  });

const simple = (
  name: 'post.delete' | 'post.restore',
  summary: string,
  api: NonNullable<Operation['api']>,
): Operation =>
  operation({
    name,
    summary,
    scope: 'post',
    input: place,
    output: postPlace,
    api,
    run: async (request, input) => {
      const by = signedIn(request);
      if (!by.ok) return by;
      return request.forum.store.write(name, {
        ...input,
        now: request.now,
        by: by.value,
      });
    },
    next: atPost,
  });

const flagReason = z.enum(['advertising', 'off-topic', 'unkind', 'copied', 'other']);

const flag = operation({
  name: 'post.flag',
  summary: 'Reports a post to the moderators.',
  scope: 'post',
  input: place.extend({ reason: flagReason, words: z.string().max(1000).default('') }),
  output: z.object({ hidden: z.boolean() }),
  api: { method: 'post', path: '/threads/:thread/posts/:number/reports' },
  run: async (request, input) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    return request.forum.store.write('post.flag', { ...input, now: request.now, by: by.value });
  },
  next: (_value, input) => `${threadAddress({ id: input.thread, slug: '' })}?told=reported#p${input.number}`,
});

const remove = operation({
  name: 'post.remove',
  summary: 'Removes a post, with a reason that its author reads.',
  scope: 'moderate',
  input: place.extend({ reason: z.string().max(60), words: z.string().max(1000).default('') }),
  output: postPlace,
  api: { method: 'post', path: '/threads/:thread/posts/:number/removal' },
  run: async (request, input) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    return request.forum.store.write('post.remove', { ...input, now: request.now, by: by.value });
  },
  next: atPost,
});

export const postOperations: readonly Operation[] = [
  create,
  edit,
  preview,
  vote,
  acceptance('post.accept', true, 'Accepts an answer.', 'put'),
  acceptance('post.unaccept', false, 'Takes an acceptance back.', 'delete'),
  simple('post.delete', 'Deletes a post.', { method: 'delete', path: '/threads/:thread/posts/:number' }),
  simple('post.restore', 'Brings a deleted post back.', {
    method: 'post',
    path: '/threads/:thread/posts/:number/restore',
  }),
  flag,
  remove,
];
