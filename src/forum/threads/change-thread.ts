// change-thread: what is done to a discussion as a whole: closing, pinning, another title, other tags, another place.

import type { Actor } from '../actor.ts';
import { emit } from '../events.ts';
import type { ForumEvent } from '../events.ts';
import { addToLog } from '../moderation/log.ts';
import { lettersIn } from '../moderation/signals.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { indexThread } from '../search/index.ts';
import type { NewRow, Row, ThreadKind } from '../store/schema.ts';
import type { Command, Transaction } from '../store/store.ts';
import { threadFor } from './find.ts';
import type { ThreadAction } from './find.ts';
import { insertPost } from './insert-post.ts';
import { slugOf } from './slug.ts';
import { setTags } from './tags.ts';

export type ThreadChange =
  | { what: 'close'; reason: 'solved' | 'off-topic' | 'duplicate' | 'other'; words?: string }
  | { what: 'open' }
  | { what: 'pin'; pinned: boolean }
  | { what: 'rename'; title: string }
  | { what: 'tag'; tags: readonly string[] }
  | { what: 'kind'; kind: ThreadKind }
  | { what: 'variant'; variant: string | null }
  | { what: 'move'; anchor: Omit<NewRow<'anchors'>, 'id'> };

export interface ChangeThreadInput {
  now: number;
  by: Actor;
  thread: number;
  change: ThreadChange;
}

type ThreadEventWhat = Extract<ForumEvent, { type: 'thread.changed' }>['what'];

const rows: Record<ThreadChange['what'], { action: ThreadAction; event: ThreadEventWhat }> = {
  close: { action: 'thread.close', event: 'closed' },
  open: { action: 'thread.open', event: 'opened' },
  pin: { action: 'thread.pin', event: 'pinned' },
  rename: { action: 'thread.rename', event: 'renamed' },
  tag: { action: 'thread.tag', event: 'tagged' },
  kind: { action: 'thread.rename', event: 'tagged' },
  variant: { action: 'thread.tag', event: 'tagged' },
  move: { action: 'thread.move', event: 'moved' },
};

export const changeThread: Command<ChangeThreadInput, Outcome<{ thread: number; slug: string }>> = async (
  db,
  input,
) => {
  const { now, by, change } = input;
  const { action, event } = rows[change.what];
  const found = await threadFor(db, by, action, input);
  if (!found.ok) return found;
  const thread = found.value;
  const details = await apply(db, thread, change, now);
  if ('refusal' in details) return { ok: false, refusal: details.refusal };
  // Tags and pins say themselves what they are.
  if (event !== 'tagged' && event !== 'pinned')
    await eventLine(db, thread.id, by.id, now, { what: event, ...details.line });
  if (by.id !== thread.author_id) {
    const reason = change.what === 'close' ? { reason: change.reason } : {};
    await addToLog(db, {
      at: now,
      by_id: by.id,
      action,
      target: `thread:${thread.id}`,
      public: 1,
      ...reason,
    });
  }
  await indexThread(db, thread.id);
  await emit(db, now, { type: 'thread.changed', thread: thread.id, by: by.id, what: event });
  return done({ thread: thread.id, slug: details.slug ?? thread.slug });
};

type Applied =
  | { line: Readonly<Record<string, string | number>>; slug?: string }
  | { refusal: Extract<Outcome<never>, { ok: false }>['refusal'] };

async function apply(
  db: Transaction,
  thread: Row<'threads'>,
  change: ThreadChange,
  now: number,
): Promise<Applied> {
  const set = async (values: Partial<Row<'threads'>>): Promise<void> => {
    await db.updateTable('threads').set(values).where('id', '=', thread.id).execute();
  };
  switch (change.what) {
    case 'close':
      await set({ closed_at: now, close_reason: change.reason });
      return { line: { reason: change.reason, ...(change.words !== undefined && { words: change.words }) } };
    case 'open':
      await set({ closed_at: null, close_reason: null });
      return { line: {} };
    case 'pin':
      await set({ pinned: change.pinned ? 1 : 0 });
      return { line: {} };
    case 'rename': {
      const title = change.title.trim().replace(/\s+/g, ' ');
      const wrong = titleProblem(title);
      if (wrong) return wrong;
      await set({ title, slug: slugOf(title) });
      return { line: { from: thread.title, to: title }, slug: slugOf(title) };
    }
    case 'tag':
      await setTags(db, thread.id, change.tags);
      return { line: {} };
    case 'kind':
      await set({ kind: change.kind });
      return { line: {} };
    case 'variant':
      await set({ variant: change.variant });
      return { line: {} };
    case 'move': {
      await db.updateTable('anchors').set(change.anchor).where('id', '=', thread.anchor_id).execute();
      await set({ label: change.anchor.now_label, block: change.anchor.now_block ?? null });
      return { line: { from: thread.label, to: change.anchor.now_label } };
    }
  }
}

/** What is wrong with a title that a moderator gives. */
export function titleProblem(
  title: string,
): { refusal: Extract<Outcome<never>, { ok: false }>['refusal'] } | undefined {
  const length = lettersIn(title);
  const wrong =
    length < 10
      ? refused('too-short', { least: 10 }, 'title')
      : length > 200
        ? refused('too-long', { over: length - 200 }, 'title')
        : undefined;
  return wrong && !wrong.ok ? { refusal: wrong.refusal } : undefined;
}

/** A line among the posts that says what happened; its details are JSON. */
export async function eventLine(
  db: Transaction,
  thread: number,
  by: number,
  now: number,
  line: Readonly<Record<string, string | number>>,
): Promise<void> {
  const text = {
    raw: JSON.stringify(line),
    cooked: '',
    cookVersion: 0,
    plain: '',
    mentions: [],
    quotes: [],
    uploads: [],
    links: [],
    images: 0,
  };
  await insertPost(db, {
    thread,
    kind: 'event',
    parent: null,
    author: by,
    text,
    now,
    state: 'shown',
    requestKey: null,
  });
}

/** Closes what has been solved long enough. Gives how many. */
export const closeSolved: Command<{ now: number; before: number }, number> = async (db, { now, before }) => {
  const threads = await db
    .selectFrom('threads')
    .select(['id', 'author_id'])
    .where('solved_at', '<', before)
    .where('closed_at', 'is', null)
    .where('state', '=', 'shown')
    .orderBy('id')
    .limit(100)
    .execute();
  for (const { id, author_id } of threads) {
    await db
      .updateTable('threads')
      .set({ closed_at: now, close_reason: 'solved' })
      .where('id', '=', id)
      .execute();
    await emit(db, now, { type: 'thread.changed', thread: id, by: author_id, what: 'closed' });
  }
  return threads.length;
};
