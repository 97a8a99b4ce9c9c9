// leave: deleting an account: the person becomes a former reader, and the posts stay, or are deleted with it.

import type { Actor } from '../actor.ts';
import { done, refused, type Outcome } from '../outcome.ts';
import { may } from '../policy/may.ts';
import { indexPost, indexThread } from '../search/index.ts';
import type { Transaction } from '../store/store.ts';
import { heldPost } from '../threads/find.ts';
import { changeState } from '../threads/post-state.ts';

export interface Leaving {
  by: Actor;
  posts: 'keep' | 'delete';
  now: number;
}

/** @returns the account, which is to be removed after this */
export async function leave(
  db: Transaction,
  { by, posts, now }: Leaving,
): Promise<Outcome<{ account: string | null }>> {
  const allowed = may(by, 'my.delete', now);
  if (allowed !== true) return { ok: false, refusal: allowed };
  const row = await db
    .selectFrom('people')
    .select(['id', 'account', 'email', 'role'])
    .where('id', '=', by.id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return refused('not-found');
  if (row.role === 'administrator' && (await isOnlyAdministrator(db, by.id))) {
    return refused('not-allowed', { why: 'only-administrator' });
  }
  if (posts === 'delete') await deletePosts(db, by.id, now);
  await forget(db, by.id, row.email);
  await db
    .updateTable('people')
    .set({
      handle: `former-reader-${by.id}`,
      handle_key: `former-reader-${by.id}`,
      account: null,
      email: null,
      role: 'reader',
      trust: 0,
      state: 'gone',
      preferences: '{}',
      external: null,
      read_ms: 0,
      days: 0,
    })
    .where('id', '=', by.id)
    .execute();
  return done({ account: row.account });
}

async function isOnlyAdministrator(db: Transaction, but: number): Promise<boolean> {
  const other = await db
    .selectFrom('people')
    .select('id')
    .where('role', '=', 'administrator')
    .where('state', '=', 'active')
    .where('id', '<>', but)
    .executeTakeFirst();
  return other === undefined;
}

/** What was only theirs. What others see of it, such as a count of who found something helpful, stays without a name. */
async function forget(db: Transaction, person: number, email: string | null): Promise<void> {
  for (const table of ['passkeys', 'api_keys', 'subscriptions', 'notices', 'drafts', 'read_marks'] as const) {
    await db.deleteFrom(table).where('person_id', '=', person).execute();
  }
  await db.deleteFrom('mentions').where('person_id', '=', person).execute();
  if (email === null) return;
  await db
    .deleteFrom('deliveries')
    .where('channel', '=', 'mail')
    .where('target', '=', email)
    .where('done_at', 'is', null)
    .execute();
}

/** What a moderator removed stays as it is in the records of why; everything else loses its words. */
async function deletePosts(db: Transaction, person: number, now: number): Promise<void> {
  const posts = await db
    .selectFrom('posts')
    .select(['id', 'thread_id', 'number', 'kind'])
    .where('author_id', '=', person)
    .where('state', '<>', 'removed')
    .where('kind', '<>', 'event')
    // In one order, so that two who leave at once do not wait for each other.
    .orderBy('thread_id')
    .orderBy('number')
    .execute();
  for (const { id, thread_id: thread, number, kind } of posts) {
    const found = await heldPost(db, thread, number);
    if (found === undefined) continue;
    await db.updateTable('posts').set({ raw: '', cooked: '', plain: '' }).where('id', '=', id).execute();
    await db.deleteFrom('post_revisions').where('post_id', '=', id).execute();
    for (const table of ['mentions', 'quotes', 'upload_uses'] as const) {
      await db.deleteFrom(table).where('post_id', '=', id).execute();
    }
    if (kind === 'question') await emptyThread(db, thread);
    if (found.post.state === 'deleted')
      await (kind === 'question' ? indexThread(db, thread) : indexPost(db, id));
    else await changeState(db, found, { to: 'deleted', by: person, now });
  }
}

async function emptyThread(db: Transaction, thread: number): Promise<void> {
  await db.updateTable('threads').set({ title: '…', slug: 'deleted' }).where('id', '=', thread).execute();
  await db.deleteFrom('thread_tags').where('thread_id', '=', thread).execute();
}
