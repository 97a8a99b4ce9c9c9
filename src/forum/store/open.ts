// open: opens the forum's database, wherever it is.

import { commands } from '../commands.ts';
import type { PostgresPlace } from './postgres/pools.ts';
import { openSqlite } from './sqlite/store.ts';
import type { SqlitePlace } from './sqlite/store.ts';
import type { Store } from './store.ts';

export type StorePlace = ({ kind: 'sqlite' } & SqlitePlace) | ({ kind: 'postgres' } & PostgresPlace);

/** Opens, makes or migrates a database. Rejects with a `StoreError` whose message an administrator can act on. */
export async function openStore(place: StorePlace, now: () => number = Date.now): Promise<Store> {
  if (place.kind === 'sqlite') return openSqlite(place, { commands, now });
  const { openPostgres } = await import('./postgres/store.ts');
  return openPostgres(place, { commands, now: now() });
}
