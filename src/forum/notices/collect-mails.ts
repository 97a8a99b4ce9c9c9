// collect-mails: notices that nobody has seen become mails: at once (after a pause), or gathered for a day or a week.

import type { Row } from '../store/schema.ts';
import type { Reader, Store } from '../store/store.ts';
import type { Mail } from './mail.ts';
import type { Frequency } from './preferences.ts';
import { readPreferences } from './preferences.ts';

/** One notice with what a mail says of it. */
export interface MailedNotice {
  notice: Row<'notices'>;
  thread: { id: number; title: string; slug: string; label: string };
  by?: string;
  /** Number and words of the post, solutions left out. */
  post?: { number: number; plain: string };
}

export interface Recipient {
  id: number;
  handle: string;
  email: string;
}

/** Puts notices into words: one alone, or several as a digest. */
export type Compose = (recipient: Recipient, notices: readonly MailedNotice[]) => Mail;

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a notice waits for being seen before it is mailed; undefined = it is not. */
const waitOf: Record<Frequency, number | undefined> = {
  'at-once': 10 * minute,
  daily: day,
  weekly: 7 * day,
  here: undefined,
  never: undefined,
};

/** Queues the mails that are due. Gives their number. */
export async function collectMails(store: Store, compose: Compose, now: number): Promise<number> {
  const people = await store.read
    .selectFrom('notices')
    .innerJoin('people', 'people.id', 'notices.person_id')
    .select(['people.id', 'people.handle', 'people.email', 'people.preferences'])
    .distinct()
    .where('notices.seen_at', 'is', null)
    .where('notices.mailed_at', 'is', null)
    .where('people.state', '=', 'active')
    .where('people.email', 'is not', null)
    .orderBy('people.id')
    .execute();
  let mails = 0;
  for (const { id, handle, email, preferences } of people) {
    const settings = readPreferences(preferences);
    if (!settings.mail || email === null) continue;
    const waiting = await waitingFor(store.read, id);
    for (const group of groupsDue(waiting, settings.notices, now)) {
      const mail = compose({ id, handle, email }, group);
      const ids = group.map(({ notice }) => notice.id);
      const key = `mail ${id} ${ids.join(',')}`;
      const input = { now, person: id, notices: ids, target: email, payload: JSON.stringify(mail), key };
      if (await store.write('mail.queue', input)) mails += 1;
    }
  }
  return mails;
}

/** Each notice that goes at once by itself; those of a day or a week together, when the oldest of them has waited long enough. */
function groupsDue(
  waiting: readonly MailedNotice[],
  notices: Record<Row<'notices'>['type'], Frequency>,
  now: number,
): MailedNotice[][] {
  const groups: MailedNotice[][] = [];
  const gathered: Record<'daily' | 'weekly', MailedNotice[]> = { daily: [], weekly: [] };
  for (const one of waiting) {
    const frequency = notices[one.notice.type];
    const wait = waitOf[frequency];
    if (wait === undefined) continue;
    if (frequency === 'daily' || frequency === 'weekly') gathered[frequency].push(one);
    else if (one.notice.at + wait <= now) groups.push([one]);
  }
  for (const frequency of ['daily', 'weekly'] as const) {
    const oldest = gathered[frequency][0];
    if (oldest && oldest.notice.at + (waitOf[frequency] ?? 0) <= now) groups.push(gathered[frequency]);
  }
  return groups;
}

async function waitingFor(read: Reader, person: number): Promise<MailedNotice[]> {
  const notices = await read
    .selectFrom('notices')
    .selectAll()
    .where('person_id', '=', person)
    .where('seen_at', 'is', null)
    .where('mailed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(200)
    .execute();
  if (notices.length === 0) return [];
  const threads = await rowsById(
    read,
    'threads',
    notices.map(({ thread_id }) => thread_id),
  );
  const posts = await rowsById(
    read,
    'posts',
    notices.map(({ post_id }) => post_id),
  );
  const people = await rowsById(
    read,
    'people',
    notices.map(({ by_id }) => by_id ?? 0),
  );
  return notices.flatMap((notice): MailedNotice[] => {
    const thread = threads.get(notice.thread_id);
    const post = posts.get(notice.post_id);
    if (!thread) return [];
    const by = people.get(notice.by_id ?? 0)?.handle;
    // What is not shown to everyone any more does not go out either, but for the author's own.
    const isOwn = post?.author_id === person;
    if (post && post.state !== 'shown' && !isOwn) return [];
    if (thread.state !== 'shown' && thread.author_id !== person) return [];
    return [
      {
        notice,
        thread,
        ...(by !== undefined && { by }),
        ...(post && { post: { number: post.number, plain: post.plain } }),
      },
    ];
  });
}

async function rowsById<Table extends 'threads' | 'posts' | 'people'>(
  read: Reader,
  table: Table,
  ids: readonly number[],
): Promise<Map<number, Row<Table>>> {
  const wanted = [...new Set(ids)].filter((id) => id !== 0);
  if (wanted.length === 0) return new Map();
  const rows = (await read
    .selectFrom(table as 'threads')
    .selectAll()
    .where('id', 'in', wanted)
    .execute()) as unknown as (Row<Table> & { id: number })[];
  return new Map(rows.map((row) => [row.id, row]));
}
