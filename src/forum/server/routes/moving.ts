// moving: the pages on which posts are moved, and discussions joined.

import * as z from 'zod';

import type { Outcome, Refusal } from '../../outcome.ts';
import { refused } from '../../outcome.ts';
import type { MergeForm, SplitForm, ThreadAction, ThreadView } from '../../pages/index.ts';
import { mergePage, splitPage } from '../../pages/index.ts';
import { frameOf } from '../frame-of.ts';
import type { Reply } from '../reply.ts';
import type { ForumRequest } from '../request.ts';
import type { ReadRoute } from '../routes.ts';
import { readRoute } from '../routes.ts';
import { namedThread, orEmpty, threadId } from '../schemas.ts';
import { fullThread } from './threads.ts';

const split = readRoute({
  name: 'thread.split',
  path: '/talk/:thread/split',
  input: z.object({ thread: threadId }),
  show: (request, { thread }) =>
    splitReply(request, thread, { posts: [], title: '', kind: 'question', into: '' }),
});

export async function splitReply(request: ForumRequest, id: number, form: SplitForm): Promise<Reply> {
  const view = await viewFor(request, id, 'split');
  if (!view.ok) return { kind: 'refused', refusal: view.refusal };
  const html = splitPage(view.value, form, await frameOf(request));
  return { kind: 'page', html, ...(form.refusal && { status: 422 }) };
}

async function viewFor(request: ForumRequest, id: number, needs: ThreadAction): Promise<Outcome<ThreadView>> {
  const view = await fullThread(request, id);
  if (!view.ok) return view;
  if (!request.visitor) return refused('sign-in');
  return view.value.can.includes(needs) ? view : refused('not-allowed');
}

const merge = readRoute({
  name: 'thread.merge',
  path: '/talk/:thread/merge',
  input: z.object({ thread: threadId, into: orEmpty(z.string().max(2_000)) }),
  show: (request, { thread, into }) => mergeReply(request, thread, into),
});

/** @param into what was given for the other discussion: its number or address */
export async function mergeReply(
  request: ForumRequest,
  id: number,
  into: string | undefined,
  refusal?: Refusal,
): Promise<Reply> {
  const view = await viewFor(request, id, 'merge');
  if (!view.ok) return { kind: 'refused', refusal: view.refusal };
  const form = into === undefined || refusal ? {} : await other(request, id, into);
  const wrong = refusal ?? form.refusal;
  const html = mergePage(view.value, { ...form, ...(wrong && { refusal: wrong }) }, await frameOf(request));
  return { kind: 'page', html, ...(wrong && { status: 422 }) };
}

async function other(request: ForumRequest, id: number, given: string): Promise<MergeForm> {
  const named = namedThread.safeParse(given);
  if (!named.success || named.data === id)
    return { refusal: { code: 'not-understood', details: { field: given } } };
  const view = await fullThread(request, named.data);
  if (!view.ok) return { refusal: view.refusal };
  const { id: into, slug, title, question } = view.value;
  return { into: { id: into, slug, title, cooked: question.cooked } };
}

export const movingRoutes: readonly ReadRoute[] = [split, merge];
