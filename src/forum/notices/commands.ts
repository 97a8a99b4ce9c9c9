// commands: what the runner of the outbox writes: notices for people, messages on their way, and what became of them.

import type { ForumEvent } from '../events.ts';
import type { NewRow, Row } from '../store/schema.ts';
import type { Command, Transaction } from '../store/store.ts';
import { follow } from '../threads/follow.ts';
import { readPreferences } from './preferences.ts';
import type { Stop } from './unsubscribe.ts';
import type { About, Concern } from './who.ts';
import { concerned } from './who.ts';

export interface TellInput {
  /** Of the outbox row. */
  id: number;
  now: number;
  /** Labels of the sections above the thread's. */
  above: readonly string[];
}

/** Makes everything that follows from one event, once: a second call for the same event does nothing. */
export const tell: Command<TellInput, { notices: number; calls: number }> = async (
  db,
  { id, now, above },
) => {
  const row = await db
    .updateTable('outbox')
    .set({ done_at: now })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!row) return { notices: 0, calls: 0 };
  const event = { ...(JSON.parse(row.payload) as object), type: row.type } as ForumEvent;
  const about = await aboutOf(db, event, above);
  const concerns = about ? await concerned(db, event, about) : [];
  const notices = await Promise.all(concerns.map((one) => noticeFor(db, one, event, about, now)));
  const calls = await callWebhooks(db, row, now);
  return { notices: notices.filter(Boolean).length, calls };
};

async function aboutOf(
  db: Transaction,
  event: ForumEvent,
  above: readonly string[],
): Promise<About | undefined> {
  if (!('thread' in event)) return undefined;
  const thread = await db.selectFrom('threads').selectAll().where('id', '=', event.thread).executeTakeFirst();
  if (!thread) return undefined;
  if (!('post' in event)) return { thread, above };
  const post = await db.selectFrom('posts').selectAll().where('id', '=', event.post).executeTakeFirst();
  return { thread, above, ...(post && { post }) };
}

/** Whether it was new: the same person is told of the same post for the same reason once. */
async function noticeFor(
  db: Transaction,
  { person, type }: Concern,
  event: ForumEvent,
  about: About | undefined,
  now: number,
): Promise<boolean> {
  const found = await db
    .selectFrom('people')
    .select(['preferences', 'state'])
    .where('id', '=', person)
    .executeTakeFirst();
  if (found?.state !== 'active') return false;
  const { notices, followMentions } = readPreferences(found.preferences);
  if (notices[type] === 'never') return false;
  const notice: NewRow<'notices'> = {
    person_id: person,
    type,
    thread_id: about?.thread.id ?? 0,
    post_id: about?.post?.id ?? 0,
    by_id: 'by' in event ? event.by : null,
    at: now,
    seen_at: null,
    mailed_at: null,
    details: JSON.stringify(detailsOf(event)),
  };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('notices')
    .values(notice)
    .onConflict((conflict) => conflict.columns(['person_id', 'type', 'thread_id', 'post_id']).doNothing())
    .executeTakeFirst();
  const isNew = numInsertedOrUpdatedRows === 1n;
  if (isNew && type === 'mention' && about && followMentions) {
    const target = String(about.thread.id);
    await follow(db, { person, scope: 'thread', target, reason: 'mentioned', now });
  }
  return isNew;
}

function detailsOf(event: ForumEvent): Record<string, string> {
  if (event.type === 'anchor.changed') return { state: event.state };
  if (event.type === 'post.moved') return { moved: 'yes' };
  if (event.type !== 'post.state') return {};
  const { from, to, reason, words } = event;
  return { from, to, ...(reason !== undefined && { reason }), ...(words !== undefined && { words }) };
}

/** One call for each webhook that wants events of this kind. */
async function callWebhooks(db: Transaction, row: Row<'outbox'>, now: number): Promise<number> {
  const webhooks = await db.selectFrom('webhooks').selectAll().where('active', '=', 1).execute();
  const wanting = webhooks.filter(({ events }) => wants(events, row.type));
  if (wanting.length === 0) return 0;
  const payload = JSON.stringify({ id: row.id, type: row.type, at: row.at, data: JSON.parse(row.payload) });
  await db
    .insertInto('deliveries')
    .values(
      wanting.map((webhook) => ({
        outbox_id: row.id,
        channel: 'webhook' as const,
        target: String(webhook.id),
        payload,
        tries: 0,
        next_at: now,
        key: `webhook ${webhook.id} ${row.id}`,
      })),
    )
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return wanting.length;
}

/** A webhook names the events that it wants, or `*`. */
const wants = (events: string, type: string): boolean =>
  events.split(',').some((name) => name === '*' || name === type);

export interface MailInput {
  now: number;
  /** Notices of these people and ids go into one mail; its key makes it one mail however often it is asked for. */
  person: number;
  notices: readonly number[];
  target: string;
  payload: string;
  key: string;
}

/** Puts a mail on its way and marks its notices as mailed. */
export const queueMail: Command<MailInput, boolean> = async (db, { now, notices, target, payload, key }) => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('deliveries')
    .values({
      channel: 'mail',
      target,
      payload,
      tries: 0,
      next_at: now,
      key,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  if (notices.length > 0) {
    await db
      .updateTable('notices')
      .set({ mailed_at: now })
      .where('id', 'in', [...notices])
      .execute();
  }
  return numInsertedOrUpdatedRows === 1n;
};

/** Waiting times after each failure: a minute, five, half an hour, two hours, eight, a day. Then it is given up. */
export const waits: readonly number[] = [1, 5, 30, 120, 480, 1440].map((minutes) => minutes * 60_000);

export type Delivered =
  | { id: number; now: number; ok: true }
  /** `final`: trying again cannot help. */
  | { id: number; now: number; ok: false; error: string; final: boolean };

export const noteDelivery: Command<Delivered, void> = async (db, result) => {
  const { id, now } = result;
  if (result.ok) {
    await db.updateTable('deliveries').set({ done_at: now, error: null }).where('id', '=', id).execute();
    return;
  }
  const { tries } = await db
    .updateTable('deliveries')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1), error: result.error.slice(0, 500) }))
    .where('id', '=', id)
    .returning('tries')
    .executeTakeFirstOrThrow();
  const wait = waits[tries - 1];
  const change = wait === undefined || result.final ? { failed_at: now } : { next_at: now + wait };
  await db.updateTable('deliveries').set(change).where('id', '=', id).execute();
};

/** Marks notices as seen: those given, or all of a person. */
export const seeNotices: Command<{ person: number; now: number; ids?: readonly number[] }, number> = async (
  db,
  { person, now, ids },
) => {
  let query = db
    .updateTable('notices')
    .set({ seen_at: now })
    .where('person_id', '=', person)
    .where('seen_at', 'is', null);
  if (ids !== undefined) {
    if (ids.length === 0) return 0;
    query = query.where('id', 'in', [...ids]);
  }
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
};

export interface WebhookInput {
  now: number;
  by: number;
  url: string;
  secret: string;
  events: readonly string[];
}

export const addWebhook: Command<WebhookInput, number> = async (db, { now, by, url, secret, events }) => {
  const { id } = await db
    .insertInto('webhooks')
    .values({ url, secret, events: events.join(','), active: 1, created: now, by_id: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

export const removeWebhook: Command<{ id: number }, boolean> = async (db, { id }) => {
  const { numDeletedRows } = await db.deleteFrom('webhooks').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
};

/** Stops mail as a link in one asked: about one discussion, of one kind, or all. */
export const stopMail: Command<{ person: number; stop: Stop; now: number }, null> = async (
  db,
  { person, stop, now },
) => {
  const [kind, what = ''] = stop.split(':');
  if (kind === 'thread') {
    await db
      .insertInto('subscriptions')
      .values({ person_id: person, scope: 'thread', target: what, level: 'muted', reason: 'chosen', at: now })
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'scope', 'target'])
          .doUpdateSet({ level: 'muted', reason: 'chosen', at: now }),
      )
      .execute();
    return null;
  }
  const row = await db.selectFrom('people').select('preferences').where('id', '=', person).executeTakeFirst();
  if (!row) return null;
  const before = readPreferences(row.preferences);
  const after =
    kind === 'all'
      ? { ...before, mail: false }
      : { ...before, notices: { ...before.notices, [what]: 'here' } };
  await db
    .updateTable('people')
    .set({ preferences: JSON.stringify(after) })
    .where('id', '=', person)
    .execute();
  return null;
};

export const noticesCommands = {
  'mail.stop': stopMail,
  'outbox.tell': tell,
  'mail.queue': queueMail,
  'delivery.note': noteDelivery,
  'notices.see': seeNotices,
  'webhook.add': addWebhook,
  'webhook.remove': removeWebhook,
};
