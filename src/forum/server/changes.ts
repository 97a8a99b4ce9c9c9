// changes: how far each discussion has changed, learned from the outbox, so that what is kept in memory is never older than what was posted.

import type { Reader } from '../store/store.ts';
import type { ForumEvent } from '../events.ts';

export type NumberedEvent = ForumEvent & { id: number; at: number };

export interface Changes {
  /** Reads what has happened since the last time; call it after a change and before its answer is sent. */
  catchUp: () => Promise<void>;
  /** Changes when anything of this discussion does. */
  thread: (id: number) => string;
  /** Changes when any post comes into another state, or a discussion ends: what is kept may name it. */
  states: () => string;
  /** Changes with every event. */
  all: () => string;
  /** Calls a listener with each event once it can be seen; gives the function that ends that. */
  listen: (listener: (event: NumberedEvent) => void) => () => void;
}

/** How many numbers behind the newest one an event may come into sight. */
const late = 256;

export async function followChanges(read: Reader): Promise<Changes> {
  const newest = await read
    .selectFrom('outbox')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  // Another process may have other numbers after a restore: kept answers of one life never meet those of another.
  const life = newest?.id ?? 0;
  let last = life;
  // PostgreSQL gives numbers before it commits, so a lower one may come into sight after a higher one: what was seen after the
  // first number that is missing.
  const seen = new Set<number>();
  let settled = life;
  let running: Promise<void> | undefined;
  let again = false;
  const threads = new Map<number, number>();
  let book = life;
  let states = life;
  const listeners = new Set<(event: NumberedEvent) => void>();

  const take = (event: NumberedEvent): void => {
    last = Math.max(last, event.id);
    seen.add(event.id);
    const isGone = event.type === 'thread.changed' && event.what === 'joined';
    if (event.type === 'post.state' || isGone) states = event.id;
    if ('thread' in event) threads.set(event.thread, event.id);
    else if (event.type === 'book.published') book = event.id;
    for (const listener of listeners) listener(event);
  };
  const readOn = async (): Promise<void> => {
    do {
      again = false;
      const rows = await read
        .selectFrom('outbox')
        .selectAll()
        .where('id', '>', settled)
        .orderBy('id')
        .limit(1000)
        .execute();
      for (const { id, at, type, payload } of rows) {
        if (seen.has(id)) continue;
        take({ ...(JSON.parse(payload) as object), type, id, at } as NumberedEvent);
      }
      if (rows.length === 1000) again = true;
    } while (again);
    while (settled < last && (seen.delete(settled + 1) || settled < last - late)) settled += 1;
    running = undefined;
  };
  return {
    catchUp: async () => {
      // One reading serves all who wait; who comes while it runs may have been too late for it.
      if (running) again = true;
      running ??= readOn();
      await running;
    },
    thread: (id) => `${book}.${threads.get(id) ?? life}`,
    states: () => String(states),
    all: () => String(last),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
