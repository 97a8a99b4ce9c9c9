// find: the rows that a command is about, held until its transaction ends.

import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';

import type { Actor } from '../actor.ts';
import type { Outcome, Refusal } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { may, postTarget, threadTarget } from '../policy/index.ts';
import type { Action, TargetOf } from '../policy/index.ts';
import type { PostTarget, ThreadTarget } from '../policy/index.ts';
import type { Database, Row } from '../store/schema.ts';
import type { Transaction } from '../store/store.ts';

/** Actions on a discussion, and on a post. */
export type ThreadAction = { [Name in Action]: TargetOf<Name> extends ThreadTarget ? Name : never }[Action];
export type PostAction = { [Name in Action]: TargetOf<Name> extends PostTarget ? Name : never }[Action];

/** The last parameter of `may` for an action. */
type Given<Name extends Action> = TargetOf<Name> extends undefined ? [] : [TargetOf<Name>];

/** Why a discussion is closed of which another one has taken all posts: nothing can be done to it. */
export const joinedReason = 'joined';

export const isNotJoined = (row: ExpressionBuilder<Database, 'threads'>): Expression<SqlBool> =>
  row.or([row('close_reason', 'is', null), row('close_reason', '<>', joinedReason)]);

/** The discussion, held so that what is counted from now on is right. Undefined when there is none, or no more. */
export function heldThread(db: Transaction, id: number): Promise<Row<'threads'> | undefined> {
  return db
    .updateTable('threads')
    .set((row) => ({ last_number: row.ref('last_number') }))
    .where('id', '=', id)
    .where(isNotJoined)
    .returningAll()
    .executeTakeFirst();
}

export interface FoundPost {
  thread: Row<'threads'>;
  post: Row<'posts'>;
}

/** A post by its discussion and number. */
export async function heldPost(
  db: Transaction,
  thread: number,
  number: number,
): Promise<FoundPost | undefined> {
  const held = await heldThread(db, thread);
  const post =
    held &&
    (await db
      .selectFrom('posts')
      .selectAll()
      .where('thread_id', '=', thread)
      .where('number', '=', number)
      .executeTakeFirst());
  return held && post ? { thread: held, post } : undefined;
}

/** The post, when this person may do that to it as it is now. */
export async function postFor<Name extends PostAction>(
  db: Transaction,
  by: Actor,
  action: Name,
  { thread, number, now }: { thread: number; number: number; now: number },
): Promise<Outcome<FoundPost>> {
  const found = await heldPost(db, thread, number);
  if (!found) return refused('not-found');
  const target = postTarget(found.post, found.thread);
  const allowed: true | Refusal = may(by, action, now, ...([target] as unknown as Given<Name>));
  return allowed === true ? done(found) : { ok: false, refusal: allowed };
}

/** The discussion, when this person may do that to it as it is now. */
export async function threadFor<Name extends ThreadAction>(
  db: Transaction,
  by: Actor,
  action: Name,
  { thread, now }: { thread: number; now: number },
): Promise<Outcome<Row<'threads'>>> {
  const found = await heldThread(db, thread);
  if (!found) return refused('not-found');
  const target = threadTarget(found);
  const allowed: true | Refusal = may(by, action, now, ...([target] as unknown as Given<Name>));
  return allowed === true ? done(found) : { ok: false, refusal: allowed };
}
