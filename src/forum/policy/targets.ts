// targets: what an action is done to, cut down to what decides whether it may be done.

import type { PostKind, PostState, ReviewKind, Role, Row } from '../store/schema.ts';

export interface ThreadTarget {
  authorId: number;
  /** State of its question. */
  state: PostState;
  closedAt: number | null;
  answers: number;
}

export interface PostTarget {
  kind: PostKind;
  authorId: number;
  state: PostState;
  /** Who brought it into this state; null: nobody, or the forum itself. */
  stateBy: number | null;
  created: number;
  thread: ThreadTarget;
}

export interface ReviewTarget {
  kind: ReviewKind;
  /** Whose post or account it is about. */
  aboutId: number | null;
}

export interface PersonTarget {
  id: number;
  role: Role;
  state: 'active' | 'imported' | 'gone';
}

/** A key for programs: whose it is, and what it is to allow. */
export interface KeyTarget {
  personId: number;
  scopes: readonly string[];
}

export interface Targets {
  nothing: undefined;
  thread: ThreadTarget;
  post: PostTarget;
  review: ReviewTarget;
  person: PersonTarget;
  key: KeyTarget;
}

type ThreadColumns = Pick<Row<'threads'>, 'author_id' | 'state' | 'closed_at' | 'answers'>;
type PostColumns = Pick<Row<'posts'>, 'kind' | 'author_id' | 'state' | 'state_by' | 'created'>;
type PersonColumns = Pick<Row<'people'>, 'id' | 'role' | 'state'>;

export const threadTarget = (row: ThreadColumns): ThreadTarget => ({
  authorId: row.author_id,
  state: row.state,
  closedAt: row.closed_at,
  answers: row.answers,
});

export const postTarget = (row: PostColumns, thread: ThreadColumns): PostTarget => ({
  kind: row.kind,
  authorId: row.author_id,
  state: row.state,
  stateBy: row.state_by,
  created: row.created,
  thread: threadTarget(thread),
});

export const personTarget = ({ id, role, state }: PersonColumns): PersonTarget => ({ id, role, state });
