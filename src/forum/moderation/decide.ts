// decide: what a moderator does about a case, and how it is taken back.

import type { Actor } from '../actor.ts';
import { unchoosePlace } from '../anchors/unchoose.ts';
import type { ChosenBefore } from '../anchors/unchoose.ts';
import { emit } from '../events.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { may, personTarget } from '../policy/index.ts';
import type { PostState, Row } from '../store/schema.ts';
import type { Command, Transaction } from '../store/store.ts';
import { heldPost } from '../threads/find.ts';
import type { FoundPost } from '../threads/find.ts';
import { changeState } from '../threads/post-state.ts';
import { addToLog } from './log.ts';
import { alreadyDecided } from './review.ts';
import { holdKey } from './signals.ts';

/** `publish`, `keep`: it may be seen; `remove`: it may not; `allow`, `suspend`: of people. */
export type PostDecision = 'publish' | 'keep' | 'remove' | 'allow' | 'suspend';

export interface DecideInput {
  now: number;
  by: Actor;
  review: number;
  /** Of the case as the moderator saw it. */
  version: number;
  decision: PostDecision;
  /** Why it is removed: its author reads both. */
  reason?: string;
  words?: string;
  /** Days in which what the author posts next waits for a moderator too. */
  holdDays?: number;
}

/** What a decision changed, so that it can be taken back. */
interface Undo {
  post?: { state: PostState; reason: string | null; accepted_at: number | null; accepted_by: number | null };
  flags?: readonly number[];
  suspendedUntil?: number | null;
  /** Of a place in doubt: see anchors/. */
  anchor?: ChosenBefore;
}

const day = 24 * 3_600_000;

export const decide: Command<DecideInput, Outcome<{ review: number }>> = async (db, input) => {
  const found = await caseFor(db, input, 'review.decide');
  if (!found.ok) return found;
  const review = found.value;
  if (review.state === 'done' || review.version !== input.version) return alreadyDecided(db, review);
  const post = review.post_id === null ? undefined : await postById(db, review.post_id);
  if (!fits(input.decision, { post: post !== undefined, person: review.person_id !== null })) {
    return refused('not-understood', { field: 'decision' }, 'decision');
  }
  // Who may look at an account may not therefore close it: that of another moderator, say.
  const closing = input.decision === 'suspend' ? await mayClose(db, review.person_id ?? 0, input) : true;
  if (closing !== true) return { ok: false, refusal: closing };
  const undo: Undo = {};
  if (post) await decidePost(db, post, input, undo);
  else if (review.person_id !== null) await decidePerson(db, review.person_id, input, undo);
  if (input.holdDays !== undefined && post)
    await hold(db, post.post.author_id, input.now + input.holdDays * day);
  await db
    .updateTable('reviews')
    .set(({ eb }) => ({
      state: 'done',
      version: eb('version', '+', 1),
      decided_at: input.now,
      decided_by: input.by.id,
      decision: input.decision,
      reason: input.reason ?? null,
      words: input.words ?? null,
      undo: JSON.stringify(undo),
    }))
    .where('id', '=', review.id)
    .execute();
  if (input.decision === 'remove' || input.decision === 'suspend') {
    await addToLog(db, {
      at: input.now,
      by_id: input.by.id,
      public: 1,
      action: post ? 'post.remove' : 'person.suspend',
      target: post ? `post:${post.post.id}` : `person:${review.person_id}`,
      ...(input.reason !== undefined && { reason: input.reason }),
      ...(input.words !== undefined && input.words !== '' && { words: input.words }),
    });
  }
  await emit(db, input.now, {
    type: 'review.decided',
    review: review.id,
    by: input.by.id,
    decision: input.decision,
  });
  return done({ review: review.id });
};

async function mayClose(
  db: Transaction,
  person: number,
  { by, now }: DecideInput,
): Promise<ReturnType<typeof may>> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', person).executeTakeFirst();
  return row ? may(by, 'person.suspend', now, personTarget(row)) : true;
}

/** Where a place of the book belongs is decided by its block (anchors/): here such a case is only closed. */
function fits(decision: PostDecision, about: { post: boolean; person: boolean }): boolean {
  if (about.post) return decision === 'publish' || decision === 'keep' || decision === 'remove';
  return about.person ? decision === 'allow' || decision === 'suspend' : decision === 'keep';
}

async function caseFor(
  db: Transaction,
  { review: id, by, now }: { review: number; by: Actor; now: number },
  action: 'review.decide' | 'review.undo',
): Promise<Outcome<Row<'reviews'>>> {
  const review = await db
    .updateTable('reviews')
    .set((row) => ({ version: row.ref('version') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!review) return refused('not-found');
  const post = review.post_id === null ? undefined : await postById(db, review.post_id);
  const aboutId = post?.post.author_id ?? review.person_id;
  const allowed = may(by, action, now, { kind: review.kind, aboutId });
  return allowed === true ? done(review) : { ok: false, refusal: allowed };
}

async function postById(db: Transaction, id: number): Promise<FoundPost | undefined> {
  const row = await db
    .selectFrom('posts')
    .select(['thread_id', 'number'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && heldPost(db, row.thread_id, row.number);
}

async function decidePost(db: Transaction, found: FoundPost, input: DecideInput, undo: Undo): Promise<void> {
  const { post } = found;
  const { by, now, decision } = input;
  undo.post = {
    state: post.state,
    reason: post.state_reason,
    accepted_at: post.accepted_at,
    accepted_by: post.accepted_by,
  };
  const to: PostState = decision === 'remove' ? 'removed' : 'shown';
  if (post.state !== to && post.state !== 'deleted') {
    const told = {
      ...(input.reason !== undefined && { reason: input.reason }),
      ...(input.words !== undefined && { words: input.words }),
    };
    await changeState(db, found, { to, by: by.id, now, ...told });
  }
  const flags = await db
    .updateTable('flags')
    .set({ state: decision === 'remove' ? 'agreed' : 'disagreed' })
    .where('post_id', '=', post.id)
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  undo.flags = flags.map(({ id }) => id);
}

const suspension = 10 * 365 * day;

async function decidePerson(db: Transaction, person: number, input: DecideInput, undo: Undo): Promise<void> {
  if (input.decision !== 'suspend') return;
  const row = await db
    .selectFrom('people')
    .select('suspended_until')
    .where('id', '=', person)
    .executeTakeFirst();
  undo.suspendedUntil = row?.suspended_until ?? null;
  await db
    .updateTable('people')
    .set({ suspended_until: input.now + suspension })
    .where('id', '=', person)
    .execute();
}

async function hold(db: Transaction, person: number, until: number): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key: holdKey(person), value: String(until) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: String(until) }))
    .execute();
}

/** Takes a decision back: everything is as it was, and the case waits again. */
export const undoDecision: Command<
  { now: number; by: Actor; review: number },
  Outcome<{ review: number }>
> = async (db, input) => {
  const found = await caseFor(db, input, 'review.undo');
  if (!found.ok) return found;
  const review = found.value;
  if (review.state !== 'done') return refused('changed-meanwhile');
  const undo = JSON.parse(review.undo ?? '{}') as Undo;
  const post = review.post_id === null ? undefined : await postById(db, review.post_id);
  if (post && undo.post && post.post.state !== 'deleted') {
    const { accepted_at, accepted_by } = undo.post;
    await db.updateTable('posts').set({ accepted_at, accepted_by }).where('id', '=', post.post.id).execute();
    if (post.post.state !== undo.post.state) {
      const reason = undo.post.reason === null ? {} : { reason: undo.post.reason };
      await changeState(db, post, { to: undo.post.state, by: input.by.id, now: input.now, ...reason });
    }
  }
  if (undo.anchor && review.anchor_id !== null) {
    const isBack = await unchoosePlace(db, {
      ...undo.anchor,
      anchor: review.anchor_id,
      by: input.by.id,
      now: input.now,
    });
    if (!isBack) return refused('changed-meanwhile');
  }
  if (undo.flags && undo.flags.length > 0) {
    await db
      .updateTable('flags')
      .set({ state: 'open' })
      .where('id', 'in', [...undo.flags])
      .execute();
  }
  if (undo.suspendedUntil !== undefined && review.person_id !== null) {
    await db
      .updateTable('people')
      .set({ suspended_until: undo.suspendedUntil })
      .where('id', '=', review.person_id)
      .execute();
  }
  await db
    .updateTable('reviews')
    .set(({ eb }) => ({
      state: 'waiting',
      version: eb('version', '+', 1),
      decided_at: null,
      decided_by: null,
      decision: null,
      reason: null,
      words: null,
      undo: null,
    }))
    .where('id', '=', review.id)
    .execute();
  if (review.decision === 'remove' || review.decision === 'suspend') {
    const target = review.post_id === null ? `person:${review.person_id}` : `post:${review.post_id}`;
    await addToLog(db, { at: input.now, by_id: input.by.id, action: 'review.undo', target, public: 1 });
  }
  return done({ review: review.id });
};
