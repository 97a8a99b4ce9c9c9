// keep: what somebody has written and not yet posted, and how far they have read.

import type { Actor } from '../actor.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { may } from '../policy/index.ts';
import type { Command } from '../store/store.ts';

/** In characters of JSON: the longest post fits. */
const longestDraft = 80_000;

export interface DraftInput {
  now: number;
  by: Actor;
  /** "ask:<label>/<block>", "thread:<id>", "post:<id>" */
  place: string;
  /** JSON of the form; undefined takes the draft away. */
  body?: string;
}

export const keepDraft: Command<DraftInput, Outcome<null>> = async (db, { now, by, place, body }) => {
  const allowed = may(by, 'draft.keep', now);
  if (allowed !== true) return { ok: false, refusal: allowed };
  if (body === undefined) {
    await db.deleteFrom('drafts').where('person_id', '=', by.id).where('place', '=', place).execute();
    return done(null);
  }
  if (body.length > longestDraft) return refused('too-long', { over: body.length - longestDraft });
  if (place.length > 300) return refused('no-such-place');
  await db
    .insertInto('drafts')
    .values({ person_id: by.id, place, body, updated: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'place']).doUpdateSet({ body, updated: now }))
    .execute();
  return done(null);
};

export interface KeepTextInput {
  now: number;
  /** SHA-256 of the one-time key, hexadecimal. */
  keyHash: string;
  body: string;
}

const keptFor = 24 * 3_600_000;

/** Keeps a text while its writer signs in. Gives whether there was room for it. */
export const keepText: Command<KeepTextInput, boolean> = async (db, { now, keyHash, body }) => {
  await db.deleteFrom('kept_texts').where('expires', '<', now).execute();
  const { count } = await db
    .selectFrom('kept_texts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (body.length > longestDraft || Number(count) >= mostKept) return false;
  await db
    .insertInto('kept_texts')
    .values({ key_hash: keyHash, body, expires: now + keptFor })
    .execute();
  return true;
};

/** Nobody is known yet who keeps one, so all together are bounded. */
const mostKept = 5_000;

/** Gives a kept text once. */
export const takeText: Command<{ now: number; keyHash: string }, string | null> = async (
  db,
  { now, keyHash },
) => {
  const row = await db
    .deleteFrom('kept_texts')
    .where('key_hash', '=', keyHash)
    .returning(['body', 'expires'])
    .executeTakeFirst();
  return row && row.expires >= now ? row.body : null;
};

/** Notes how far somebody has read; it never goes back. */
export const markRead: Command<
  { now: number; person: number; thread: number; number: number },
  null
> = async (db, { now, person, thread, number }) => {
  await db
    .insertInto('read_marks')
    .values({ person_id: person, thread_id: thread, number, at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'thread_id'])
        .doUpdateSet({ number, at: now })
        .where('read_marks.number', '<', number),
    )
    .execute();
  await db
    .updateTable('notices')
    .set({ seen_at: now })
    .where('person_id', '=', person)
    .where('thread_id', '=', thread)
    .where('seen_at', 'is', null)
    .execute();
  return null;
};
