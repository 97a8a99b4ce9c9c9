// stores: both databases with a large forum in them, as they are used in earnest: with a thread that writes, waiting for the disk.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startServer } from '../../src/forum/store/postgres/own-server.fixture.ts';
import { openPostgres } from '../../src/forum/store/postgres/store.ts';
import { openSqlite } from '../../src/forum/store/sqlite/store.ts';
import { commands } from '../../src/forum/commands.ts';
import { openStore } from '../../src/forum/store/open.ts';
import type { Store } from '../../src/forum/store/store.ts';
import { seed } from './seed.ts';
import type { Size } from './seed.ts';

export interface Place {
  name: string;
  store: Store;
  close(): Promise<void>;
}

export async function sqlitePlace(size: Size): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-bench-forum-'));
  const file = join(folder, 'forum.db');
  const filling = await openSqlite({ file, writer: 'here', durable: false }, { commands, now: Date.now });
  await seed(filling, size);
  await filling.close();
  const store = await openStore({ kind: 'sqlite', file });
  return {
    name: 'SQLite',
    store,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function postgresPlace(size: Size): Promise<Place | { missing: string }> {
  const server = await startServer({ durable: true });
  if ('missing' in server) return server;
  const store = await openPostgres({ url: server.url }, { commands, now: Date.now() });
  await seed(store, size);
  await store.writeStatement('vacuum analyze', []);
  return {
    name: 'PostgreSQL',
    store,
    close: async () => {
      await store.close();
      await server.stop();
    },
  };
}
