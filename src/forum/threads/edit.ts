// edit: other words for a post, with what it said before kept.

import type { Actor } from '../actor.ts';
import { emit } from '../events.ts';
import { openReview } from '../moderation/review.ts';
import type { Signal } from '../moderation/signals.ts';
import { judgeText } from '../moderation/signals.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { takeRate } from '../policy/index.ts';
import { indexPost, indexThread } from '../search/index.ts';
import type { Command, Transaction } from '../store/store.ts';
import { postFor } from './find.ts';
import type { FoundPost } from './find.ts';
import { linkPost, unlinkPost } from './insert-post.ts';
import { recount } from './recount.ts';
import { slugOf } from './slug.ts';
import { setTags } from './tags.ts';
import type { PostText } from './text.ts';

export interface EditPostInput {
  now: number;
  by: Actor;
  thread: number;
  number: number;
  text: PostText;
  /** Of a question. */
  title?: string;
  tags?: readonly string[];
}

/** An author who mends a slip right after posting leaves no trace of it; in milliseconds. */
const grace = 5 * 60_000;

export const editPost: Command<
  EditPostInput,
  Outcome<{ thread: number; slug: string; number: number; held: boolean }>
> = async (db, input) => {
  const { now, by, text } = input;
  const found = await postFor(db, by, 'post.edit', input);
  if (!found.ok) return found;
  const { thread, post } = found.value;
  const isQuestion = post.kind === 'question';
  const title = isQuestion ? input.title?.trim().replace(/\s+/g, ' ') : undefined;
  if (title !== undefined && title.length > 200)
    return refused('too-long', { over: title.length - 200 }, 'title');
  const judged = await judgeText(db, { by, text, now, isEdit: true, ...(title !== undefined && { title }) });
  if (judged.refusal) return { ok: false, refusal: judged.refusal };
  const slow = await takeRate(db, by, 'post.edit', now);
  if (slow) return { ok: false, refusal: slow };

  await keepRevision(db, found.value, { by, now, title, raw: text.raw });
  await db
    .updateTable('posts')
    .set({ raw: text.raw, cooked: text.cooked, cook_version: text.cookVersion, plain: text.plain })
    .where('id', '=', post.id)
    .execute();
  const slug = title === undefined ? thread.slug : slugOf(title);
  if (title !== undefined)
    await db.updateTable('threads').set({ title, slug }).where('id', '=', thread.id).execute();
  if (isQuestion && input.tags) await setTags(db, thread.id, input.tags);
  await unlinkPost(db, post.id);
  await linkPost(db, { id: post.id, thread: thread.id, text });
  const held = await holdAgain(db, found.value, judged.signals, now);
  await (isQuestion ? indexThread(db, thread.id) : indexPost(db, post.id));
  await emit(db, now, { type: 'post.edited', thread: thread.id, post: post.id, by: by.id });
  return done({ thread: thread.id, slug, number: post.number, held });
};

async function keepRevision(
  db: Transaction,
  { thread, post }: FoundPost,
  edit: { by: Actor; now: number; title: string | undefined; raw: string },
): Promise<void> {
  const newTitle = edit.title !== undefined && edit.title !== thread.title;
  if (edit.raw === post.raw && !newTitle) return;
  const isSlip = edit.by.id === post.author_id && edit.now - (post.edited_at ?? post.created) < grace;
  if (isSlip && post.edits === 0 && post.state !== 'removed') return;
  await db
    .insertInto('post_revisions')
    .values({
      post_id: post.id,
      number: post.edits + 1,
      raw: post.raw,
      title: newTitle ? thread.title : null,
      by_id: edit.by.id,
      at: edit.now,
    })
    .execute();
  await db
    .updateTable('posts')
    .set(({ eb }) => ({ edits: eb('edits', '+', 1), edited_at: edit.now }))
    .where('id', '=', post.id)
    .execute();
}

/** One that was turned down goes before a moderator again; one with new signals does too. */
async function holdAgain(
  db: Transaction,
  { thread, post }: FoundPost,
  signals: readonly Signal[],
  now: number,
): Promise<boolean> {
  const all: Signal[] = post.state === 'removed' ? [...signals, { key: 'sent-again' }] : [...signals];
  if (post.state === 'held') return true;
  if (all.length === 0) return false;
  await db
    .updateTable('posts')
    .set({ state: 'held', state_reason: null, state_by: null, state_at: now })
    .where('id', '=', post.id)
    .execute();
  await recount(db, thread.id);
  await openReview(db, { kind: 'held', post: post.id, signals: all, now });
  await emit(db, now, {
    type: 'post.state',
    thread: thread.id,
    post: post.id,
    by: null,
    from: post.state,
    to: 'held',
  });
  return true;
}
