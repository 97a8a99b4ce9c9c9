// notices-view: what is new for one person.

import type { NoticesView, NoticeView } from '../pages/views/people.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';
import { peopleOf, personIn } from '../threads/post-view.ts';

const pageLength = 40;

/**
 * How many a person has not seen.
 * @param but a discussion whose notices do not count: it is just being read
 */
export async function countFresh(read: Reader, person: number, but?: number): Promise<number> {
  let query = read
    .selectFrom('notices')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', person)
    .where('seen_at', 'is', null);
  if (but !== undefined) query = query.where('thread_id', '<>', but);
  const { count } = await query.executeTakeFirstOrThrow();
  return Number(count);
}

/** @param before id of the last notice of the page before */
export async function noticesView(read: Reader, person: number, before?: number): Promise<NoticesView> {
  let query = read
    .selectFrom('notices')
    .innerJoin('threads', 'threads.id', 'notices.thread_id')
    .leftJoin('posts', 'posts.id', 'notices.post_id')
    .selectAll('notices')
    .select(['threads.slug', 'threads.title', 'threads.label', 'posts.number'])
    .where('notices.person_id', '=', person)
    // Titles of what was taken away meanwhile are told to nobody but whose they are, as on the page of the discussion.
    .where((eb) =>
      eb.or([
        eb('threads.state', 'in', ['shown', 'hidden']),
        eb.and([eb('threads.state', '=', 'deleted'), eb('threads.answers', '>', 0)]),
        eb('threads.author_id', '=', person),
      ]),
    )
    .orderBy('notices.id', 'desc')
    .limit(pageLength + 1);
  if (before !== undefined) query = query.where('notices.id', '<', before);
  const rows = await query.execute();
  const people = await peopleOf(
    read,
    rows.map(({ by_id }) => by_id),
  );
  const { count } = await read
    .selectFrom('drafts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, pageLength);
  const views = shown.map((row) => ({ row, view: noticeView(row, people) }));
  const last = shown.at(-1);
  return {
    fresh: views.filter(({ row }) => row.seen_at === null).map(({ view }) => view),
    earlier: views.filter(({ row }) => row.seen_at !== null).map(({ view }) => view),
    ...(rows.length > pageLength && last && { older: String(last.id) }),
    drafts: Number(count),
  };
}

type NoticeRow = Row<'notices'> & { slug: string; title: string; label: string; number: number | null };

/** How what was decided is called, by the state that it led to. */
const decisions: Readonly<Record<string, string>> = {
  shown: 'published',
  removed: 'removed',
  hidden: 'hidden',
  held: 'held',
};

function noticeView(row: NoticeRow, people: Parameters<typeof personIn>[0]): NoticeView {
  const details = JSON.parse(row.details) as { from?: string; to?: string; reason?: string; moved?: string };
  const restored = details.from !== 'held' && details.to === 'shown';
  const decision =
    details.moved !== undefined ? 'moved' : restored ? 'restored' : decisions[details.to ?? ''];
  return {
    id: row.id,
    type: row.type,
    thread: row.thread_id,
    slug: row.slug,
    title: row.title,
    at: row.at,
    label: row.label,
    ...(row.number !== null && { number: row.number }),
    ...(row.by_id !== null && { by: personIn(people, row.by_id) }),
    ...(row.type === 'moderation' && decision !== undefined && { decision }),
    ...(details.reason !== undefined && { reason: details.reason }),
  };
}
