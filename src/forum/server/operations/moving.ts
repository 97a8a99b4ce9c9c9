// moving: posts go to another discussion, and two discussions become one.

import * as z from 'zod';

import type { Outcome } from '../../outcome.ts';
import { mergeAddress } from '../../pages/index.ts';
import type { Fields } from '../input.ts';
import type { Operation } from '../operation.ts';
import { operation } from '../operation.ts';
import { mergeReply, splitReply } from '../routes/moving.ts';
import { namedThread, orEmpty, postNumbers, threadKind, title } from '../schemas.ts';
import { atPost, signedIn, thread } from './posts.ts';

const placed = z.object({ thread: z.number(), slug: z.string(), number: z.number() });
type Placed = z.infer<typeof placed>;

const split = operation({
  name: 'thread.split',
  summary: 'Moves answers and replies to a new discussion, or to another one.',
  scope: 'moderate',
  input: z.object({
    thread,
    posts: postNumbers,
    title: title.default(''),
    kind: threadKind.default('question'),
    into: orEmpty(namedThread),
  }),
  output: placed,
  api: { method: 'post', path: '/threads/:thread/split' },
  run: async (request, { thread: id, posts, title: name, kind, into }): Promise<Outcome<Placed>> => {
    const by = signedIn(request);
    if (!by.ok) return by;
    return request.forum.store.write('thread.split', {
      now: request.now,
      by: by.value,
      thread: id,
      numbers: posts,
      to: into === undefined ? { title: name, kind } : { thread: into },
    });
  },
  next: atPost,
  again: (request, fields, refusal) => {
    const { posts } = z.object({ posts: postNumbers.catch([]) }).parse(fields);
    const form = {
      posts,
      title: words(fields, 'title'),
      kind: threadKind.catch('question').parse(fields['kind']),
      into: words(fields, 'into'),
      refusal,
    };
    return splitReply(request, Number(fields['thread']), form);
  },
});

const words = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

const merge = operation({
  name: 'thread.merge',
  summary: 'Joins a discussion with another one, which takes all its posts. It cannot be taken back.',
  scope: 'moderate',
  input: z.object({ thread, into: namedThread }),
  output: placed,
  api: { method: 'post', path: '/threads/:thread/merge' },
  run: async (request, { thread: id, into }): Promise<Outcome<Placed>> => {
    const by = signedIn(request);
    if (!by.ok) return by;
    return request.forum.store.write('thread.merge', { now: request.now, by: by.value, thread: id, into });
  },
  next: atPost,
  again: (request, fields, refusal) =>
    refusal.code === 'sign-in'
      ? Promise.resolve({ kind: 'go', to: mergeAddress({ id: Number(fields['thread']), slug: '' }) })
      : mergeReply(request, Number(fields['thread']), undefined, refusal),
});

export const movingOperations: readonly Operation[] = [split, merge];
