// threads: one discussion, what its posts said before, and the pages on which something is written to it.

import * as z from 'zod';

import type { Outcome } from '../../outcome.ts';
import { done, refused } from '../../outcome.ts';
import type { AboutPost, PostView, TextForm, ThreadView, Viewer } from '../../pages/index.ts';
import {
  changeThreadPage,
  deletePostPage,
  editPostPage,
  editsPage,
  removePostPage,
  replyPage,
  reportPage,
  threadAddress,
  threadPage,
} from '../../pages/index.ts';
import type { VisitorFacts } from '../../threads/index.ts';
import { editsView, threadView } from '../../threads/index.ts';
import { placesFor } from '../anchors.ts';
import { feedOf } from '../feed.ts';
import { frameOf, viewerOf } from '../frame-of.ts';
import { joinedNumbers, joinedPlace, joinedReply } from '../joined.ts';
import { digestOfKey, newKey } from '../keys.ts';
import type { Blanks } from '../kept-pages.ts';
import { isAnyone, isPlain, keptPage } from '../kept-pages.ts';
import type { Reply } from '../reply.ts';
import type { ForumRequest } from '../request.ts';
import type { ReadRoute } from '../routes.ts';
import { readRoute } from '../routes.ts';
import { count, orEmpty, threadId } from '../schemas.ts';
import { sightOf } from '../sight.ts';

const one = readRoute({
  name: 'thread',
  path: '/talk/:thread{[0-9][^/]*}',
  input: z.object({
    thread: z.string(),
    told: z.string().optional(),
    /** Of a discussion that was joined with this one: its post numbers are meant. */
    joined: orEmpty(count).catch(undefined),
  }),
  show: async (request, { thread: asked, told, joined }) => {
    const id = threadId.safeParse(asked.replace(/\.atom$/, ''));
    if (!id.success) return { kind: 'refused', refusal: { code: 'not-found' } };
    if (asked.endsWith('.atom')) {
      const place = await joinedPlace(request, id.data);
      if (place)
        return { kind: 'go', to: `${threadAddress({ id: place.thread, slug: '' })}.atom`, permanent: true };
      return feedOf(request, { thread: id.data });
    }
    const reply = await threadAnswer(request, { id: id.data, asked, told, joined });
    const isGone = reply.kind === 'refused' && reply.refusal.code === 'not-found';
    return (isGone ? await joinedReply(request, id.data) : undefined) ?? reply;
  },
});

/** The page of a discussion: one that another reader got, where that is the same. */
async function threadAnswer(request: ForumRequest, asked: AskedThread): Promise<Reply> {
  const { forum, visitor } = request;
  const kept = { name: `thread ${asked.asked}`, version: forum.changes.thread(asked.id) };
  if (isAnyone(request)) return keptPage(request, kept, (blanks) => threadReply(request, asked, blanks));
  const sight = visitor && isPlain(request) ? await sightOf(request, visitor, asked.id) : undefined;
  if (!sight) return threadReply(request, asked, { formKey: newKey() });
  const viewer = (): Promise<Viewer | undefined> => {
    markRead(request, { id: asked.id, lastNumber: sight.lastNumber, ...sight.facts });
    return viewerOf(request, asked.id);
  };
  return keptPage(request, { ...kept, name: `${kept.name} ${sight.name}`, viewer }, (blanks) =>
    threadReply(request, asked, blanks, sight.facts),
  );
}

interface AskedThread {
  id: number;
  /** As the address says it. */
  asked: string;
  told: string | undefined;
  joined: number | undefined;
}

async function threadReply(
  request: ForumRequest,
  { id, asked, told, joined }: AskedThread,
  { formKey, viewer }: Blanks,
  facts?: VisitorFacts,
): Promise<Reply> {
  const view = await fullThread(request, id, facts);
  if (!view.ok) return { kind: 'refused', refusal: view.refusal };
  const address = threadAddress(view.value);
  if (`/-/talk/${encodeURIComponent(asked)}` !== address)
    return { kind: 'go', to: address + request.url.search, permanent: true };
  if (!viewer) markRead(request, view.value);
  const seenBy = viewer ?? (await viewerOf(request, id));
  const frame = await frameOf(request, {
    ...(told === 'reported' && { told: request.forum.words.post.told.reported }),
    ...(seenBy && { viewer: seenBy }),
  });
  const numbers = joined === undefined ? undefined : await joinedNumbers(request, id, joined);
  const shown = numbers && numbers.size > 0 ? { ...view.value, joined: numbers } : view.value;
  return { kind: 'page', html: threadPage(shown, { key: formKey, body: '' }, frame) };
}

export const emptyForm = (body = ''): TextForm => ({ key: newKey(), body });

/** A discussion as who asks may see it. */
export async function threadFor(
  request: ForumRequest,
  id: number,
  facts?: VisitorFacts,
): Promise<Outcome<ThreadView>> {
  const { forum, visitor, now } = request;
  // A form that is shown again may have named none.
  if (!Number.isSafeInteger(id)) return refused('not-found');
  return threadView(forum.store.read, id, visitor, now, placesFor(request), facts);
}

/** A discussion with what is similar to it. */
export async function fullThread(
  request: ForumRequest,
  id: number,
  facts?: VisitorFacts,
): Promise<Outcome<ThreadView>> {
  const view = await threadFor(request, id, facts);
  if (!view.ok) return view;
  const { title, anchor } = view.value;
  const similar = await request.forum.titles.similar(title, { without: id, label: anchor.nowLabel });
  const shown = request.forum.settings.readOnly === undefined ? view.value : onlyRead(view.value);
  return done({ ...shown, similar });
}

/** While discussions can only be read, nothing is offered that would be refused. */
function onlyRead(view: ThreadView): ThreadView {
  const read = (post: PostView): PostView => ({
    ...post,
    can: post.can.filter((action) => action === 'history'),
    replies: post.replies.map(read),
  });
  return { ...view, can: [], question: read(view.question), answerPosts: view.answerPosts.map(read) };
}

/** Notes how far somebody has read. Nobody waits for it: their page itself leaves out what they were told of this discussion. */
function markRead(
  { forum, visitor, now }: ForumRequest,
  { id, lastNumber, read }: Pick<ThreadView, 'id' | 'lastNumber' | 'read'>,
): void {
  if (!visitor || visitor.scopes || (read ?? 0) >= lastNumber) return;
  forum.store
    .write('thread.mark-read', { now, person: visitor.id, thread: id, number: lastNumber })
    .catch((error: unknown) => forum.log('warning', 'mark-read', { message: String(error) }));
}

const edits = readRoute({
  name: 'post.history',
  path: '/talk/:thread/edits/:number',
  input: z.object({ thread: threadId, number: count }),
  show: async (request, { thread, number }) => {
    const { forum, visitor, now } = request;
    const view = await editsView(forum.store.read, { thread, number, visitor, now }, forum.words.diff);
    if (!view.ok) return { kind: 'refused', refusal: view.refusal };
    return { kind: 'page', html: editsPage(view.value, await frameOf(request)) };
  },
});

const reply = readRoute({
  name: 'post.write',
  path: '/talk/:thread/reply',
  input: z.object({
    thread: threadId,
    to: orEmpty(count),
    quote: orEmpty(count),
    kept: z.string().optional(),
  }),
  show: async (request, { thread, to, quote, kept }) => {
    const view = await fullThread(request, thread);
    if (!view.ok) return { kind: 'refused', refusal: view.refusal };
    const quoted = quote === undefined ? undefined : await quoteOf(request, view.value, quote);
    const body = (await keptBody(request, kept)) ?? quoted ?? '';
    return replyForm(request, view.value, to, emptyForm(body));
  },
});

/** What was written before signing in, once. */
export async function keptBody(
  { forum, now }: ForumRequest,
  key: string | undefined,
): Promise<string | undefined> {
  const fields = await keptFields(forum, now, key);
  return typeof fields?.['body'] === 'string' ? fields['body'] : undefined;
}

export async function keptFields(
  forum: ForumRequest['forum'],
  now: number,
  key: string | undefined,
): Promise<Record<string, unknown> | undefined> {
  if (key === undefined) return undefined;
  const stored = await forum.store.write('text.take', { now, keyHash: digestOfKey(key) });
  return stored === null ? undefined : (JSON.parse(stored) as Record<string, unknown>);
}

export async function replyForm(
  request: ForumRequest,
  view: ThreadView,
  to: number | undefined,
  text: TextForm,
): Promise<Reply> {
  const post = to === undefined ? undefined : postIn(view, to);
  const html = replyPage(
    {
      thread: view,
      kind: post ? 'reply' : 'answer',
      text,
      ...(post && {
        to: {
          number: post.number,
          author: post.author,
          cooked: post.cooked,
        },
      }),
    },
    await frameOf(request),
  );
  return { kind: 'page', html, ...(text.refusal && { status: 422 }) };
}

export const postIn = (view: ThreadView, number: number): PostView | undefined =>
  [view.question, ...view.answerPosts]
    .flatMap((post) => [post, ...post.replies])
    .find((post) => post.number === number);

/** The words of a post as a quotation, as one writes it. */
async function quoteOf({ forum }: ForumRequest, view: ThreadView, number: number): Promise<string> {
  const post = postIn(view, number);
  if (!post || post.cooked === '') return '';
  const row = await forum.store.read
    .selectFrom('posts')
    .select('plain')
    .where('id', '=', post.id)
    .executeTakeFirst();
  const lines = (row?.plain ?? '')
    .trim()
    .split('\n')
    .map((line) => `> ${line}`);
  return `> @${post.author.handle} #${number}:\n${lines.join('\n')}\n\n`;
}

/** A page about one post that asks before something is done. */
const about = (
  name: string,
  path: string,
  page: (view: AboutPost, frame: Awaited<ReturnType<typeof frameOf>>) => ReturnType<typeof reportPage>,
  needs: PostView['can'][number],
): ReadRoute =>
  readRoute({
    name,
    path: `/talk/:thread/${path}/:number`,
    input: z.object({ thread: threadId, number: count }),
    show: async (request, { thread, number }) => {
      const found = await aboutPost(request, thread, number, needs);
      if ('kind' in found) return found;
      return { kind: 'page', html: page(found, await frameOf(request)) };
    },
  });

export async function aboutPost(
  request: ForumRequest,
  thread: number,
  number: number,
  needs?: PostView['can'][number],
): Promise<AboutPost | Extract<Reply, { kind: 'refused' }>> {
  const view = await fullThread(request, thread);
  if (!view.ok) return { kind: 'refused', refusal: view.refusal };
  const post = postIn(view.value, number);
  if (!post) return { kind: 'refused', refusal: { code: 'not-found' } };
  if (!request.visitor) return { kind: 'refused', refusal: { code: 'sign-in' } };
  if (needs !== undefined && !post.can.includes(needs))
    return { kind: 'refused', refusal: { code: 'not-allowed' } };
  return { thread: view.value, number, author: post.author, cooked: post.cooked };
}

const edit = readRoute({
  name: 'post.edit',
  path: '/talk/:thread/edit/:number',
  input: z.object({ thread: threadId, number: count }),
  show: async (request, { thread, number }) => {
    const found = await aboutPost(request, thread, number, 'edit');
    if ('kind' in found) return found;
    const row = await request.forum.store.read
      .selectFrom('posts')
      .select(['raw', 'kind'])
      .where('thread_id', '=', thread)
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    return editForm(
      request,
      found,
      row.kind === 'question' ? found.thread.title : undefined,
      emptyForm(row.raw),
    );
  },
});

export async function editForm(
  request: ForumRequest,
  { thread, number }: AboutPost,
  title: string | undefined,
  text: TextForm,
): Promise<Reply> {
  const view = { thread, number, text, ...(title !== undefined && { title }) };
  const html = editPostPage(view, await frameOf(request));
  return { kind: 'page', html, ...(text.refusal && { status: 422 }) };
}

const change = readRoute({
  name: 'thread.change',
  path: '/talk/:thread/change',
  input: z.object({ thread: threadId }),
  show: async (request, { thread }) => {
    const view = await fullThread(request, thread);
    if (!view.ok) return { kind: 'refused', refusal: view.refusal };
    if (!request.visitor) return { kind: 'refused', refusal: { code: 'sign-in' } };
    if (!view.value.can.some((one) => one === 'rename' || one === 'tag' || one === 'move')) {
      return { kind: 'refused', refusal: { code: 'not-allowed' } };
    }
    return { kind: 'page', html: changeThreadPage(view.value, await frameOf(request)) };
  },
});

export const threadRoutes: readonly ReadRoute[] = [
  change,
  one,
  edits,
  reply,
  edit,
  about('post.report', 'report', reportPage, 'flag'),
  about('post.delete', 'delete', deletePostPage, 'delete'),
  about('post.remove', 'remove', removePostPage, 'remove'),
];
