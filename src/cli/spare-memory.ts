// spare-memory: a server lives long beside others: its collector works a little more often, and memory grows with what is kept only.

import process from 'node:process';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Room for new objects, both of its halves, in bytes. SQLite answers on the spot, and little is under way at one time; while
 * PostgreSQL is waited for, much is, and with less room would be taken for lasting (a quarter more CPU time).
 */
const roomForNew = { sqlite: 8_000_000, postgres: 32_000_000 };
/** Milliseconds between looks at it while it may grow. */
const pause = 50;

export interface SparedMemory {
  /** Everything is loaded, which needs little room: from now on there is as much as many answers at one time need. */
  loaded(database: keyof typeof roomForNew): void;
}

/** For the whole process, from now on; best before anything large is loaded. */
export function spareMemory(): SparedMemory {
  let wanted = 0;
  let looking: NodeJS.Timeout | undefined;
  const look = (): void => {
    clearTimeout(looking);
    const isEnough = newSpace() >= wanted;
    setFlagsFromString(`--semi-space-growth-factor=${isEnough ? 1 : 2}`);
    if (!isEnough) looking = setTimeout(look, pause).unref();
  };
  setFlagsFromString('--heap-growing-percent=40');
  look();
  // V8 lets the room grow again whenever a thread starts (Heap::ConfigureHeap).
  process.on('worker', (worker) => worker.once('online', look));
  return {
    loaded: (database) => {
      wanted = roomForNew[database];
      look();
    },
  };
}

const newSpace = (): number =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
