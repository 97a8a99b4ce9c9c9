// log-view: what moderators did, newest first: for everyone what is public, for staff all of it.

import type { Visitor } from '../actor.ts';
import type { LogEntry, LogView } from '../pages/views/queue.ts';
import { may } from '../policy/index.ts';
import type { Reader } from '../store/store.ts';
import { peopleOf, personIn } from '../threads/post-view.ts';

const pageLength = 50;

/** @param before id of the last line of the page before */
export async function logView(
  read: Reader,
  { before, visitor, now }: { before?: number; visitor: Visitor; now: number },
): Promise<LogView> {
  const full = may(visitor, 'log.read-staff', now) === true;
  let query = read
    .selectFrom('moderation_log')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(pageLength + 1);
  if (!full) query = query.where('public', '=', 1);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.execute();
  const shown = rows.slice(0, pageLength);
  const targets = shown.map(({ target }) => targetOf(target));
  const idsOf = (kind: string): number[] => targets.filter((one) => one.kind === kind).map(({ id }) => id);
  const people = await peopleOf(read, [...shown.map(({ by_id }) => by_id), ...idsOf('person')]);
  const places = await placesOf(read, idsOf('thread'), idsOf('post'));
  const last = shown.at(-1);
  return {
    full,
    ...(rows.length > pageLength && last && { older: String(last.id) }),
    entries: shown.map((row, index): LogEntry => {
      const target = targets[index] ?? { kind: '', id: 0 };
      const thread = places.get(`${target.kind}:${target.id}`);
      return {
        id: row.id,
        at: row.at,
        action: row.action,
        ...(row.by_id !== null && { by: personIn(people, row.by_id) }),
        ...(thread && { thread }),
        ...(target.kind === 'person' && { person: personIn(people, target.id) }),
        ...(row.reason !== null && { reason: row.reason }),
        ...(row.words !== null && { words: row.words }),
      };
    }),
  };
}

function targetOf(target: string): { kind: string; id: number } {
  const [kind = '', id] = target.split(':');
  return { kind, id: Number(id) };
}

type LogPlace = NonNullable<LogEntry['thread']>;

/** The discussions, by "thread:<id>" and "post:<id>"; of what nobody may see any more only that it was. */
async function placesOf(
  read: Reader,
  threads: readonly number[],
  posts: readonly number[],
): Promise<Map<string, LogPlace>> {
  const places = new Map<string, LogPlace>();
  if (threads.length > 0) {
    const rows = await read
      .selectFrom('threads')
      .select(['id', 'slug', 'title'])
      .where('id', 'in', [...threads])
      .where('state', '=', 'shown')
      .execute();
    for (const row of rows) places.set(`thread:${row.id}`, row);
  }
  if (posts.length > 0) {
    const rows = await read
      .selectFrom('posts')
      .innerJoin('threads', 'threads.id', 'posts.thread_id')
      .select(['posts.id as post', 'posts.number', 'threads.id', 'threads.slug', 'threads.title'])
      .where('posts.id', 'in', [...posts])
      .where('threads.state', '=', 'shown')
      .execute();
    for (const { post, ...row } of rows) places.set(`post:${post}`, row);
  }
  return places;
}
