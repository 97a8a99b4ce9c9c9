// signals: processes on one PostgreSQL tell each other that something was committed.

import pg from 'pg';

import { openPool } from './pools.ts';
import type { PostgresPlace } from './pools.ts';

export interface Signals {
  /** Something was committed here: tells listeners here at once and other processes soon. */
  committed(): void;
  listen(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Many commits within this time are told to others once: each notice holds up the commits of all for a moment. Milliseconds. */
const gathering = 25;
/** How long until a lost connection is tried again, in milliseconds. */
const again = 1000;

export function openSignals(place: PostgresPlace, pool: pg.Pool): Signals {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const channel = `octavo_${place.schema ?? 'public'}`;
  const self = `${process.pid}.${Math.random().toString(36).slice(2)}`;
  let gathered: NodeJS.Timeout | undefined;
  const ears = listenTo(place, channel, (sender) => {
    if (sender !== self) tell();
  });
  return {
    committed: () => {
      tell();
      gathered ??= setTimeout(() => {
        gathered = undefined;
        // Others look for themselves from time to time, so a notice that is lost is only late.
        pool.query('select pg_notify($1, $2)', [channel, self]).catch(() => {});
      }, gathering);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      clearTimeout(gathered);
      await ears.close();
    },
  };
}

/** A connection of its own that listens, and is made again when it is lost. */
function listenTo(
  place: PostgresPlace,
  channel: string,
  heard: (sender: string) => void,
): { close(): Promise<void> } {
  const pool = openPool({ ...place, connections: 1 }, 'plain');
  let closed = false;
  let client: pg.PoolClient | undefined;
  let retry: NodeJS.Timeout | undefined;
  let opening: Promise<void>;
  const later = (): void => {
    if (closed) return;
    clearTimeout(retry);
    retry = setTimeout(() => (opening = open()), again).unref();
  };
  const open = async (): Promise<void> => {
    try {
      const one = await pool.connect();
      client = one;
      one.on('notification', ({ payload }) => heard(payload ?? ''));
      one.on('error', () => {
        if (client !== one) return;
        client = undefined;
        one.release(true);
        later();
      });
      await one.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch {
      client?.release(true);
      client = undefined;
      later();
    }
  };
  opening = open();
  return {
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await opening;
      client?.release(true);
      client = undefined;
      await pool.end();
    },
  };
}
