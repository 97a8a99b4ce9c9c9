// run (forum): how much a forum with two hundred thousand posts bears, on both databases.
// npm run bench -- forum             all loads
// npm run bench -- forum server      only the whole server, over HTTP
// npm run bench -- forum small       with a tenth of the posts, to try the bench itself

import { cpus } from 'node:os';

import { showPlace } from '../../src/forum/anchors/show-place.fixture.ts';
import type { Actor } from '../../src/forum/actor.ts';
import type { Store } from '../../src/forum/store/store.ts';
import { keepCounts } from '../../src/forum/threads/counts.ts';
import { listView } from '../../src/forum/threads/list-view.ts';
import { panelView } from '../../src/forum/threads/panel-view.ts';
import { threadView } from '../../src/forum/threads/thread-view.ts';
import { unpublish } from '../published.ts';
import { head, measure, row } from './load.ts';
import type { Load, Measured } from './load.ts';
import { begin, blockOf, busyForum, labelOf } from './seed.ts';
import type { Size } from './seed.ts';
import { served } from './served.ts';
import { measureServer, serverLoads } from './serving-load.ts';
import { postgresPlace, sqlitePlace } from './stores.ts';

/** Another one each time, all over the forum. */
const scattered = (nth: number, count: number): number => ((nth * 7919) % count) + 1;

/** Later than everything that is there. */
const now = Date.UTC(2026, 0, 1);

/** One of the forum's people; a moderator, since those may post as often as they like. */
const actor = (nth: number, size: Size, role: Actor['role']): Actor => {
  const id = scattered(nth, size.people);
  return { id, handle: `reader${id}`, role, trust: 4, created: begin };
};

function writeOf(store: Store, size: Size): (nth: number) => Promise<unknown> {
  const life = `${process.pid}.${Math.random()}`;
  return async (nth) => {
    const raw = `Answer ${life} ${nth}: an answer of a few words. ${'And of some more words. '.repeat(10)}`;
    const outcome = await store.write('post.create', {
      now: now + nth,
      by: actor(nth, size, 'moderator'),
      requestKey: `${life}.${nth}`,
      thread: scattered(nth, size.threads),
      text: {
        raw,
        cooked: `<p>${raw}</p>`,
        cookVersion: 1,
        plain: raw,
        mentions: [],
        quotes: [],
        uploads: [],
        links: [],
        images: 0,
      },
    });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
  };
}

function loadsOf(store: Store, size: Size): Load[] {
  const { read } = store;
  const write = writeOf(store, size);
  const thread = async (nth: number, visitor?: Actor): Promise<void> => {
    const view = await threadView(read, scattered(nth, size.threads), visitor, now, showPlace);
    if (!view.ok) throw new Error(view.refusal.code);
  };
  const list = (visitor?: Actor): Promise<unknown> =>
    listView(read, { scope: { kind: 'book' }, filter: { show: 'all', sort: 'activity' }, visitor, now });
  const panel = (nth: number): Promise<unknown> => {
    const id = scattered(nth, size.threads);
    return panelView(read, {
      label: labelOf(id, size),
      block: blockOf(id, size) ?? 'p1',
      visitor: undefined,
      now,
    });
  };
  return [
    { name: 'discussion, anonymous', together: 8, work: (nth) => thread(nth) },
    { name: 'discussion, signed in', together: 8, work: (nth) => thread(nth, actor(nth, size, 'reader')) },
    { name: 'list of the book', together: 8, work: () => list() },
    { name: 'panel of a block', together: 8, work: panel },
    {
      name: 'all counts of the book',
      together: 1,
      work: () =>
        keepCounts(
          read,
          () => '',
          () => 0,
        ).now(),
    },
    { name: 'durable posts, 1 at a time', together: 1, work: write },
    { name: 'durable posts, 16 at a time', together: 16, work: write },
    { name: 'durable posts, 64 at a time', together: 64, work: write },
    {
      name: '95 discussions to 5 posts, 16',
      together: 16,
      work: (nth) => (nth % 20 === 0 ? write(nth) : thread(nth)),
    },
  ];
}

type Measure = (name: string, measured: Promise<Measured>) => Promise<void>;

async function benchViews(size: Size, seconds: number): Promise<void> {
  for (const open of [sqlitePlace, postgresPlace]) {
    const place = await open(size);
    if ('missing' in place) console.log(`left out: ${place.missing}`);
    else {
      const show = table(`${place.name}, views and commands`);
      for (const load of loadsOf(place.store, size)) await show(load.name, measure(load, seconds));
      await place.close();
    }
  }
}

async function benchServer(size: Size, seconds: number): Promise<void> {
  for (const kind of ['SQLite', 'PostgreSQL'] as const) {
    const server = await served(kind, size);
    if ('missing' in server) console.log(`left out: ${server.missing}`);
    else {
      const show = table(`${server.name}, the whole server (CPU and memory are the server's)`);
      for (const load of serverLoads(server, size))
        await show(load.name, measureServer(server, load, seconds));
      await server.close();
    }
  }
}

const width = 30;

function table(title: string): Measure {
  console.log(`\n${title}\n${head(width)}`);
  return async (name, measured) => {
    const found = await measured;
    if (found.failed > 0) process.exitCode = 1;
    console.log(row(name, width, found));
  };
}

/** Measures both databases. `seconds` is for each load. */
export async function benchForum(words: readonly string[], seconds = 4): Promise<void> {
  const part = words.includes('small') ? 10 : 1;
  const size: Size = { ...busyForum, threads: busyForum.threads / part, posts: busyForum.posts / part };
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
  console.log(`${size.threads} discussions, ${size.posts} posts; CPU is of this process, all threads`);
  if (!words.includes('server')) await benchViews(size, seconds);
  try {
    await benchServer(size, seconds);
  } finally {
    unpublish();
  }
}
