// moved: where posts are that have left a discussion: read from the lines that stand in their old places.

import type { Reader } from '../store/store.ts';
import { joinedReason } from './find.ts';
import type { MovedLine } from './move-posts.ts';

export interface PostPlace {
  thread: number;
  number: number;
}

/** Posts that moved on from where they had been moved to; more often than this is not looked. */
const mostMoves = 8;

/** By the number that a post had in the discussion: where it is now. */
export async function movedFrom(read: Reader, thread: number): Promise<Map<number, PostPlace>> {
  const rows = await read
    .selectFrom('posts')
    .select(['number', 'raw'])
    .where('thread_id', '=', thread)
    .where('kind', '=', 'event')
    .orderBy('number')
    .execute();
  const places = new Map<number, PostPlace>();
  for (const { number, raw } of rows) {
    const place = placeIn(raw);
    if (place) places.set(number, place);
  }
  for (let moves = 0; moves < mostMoves; moves += 1) if (!(await followed(read, places))) break;
  return places;
}

function placeIn(raw: string): PostPlace | undefined {
  const line = JSON.parse(raw) as Partial<MovedLine>;
  if (line.what !== 'moved-out' || line.to === undefined || line.post === undefined) return undefined;
  return { thread: line.to, number: line.post };
}

/** Whether any of the posts had gone further. */
async function followed(read: Reader, places: Map<number, PostPlace>): Promise<boolean> {
  if (places.size === 0) return false;
  const threads = [...new Set([...places.values()].map(({ thread }) => thread))];
  const rows = await read
    .selectFrom('posts')
    .select(['thread_id', 'number', 'raw'])
    .where('thread_id', 'in', threads)
    .where('kind', '=', 'event')
    .execute();
  const next = new Map(rows.map(({ thread_id, number, raw }) => [`${thread_id} ${number}`, placeIn(raw)]));
  let any = false;
  for (const [old, { thread, number }] of places) {
    const place = next.get(`${thread} ${number}`);
    if (!place) continue;
    places.set(old, place);
    any = true;
  }
  return any;
}

/** Where the question of a discussion is that was joined with another; undefined for one that was not. */
export async function joinedInto(read: Reader, thread: number): Promise<PostPlace | undefined> {
  const row = await read
    .selectFrom('threads')
    .select('close_reason')
    .where('id', '=', thread)
    .executeTakeFirst();
  return row?.close_reason === joinedReason ? (await movedFrom(read, thread)).get(1) : undefined;
}
