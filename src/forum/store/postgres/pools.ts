// pools: connections to PostgreSQL whose values come out as those of SQLite do.

import pg from 'pg';
import type { PoolConfig } from 'pg';

import { PreparingClient } from './preparing-client.ts';

export interface PostgresPlace {
  url: string;
  /** Tables are in this schema; default: what the address says, else `public`. */
  schema?: string;
  /** Most connections that write; as many again read. Default 8. */
  connections?: number;
}

/** Numbers of PostgreSQL's types (pg_type.oid). */
const typeNumber = { truth: 16, int8: 20, numeric: 1700 };

type Parser = (text: string) => unknown;
const parsers: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  // Counts and times are far below 2^53.
  [typeNumber.int8, Number],
  [typeNumber.numeric, Number],
  [typeNumber.truth, (text) => (text === 't' ? 1 : 0)],
]);

/** `plain`: as the library gives values, for other libraries. */
export function openPool(place: PostgresPlace, use: 'read' | 'write' | 'plain'): pg.Pool {
  const settings = [
    ...(use === 'read' ? ['-c default_transaction_read_only=on'] : []),
    ...(place.schema === undefined ? [] : [`-c search_path=${place.schema}`]),
  ];
  const config: PoolConfig = {
    connectionString: place.url,
    max: place.connections ?? 8,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    application_name: 'octavo',
    ...(settings.length > 0 && { options: settings.join(' ') }),
    ...(use !== 'plain' && {
      Client: PreparingClient,
      types: {
        getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
          (format !== 'binary' && parsers.get(oid)) ||
          pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
      },
    }),
  };
  const pool = new pg.Pool(config);
  // A connection that is lost: who uses it learns it from the answer, and the next one to ask gets a new one.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
