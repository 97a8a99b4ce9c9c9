// events-view: the lines between the posts of a discussion that say what happened to it.

import type { EventView } from '../pages/views/thread.ts';
import { may, threadTarget } from '../policy/index.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';
import { movedFrom } from './moved.ts';
import type { PostPlace } from './moved.ts';
import { personIn } from './post-view.ts';
import type { People } from './post-view.ts';

export interface EventsOf {
  thread: number;
  /** All that stands in it. */
  posts: readonly Pick<Row<'posts'>, 'id' | 'kind'>[];
  people: People;
  now: number;
}

/** In the order in which they happened; posts that went to one discussion at once are one line. */
export async function eventViews(
  read: Reader,
  { thread, posts, people, now }: EventsOf,
): Promise<EventView[]> {
  const ids = posts.filter(({ kind }) => kind === 'event').map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await read
    .selectFrom('posts')
    .select(['number', 'created', 'author_id', 'raw'])
    .where('id', 'in', ids)
    .orderBy('created')
    .orderBy('number')
    .execute();
  const said = rows.map(({ raw, ...row }) => ({ ...row, ...(JSON.parse(raw) as Said) }));
  const moved = said.some(({ what }) => what === 'moved-out')
    ? await movedFrom(read, thread)
    : new Map<number, PostPlace>();
  const titles = await titlesOf(read, moved, now);
  const events: EventView[] = [];
  for (const { number, created: at, author_id, what, ...details } of said) {
    const by = personIn(people, author_id);
    const place = what === 'moved-out' ? moved.get(number) : undefined;
    if (!place) {
      events.push({ at, by, what, details });
      continue;
    }
    const target = titles.get(place.thread);
    const last = events.at(-1);
    const goesAlong = last?.moved && last.at === at && last.moved.to === place.thread;
    const one = { number, now: place.number };
    if (goesAlong && last.moved) last.moved.posts.push(one);
    else
      events.push({
        at,
        by,
        what,
        moved: { to: place.thread, posts: [one], ...(target && { thread: target }) },
      });
  }
  return events;
}

type Said = Record<string, string | number> & { what: EventView['what'] };

/** Of the discussions that everybody may read: what is told here is the same for all. */
async function titlesOf(
  read: Reader,
  moved: ReadonlyMap<number, PostPlace>,
  now: number,
): Promise<Map<number, { id: number; slug: string; title: string }>> {
  const ids = [...new Set([...moved.values()].map(({ thread }) => thread))];
  if (ids.length === 0) return new Map();
  const rows = await read.selectFrom('threads').selectAll().where('id', 'in', ids).execute();
  return new Map(
    rows
      .filter((row) => may(undefined, 'thread.read', now, threadTarget(row)) === true)
      .map(({ id, slug, title }) => [id, { id, slug, title }]),
  );
}
