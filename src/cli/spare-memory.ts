// spare-memory: a server lives long beside others: its collector works a little more often, and memory grows with what is kept only.

import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** For the whole process, from now on; best before anything large is loaded. */
export function spareMemory(): void {
  growLess();
  // V8 lets the room for new objects grow again whenever a thread starts (Heap::ConfigureHeap).
  process.on('worker', (worker) => worker.once('online', growLess));
}

function growLess(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=40');
}
