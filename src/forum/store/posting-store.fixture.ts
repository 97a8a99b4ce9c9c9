// posting-store: a store with the commands of posting.fixture.ts, typed as such.

import { commands } from './posting.fixture.ts';
import type { PostingCommands } from './posting.fixture.ts';
import { openSqlite } from './sqlite/store.ts';
import type { SqlitePlace } from './sqlite/store.ts';
import type { Store } from './store.ts';

export interface PostingStore extends Omit<Store, 'write'> {
  write<Name extends keyof PostingCommands>(
    name: Name,
    input: Parameters<PostingCommands[Name]>[1],
  ): Promise<Awaited<ReturnType<PostingCommands[Name]>>>;
}

/** From source and from a bundle, where the commands' file is beside. */
const commandsModule = import.meta.url.endsWith('.ts')
  ? new URL('posting.fixture.ts', import.meta.url).href
  : new URL('posting.js', import.meta.url).href;

export const openPosting = (file: string, place: Omit<SqlitePlace, 'file'> = {}): Promise<PostingStore> =>
  openSqlite(
    { file, ...place },
    { commands, commandsModule, now: Date.now },
  ) as Promise<unknown> as Promise<PostingStore>;

export const asPosting = (store: Store): PostingStore => store as unknown as PostingStore;

/** What is wrong with a database that only these commands have changed; nothing when all is well. */
export async function faults(store: PostingStore): Promise<string[]> {
  const { read } = store;
  const threads = await read.selectFrom('threads').select(['id', 'last_number', 'answers']).execute();
  const posts = await read
    .selectFrom('posts')
    .select(({ fn }) => ['thread_id', fn.countAll<number>().as('count'), fn.max('number').as('last')])
    .groupBy('thread_id')
    .execute();
  const events = await read
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const counted = new Map(posts.map(({ thread_id, count, last }) => [thread_id, { count, last }]));
  const all = posts.reduce((sum, { count }) => sum + count, 0);
  return [
    ...threads.flatMap(({ id, last_number, answers }) => {
      const { count, last } = counted.get(id) ?? { count: 0, last: 0 };
      return count === answers && last === last_number && count === last
        ? []
        : [`thread ${id} says ${answers} answers up to ${last_number}; there are ${count} up to ${last}`];
    }),
    ...(events.count === all ? [] : [`${events.count} events for ${all} posts`]),
  ];
}
