// open: opens the forum's database, wherever it is.

import { commands } from '../commands.ts';
import { openPostgres } from './postgres/store.ts';
import type { PostgresPlace } from './postgres/pools.ts';
import { openSqlite } from './sqlite/store.ts';
import type { SqlitePlace } from './sqlite/store.ts';
import type { Store } from './store.ts';

export type StorePlace = ({ kind: 'sqlite' } & SqlitePlace) | ({ kind: 'postgres' } & PostgresPlace);

/** Opens, makes or migrates a database. Rejects with a `StoreError` whose message an administrator can act on. */
export function openStore(place: StorePlace, now: () => number = Date.now): Promise<Store> {
  return place.kind === 'sqlite'
    ? openSqlite(place, { commands, now })
    : openPostgres(place, { commands, now: now() });
}
