// spare-memory: a server lives long beside others: its collector works a little more often, and memory grows with what is kept only.

import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/**
 * By how much the room for new objects grows. SQLite answers on the spot, and little is under way at one time; while PostgreSQL is
 * waited for, much is, and with little room would be taken for lasting (a quarter more CPU time).
 */
const growth = { sqlite: 1, postgres: 2 };

export interface SparedMemory {
  /** Everything is loaded, which needs little room: from now on there is as much as answers from this database need. */
  loaded(database: keyof typeof growth): void;
}

/** For the whole process, from now on; best before anything large is loaded. */
export function spareMemory(): SparedMemory {
  let factor = 1;
  const apply = (): void => setFlagsFromString(`--semi-space-growth-factor=${factor}`);
  setFlagsFromString('--heap-growing-percent=40');
  apply();
  // V8 lets the room grow again whenever a thread starts (Heap::ConfigureHeap).
  process.on('worker', (worker) => worker.once('online', apply));
  return {
    loaded: (database) => {
      factor = growth[database];
      apply();
    },
  };
}
