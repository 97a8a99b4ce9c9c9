// load: work done many at a time for some seconds: how much of it, how long each took, and what it cost.

import process from 'node:process';
import { performance } from 'node:perf_hooks';

export interface Load {
  name: string;
  /** How many are under way at one time. */
  together: number;
  /** One piece of work; the number is another each time. */
  work: (nth: number) => Promise<unknown>;
}

export interface Measured {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Milliseconds of this process's processors for one piece, all threads. */
  cpu: number;
  /** Megabytes of this process. */
  memory: number;
  failed: number;
}

/** Runs a load for so many seconds, after a warm-up that does not count. */
export async function measure(load: Load, seconds: number): Promise<Measured> {
  let nth = 0;
  let failed = 0;
  const run = async (until: number, times: number[]): Promise<void> => {
    while (performance.now() < until) {
      const before = performance.now();
      try {
        nth += 1;
        await load.work(nth);
      } catch {
        failed += 1;
      }
      times.push(performance.now() - before);
      // A query on this thread never waits: let others have their turn as they would between requests.
      await new Promise(setImmediate);
    }
  };
  const phase = async (length: number): Promise<number[]> => {
    const times: number[] = [];
    const until = performance.now() + length * 1000;
    await Promise.all(Array.from({ length: load.together }, () => run(until, times)));
    return times;
  };
  await phase(seconds / 4);
  failed = 0;
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const times = await phase(seconds);
  const took = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  times.sort((one, other) => one - other);
  const at = (part: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return {
    perSecond: times.length / took,
    p50: at(0.5),
    p99: at(0.99),
    cpu: (user + system) / 1000 / times.length,
    memory: process.memoryUsage.rss() / 1e6,
    failed,
  };
}

const columns = ['', '/s', 'p50 ms', 'p99 ms', 'CPU ms', 'MB', 'failed'] as const;

export const head = (width: number): string =>
  columns.map((name, index) => (index === 0 ? name.padEnd(width) : name.padStart(8))).join(' ');

export const row = (name: string, width: number, found: Measured): string =>
  [
    name.padEnd(width),
    found.perSecond.toFixed(0).padStart(8),
    found.p50.toFixed(2).padStart(8),
    found.p99.toFixed(2).padStart(8),
    found.cpu.toFixed(3).padStart(8),
    found.memory.toFixed(0).padStart(8),
    String(found.failed).padStart(8),
  ].join(' ');
