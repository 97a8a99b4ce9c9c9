// queue-view: what waits for moderators, oldest first, and what is known of each case.

import type { Actor } from '../actor.ts';
import type { ShowPlace } from '../anchors/anchor-view.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import type { CaseView, DecidedView, Decision, QueueView, SignalView } from '../pages/views/queue.ts';
import { may, mayReviewKinds } from '../policy/index.ts';
import type { ReviewKind, Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';
import { isNotJoined } from '../threads/find.ts';
import { peopleOf, personIn, postView } from '../threads/post-view.ts';

const pageLength = 30;
const kinds: readonly ReviewKind[] = ['held', 'report', 'place', 'person', 'suggestion'];

/** How many cases wait that somebody may decide. */
export async function countWaiting(read: Reader, actor: Actor, now: number): Promise<number | undefined> {
  const mine = mayReviewKinds(actor, now);
  if (mine.length === 0) return undefined;
  const counts = await countsOf(read);
  return mine.reduce((sum, kind) => sum + counts[kind], 0);
}

async function countsOf(read: Reader): Promise<Record<ReviewKind, number>> {
  const rows = await read
    .selectFrom('reviews')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
    .where('state', '=', 'waiting')
    .groupBy('kind')
    .execute();
  const of = (kind: ReviewKind): number => Number(rows.find((row) => row.kind === kind)?.count ?? 0);
  return Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<ReviewKind, number>;
}

export interface QueueAsked {
  kind?: ReviewKind;
  /** Id of the last case of the page before. */
  after?: number;
  visitor: Actor;
  now: number;
  showPlace: ShowPlace;
}

export async function queueView(
  read: Reader,
  { kind, after, ...seen }: QueueAsked,
): Promise<Outcome<QueueView>> {
  const { visitor, now } = seen;
  const mine = mayReviewKinds(visitor, now);
  if (mine.length === 0) return refused('not-found');
  const shown = kind === undefined ? mine : mine.filter((one) => one === kind);
  if (shown.length === 0) return refused('not-allowed');
  const rows = await read
    .selectFrom('reviews')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('kind', 'in', shown)
    .where('id', '>', after ?? 0)
    .orderBy('id')
    .limit(pageLength + 1)
    .execute();
  const cases: CaseView[] = [];
  for (const row of rows.slice(0, pageLength)) cases.push(await caseOf(read, row, seen));
  const last = cases.at(-1);
  return done({
    ...(kind !== undefined && { kind }),
    counts: await countsOf(read),
    cases,
    ...(rows.length > pageLength && last && { older: String(last.id) }),
    recent: await recentOf(read, visitor, now),
  });
}

export async function caseView(
  read: Reader,
  id: number,
  seen: Seen,
): Promise<Outcome<{ view: CaseView; counts: QueueView['counts'] }>> {
  const row = await read.selectFrom('reviews').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || !mayReviewKinds(seen.visitor, seen.now).includes(row.kind)) return refused('not-found');
  return done({ view: await caseOf(read, row, seen), counts: await countsOf(read) });
}

const decisionsOn: Record<ReviewKind, readonly Decision[]> = {
  held: ['publish', 'remove'],
  report: ['keep', 'remove'],
  place: ['place', 'neither'],
  person: ['allow', 'suspend'],
  suggestion: [],
};

type Seen = Pick<QueueAsked, 'visitor' | 'now' | 'showPlace'>;

async function caseOf(
  read: Reader,
  review: Row<'reviews'>,
  { visitor, now, showPlace }: Seen,
): Promise<CaseView> {
  const post =
    review.post_id === null
      ? undefined
      : await read.selectFrom('posts').selectAll().where('id', '=', review.post_id).executeTakeFirst();
  const anchor =
    review.anchor_id === null
      ? undefined
      : await read.selectFrom('anchors').selectAll().where('id', '=', review.anchor_id).executeTakeFirst();
  const thread = await threadOf(read, post, anchor);
  const flags =
    post &&
    (await read.selectFrom('flags').selectAll().where('post_id', '=', post.id).orderBy('id').execute());
  const aboutId = post?.author_id ?? review.person_id;
  const people = await peopleOf(read, [
    aboutId,
    review.decided_by,
    ...(flags ?? []).map(({ person_id }) => person_id),
  ]);
  const seeing = thread && { visitor, now, thread, people, helped: new Set<number>() };
  const mayDecide = may(visitor, 'review.decide', now, { kind: review.kind, aboutId }) === true;
  return {
    id: review.id,
    kind: review.kind,
    version: review.version,
    created: review.created,
    ...(thread && {
      thread: {
        id: thread.id,
        slug: thread.slug,
        title: thread.title,
        label: thread.label,
      },
    }),
    ...(post && seeing && { post: postView(post, [], seeing) }),
    ...(aboutId !== null && {
      person: personIn(people, aboutId),
      account: await accountOf(read, aboutId),
    }),
    reports: (flags ?? []).map(({ reason, words, person_id }) => ({
      reason,
      words,
      by: personIn(people, person_id),
    })),
    signals: JSON.parse(review.signals) as SignalView[],
    ...(anchor && { anchor: await showPlace(anchor) }),
    can: review.state === 'waiting' && mayDecide ? decisionsOn[review.kind] : [],
    ...(review.decided_at !== null && {
      decidedBy: {
        by: personIn(people, review.decided_by),
        decision: review.decision ?? '',
        at: review.decided_at,
      },
    }),
  };
}

function threadOf(
  read: Reader,
  post: Row<'posts'> | undefined,
  anchor: Row<'anchors'> | undefined,
): Promise<Row<'threads'> | undefined> {
  const query = read.selectFrom('threads').selectAll();
  if (post) return query.where('id', '=', post.thread_id).executeTakeFirst();
  if (!anchor) return Promise.resolve(undefined);
  // What was joined with another one hangs on its place, too.
  return query.where('anchor_id', '=', anchor.id).where(isNotJoined).executeTakeFirst();
}

async function accountOf(read: Reader, person: number): Promise<NonNullable<CaseView['account']>> {
  const row = await read
    .selectFrom('people')
    .select(['created', 'email'])
    .where('id', '=', person)
    .executeTakeFirst();
  const posts = await read
    .selectFrom('posts')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('author_id', '=', person)
    .where('kind', '!=', 'event')
    .groupBy('state')
    .execute();
  return {
    created: row?.created ?? 0,
    emailConfirmed: (row?.email ?? null) !== null,
    posts: posts.reduce((sum, { count }) => sum + Number(count), 0),
    removed: Number(posts.find(({ state }) => state === 'removed')?.count ?? 0),
  };
}

/** How long what was decided stays in sight, to be undone; in milliseconds. */
const recentFor = 30 * 60_000;

async function recentOf(read: Reader, visitor: Actor, now: number): Promise<DecidedView[]> {
  const rows = await read
    .selectFrom('reviews')
    .leftJoin('posts', 'posts.id', 'reviews.post_id')
    .select(['reviews.id', 'reviews.kind', 'reviews.decision', 'reviews.decided_at', 'reviews.person_id'])
    .select(['posts.kind as postKind', 'posts.author_id'])
    .where('reviews.decided_by', '=', visitor.id)
    .where('reviews.decided_at', '>', now - recentFor)
    .orderBy('reviews.decided_at', 'desc')
    .limit(10)
    .execute();
  const people = await peopleOf(
    read,
    rows.map(({ author_id, person_id }) => author_id ?? person_id),
  );
  return rows.map((row) => {
    const aboutId = row.author_id ?? row.person_id;
    return {
      review: row.id,
      decision: row.decision as Decision,
      kind: row.kind,
      at: row.decided_at ?? 0,
      ...(row.postKind !== null && { postKind: row.postKind }),
      ...(aboutId !== null && { person: personIn(people, aboutId) }),
      mayUndo:
        may(visitor, 'review.undo', now, {
          kind: row.kind,
          aboutId,
        }) === true,
    };
  });
}
