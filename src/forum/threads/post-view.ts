// post-view: rows of posts as pages show them to one visitor.

import type { Visitor } from '../actor.ts';
import type { PersonRef, PostAction, PostView } from '../pages/views/parts.ts';
import type { Action } from '../policy/index.ts';
import { may, postTarget, threadTarget } from '../policy/index.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

/** What is known of the people whom a page names, by id. */
export type People = ReadonlyMap<number, PersonRef>;

export async function peopleOf(read: Reader, ids: Iterable<number | null>): Promise<People> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await read
    .selectFrom('people')
    .select(['id', 'handle', 'role', 'state'])
    .where('id', 'in', wanted)
    .execute();
  return new Map(
    rows.map(({ id, handle, role, state }) => [
      id,
      { handle, role, ...(state === 'gone' && { gone: true }) },
    ]),
  );
}

const nobody: PersonRef = { handle: '', role: 'reader', gone: true };
export const personIn = (people: People, id: number | null): PersonRef => people.get(id ?? 0) ?? nobody;

/** What pages show of a post: not its source, nor what only machines read. */
export const shownColumns = [
  'id',
  'thread_id',
  'number',
  'kind',
  'parent_id',
  'author_id',
  'cooked',
  'created',
  'edited_at',
  'edits',
  'helpful',
  'accepted_at',
  'accepted_by',
  'state',
  'state_reason',
  'state_by',
  'state_at',
] as const;

export type ShownPost = Pick<Row<'posts'>, (typeof shownColumns)[number]>;

/** What a post is seen by. */
export interface Seeing {
  visitor: Visitor;
  now: number;
  thread: Row<'threads'>;
  people: People;
  /** Ids of the posts that the visitor has found helpful. */
  helped: ReadonlySet<number>;
}

type PostRule = Extract<Action, `post.${string}`>;

/** What a page offers for an action; where nobody is signed in, what leads to signing in is offered too. */
const offered: readonly { action: PostAction; rule: Exclude<PostRule, 'post.create'>; toAll?: true }[] = [
  { action: 'vote', rule: 'post.vote', toAll: true },
  { action: 'accept', rule: 'post.accept' },
  { action: 'unaccept', rule: 'post.unaccept' },
  { action: 'edit', rule: 'post.edit' },
  { action: 'flag', rule: 'post.flag', toAll: true },
  { action: 'delete', rule: 'post.delete' },
  { action: 'restore', rule: 'post.restore' },
  { action: 'remove', rule: 'post.remove' },
  { action: 'history', rule: 'post.history' },
];

export function postView(post: ShownPost, replies: readonly PostView[], seeing: Seeing): PostView {
  const { visitor, now, thread, people } = seeing;
  const target = postTarget(post, thread);
  const isVisible = may(visitor, 'post.read', now, target) === true;
  const mine = visitor?.id === post.author_id;
  return {
    id: post.id,
    number: post.number,
    kind: post.kind,
    author: personIn(people, post.author_id),
    created: post.created,
    edits: post.edits,
    cooked: isVisible ? post.cooked : '',
    helpful: post.helpful,
    helped: seeing.helped.has(post.id),
    state: post.state,
    mine,
    replies,
    ...(post.edited_at !== null && { editedAt: post.edited_at }),
    ...(post.accepted_at !== null && {
      acceptedAt: post.accepted_at,
      acceptedBy: personIn(people, post.accepted_by),
    }),
    ...(post.state !== 'shown' && post.state_reason !== null && { stateReason: post.state_reason }),
    ...(post.state !== 'shown' && post.state_at !== null && { stateAt: post.state_at }),
    can: isVisible ? actionsOn(post, seeing) : [],
  };
}

function actionsOn(post: ShownPost, { visitor, now, thread }: Seeing): PostAction[] {
  const target = postTarget(post, thread);
  const can = offered.filter(({ action, rule, toAll }) => {
    if (action === 'accept' ? post.accepted_at !== null : action === 'unaccept' && post.accepted_at === null)
      return false;
    if (action === 'history' && post.edits === 0) return false;
    const allowed = may(visitor, rule, now, target);
    return allowed === true || (toAll === true && post.kind !== 'event' && allowed.code === 'sign-in');
  });
  const answers = may(visitor, 'post.create', now, threadTarget(thread));
  const writes = post.state === 'shown' && (answers === true || answers.code === 'sign-in');
  return [...can.map(({ action }) => action), ...(writes ? (['reply', 'quote'] as const) : [])];
}

/** A post whose place stays in its discussion though its words are gone: a deleted or removed one that others have answered to. */
export const staysAsLine = (post: ShownPost, hasReplies: boolean): boolean =>
  (post.state === 'deleted' || post.state === 'removed') && hasReplies;
