// thread-view: one discussion with everything that its page shows to one visitor, in a bounded number of queries.

import type { Visitor } from '../actor.ts';
import type { ShowPlace } from '../anchors/anchor-view.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import type { PostView } from '../pages/views/parts.ts';
import type { ThreadView } from '../pages/views/thread.ts';
import { may, postTarget, threadTarget } from '../policy/index.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';
import { eventViews } from './events-view.ts';
import { peopleOf, personIn, postView, shownColumns, staysAsLine } from './post-view.ts';
import type { Seeing, ShownPost } from './post-view.ts';

type ThreadAction = ThreadView['can'][number];

export async function threadView(
  read: Reader,
  id: number,
  visitor: Visitor,
  now: number,
  showPlace: ShowPlace,
  /** Where they are known already. */
  facts?: VisitorFacts,
): Promise<Outcome<ThreadView>> {
  const thread = await read.selectFrom('threads').selectAll().where('id', '=', id).executeTakeFirst();
  if (!thread || may(visitor, 'thread.read', now, threadTarget(thread)) !== true) return refused('not-found');
  const [posts, anchor, tags, mine, { count: sectionCount }] = await Promise.all([
    read.selectFrom('posts').select(shownColumns).where('thread_id', '=', id).orderBy('number').execute(),
    read.selectFrom('anchors').selectAll().where('id', '=', thread.anchor_id).executeTakeFirstOrThrow(),
    read.selectFrom('thread_tags').select('tag').where('thread_id', '=', id).orderBy('tag').execute(),
    facts ?? visitorFacts(read, id, visitor),
    sectionCountOf(read, thread.label),
  ]);
  const people = await peopleOf(read, [
    thread.last_by,
    ...posts.flatMap(({ author_id, accepted_by }) => [author_id, accepted_by]),
  ]);
  const seeing: Seeing = { visitor, now, thread, people, helped: mine.helped };
  const { question, answers } = arranged(posts, seeing);
  if (!question) return refused('not-found');
  return done({
    id,
    slug: thread.slug,
    title: thread.title,
    kind: thread.kind,
    tags: tags.map(({ tag }) => tag),
    created: thread.created,
    lastAt: thread.last_at,
    lastBy: personIn(people, thread.last_by),
    lastNumber: thread.last_number,
    state: thread.state,
    pinned: thread.pinned === 1,
    ...(thread.variant !== null && { variant: thread.variant }),
    ...(thread.edition !== null && { edition: thread.edition }),
    ...(thread.solved_at !== null && { solvedAt: thread.solved_at }),
    ...(thread.closed_at !== null && { closedAt: thread.closed_at }),
    ...(thread.close_reason !== null && { closeReason: thread.close_reason }),
    anchor: await showPlace(anchor),
    question,
    answers: thread.answers,
    answerPosts: answers,
    events: await eventViews(read, { thread: id, posts, people, now }),
    following: mine.level === 'watching',
    similar: [],
    sectionCount: Number(sectionCount),
    ...(mine.reason !== undefined && { followReason: mine.reason }),
    ...(mine.read !== undefined && { read: mine.read }),
    can: threadActions(thread, visitor, now, posts),
  });
}

/** What a visitor has done with a discussion. */
export interface VisitorFacts {
  /** Ids of the posts that they have found helpful. */
  helped: ReadonlySet<number>;
  /** How they follow it, and why. */
  level?: string;
  reason?: string;
  /** Number of the last post that they have read. */
  read?: number;
}

export async function visitorFacts(read: Reader, thread: number, visitor: Visitor): Promise<VisitorFacts> {
  if (!visitor) return { helped: new Set() };
  const [votes, follows, mark] = await Promise.all([
    read
      .selectFrom('votes')
      .innerJoin('posts', 'posts.id', 'votes.post_id')
      .select('votes.post_id')
      .where('posts.thread_id', '=', thread)
      .where('votes.person_id', '=', visitor.id)
      .execute(),
    read
      .selectFrom('subscriptions')
      .select(['level', 'reason'])
      .where('person_id', '=', visitor.id)
      .where('scope', '=', 'thread')
      .where('target', '=', String(thread))
      .executeTakeFirst(),
    read
      .selectFrom('read_marks')
      .select('number')
      .where('person_id', '=', visitor.id)
      .where('thread_id', '=', thread)
      .executeTakeFirst(),
  ]);
  return {
    helped: new Set(votes.map(({ post_id }) => post_id)),
    ...follows,
    ...(mark && { read: mark.number }),
  };
}

const sectionCountOf = (read: Reader, label: string): Promise<{ count: number }> =>
  read
    .selectFrom('threads')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('label', '=', label)
    .where('state', '=', 'shown')
    .executeTakeFirstOrThrow();

/** Answers: accepted first, then the most helpful, then the oldest; replies under theirs, by time. */
export function arranged(
  posts: readonly ShownPost[],
  seeing: Seeing,
): { question: PostView | undefined; answers: PostView[] } {
  const replies = new Map<number, ShownPost[]>();
  for (const post of posts) {
    if (post.kind === 'reply' && post.parent_id !== null && isSeen(post, seeing)) {
      replies.set(post.parent_id, [...(replies.get(post.parent_id) ?? []), post]);
    }
  }
  const viewOf = (post: ShownPost): PostView =>
    postView(
      post,
      (replies.get(post.id) ?? [])
        // Those that came from another discussion have later numbers than their time.
        .toSorted((a, b) => a.created - b.created || a.number - b.number)
        .map((reply) => postView(reply, [], seeing)),
      seeing,
    );
  const question = posts.find(({ kind }) => kind === 'question');
  const answers = posts
    .filter(({ kind }) => kind === 'answer')
    .filter((post) => isSeen(post, seeing) || staysAsLine(post, replies.has(post.id)))
    .sort(
      (a, b) =>
        Number(b.accepted_at !== null) - Number(a.accepted_at !== null) ||
        (a.accepted_at ?? 0) - (b.accepted_at ?? 0) ||
        b.helpful - a.helpful ||
        a.number - b.number,
    );
  return { question: question && viewOf(question), answers: answers.map(viewOf) };
}

/** A deleted one is seen by its author and by staff only; others find a line where it has replies. */
const isSeen = (post: ShownPost, { visitor, now, thread }: Seeing): boolean =>
  may(visitor, 'post.read', now, postTarget(post, thread)) === true;

function threadActions(
  thread: Row<'threads'>,
  visitor: Visitor,
  now: number,
  posts: readonly ShownPost[],
): ThreadAction[] {
  const target = threadTarget(thread);
  const hasOthers = posts.some(({ kind }) => kind === 'answer' || kind === 'reply');
  const allowed = (answer: ReturnType<typeof may>): boolean => answer === true;
  const answers = may(visitor, 'post.create', now, target);
  return [
    ...(answers === true || answers.code === 'sign-in' ? (['answer'] as const) : []),
    ...(allowed(may(visitor, 'thread.follow', now, target)) ? (['follow'] as const) : []),
    ...(thread.closed_at === null && allowed(may(visitor, 'thread.close', now, target))
      ? (['close'] as const)
      : []),
    ...(thread.closed_at !== null && allowed(may(visitor, 'thread.open', now, target))
      ? (['open'] as const)
      : []),
    ...(allowed(may(visitor, 'thread.pin', now, target)) ? (['pin'] as const) : []),
    ...(allowed(may(visitor, 'thread.rename', now, target)) ? (['rename'] as const) : []),
    ...(allowed(may(visitor, 'thread.tag', now, target)) ? (['tag'] as const) : []),
    ...(allowed(may(visitor, 'thread.move', now, target)) ? (['move'] as const) : []),
    ...(allowed(may(visitor, 'thread.split', now, target)) && hasOthers ? (['split'] as const) : []),
    ...(allowed(may(visitor, 'thread.merge', now, target)) ? (['merge'] as const) : []),
  ];
}
