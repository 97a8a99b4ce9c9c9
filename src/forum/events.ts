// events: what happens in the forum, as the outbox keeps it: notices, mail, webhooks, feeds and live pages all start from these.

import type { Transaction } from './store/store.ts';

export type ForumEvent =
  | { type: 'thread.created'; thread: number; post: number; by: number }
  | {
      type: 'thread.changed';
      thread: number;
      by: number;
      what: 'closed' | 'opened' | 'moved' | 'renamed' | 'tagged' | 'pinned' | 'split' | 'joined';
    }
  | { type: 'post.created'; thread: number; post: number; by: number }
  | { type: 'post.edited'; thread: number; post: number; by: number }
  | {
      type: 'post.state';
      thread: number;
      post: number;
      by: number | null;
      from: string;
      to: string;
      reason?: string;
      words?: string;
    }
  /** Posts of one person went to another discussion: `posts` are their ids, `post` is the first of them. */
  | { type: 'post.moved'; thread: number; post: number; posts: number[]; from: number; by: number }
  | { type: 'post.helpful'; thread: number; post: number; by: number; count: number }
  | { type: 'answer.accepted'; thread: number; post: number; by: number }
  | { type: 'answer.unaccepted'; thread: number; post: number; by: number }
  | { type: 'flag.raised'; thread: number; post: number; by: number; reason: string }
  | { type: 'review.created'; review: number; kind: string }
  | { type: 'review.decided'; review: number; by: number; decision: string }
  | { type: 'anchor.changed'; thread: number; anchor: number; state: string; version: string }
  | { type: 'person.created'; person: number }
  | { type: 'book.published'; version: string };

/** Writes what happened beside what happened, in the same transaction. */
export async function emit(db: Transaction, at: number, event: ForumEvent): Promise<void> {
  const { type, ...payload } = event;
  await db
    .insertInto('outbox')
    .values({ at, type, payload: JSON.stringify(payload), done_at: null })
    .execute();
}
