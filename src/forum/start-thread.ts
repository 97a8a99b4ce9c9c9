// start-thread: starts a thread of the forum, from its source and as published.

import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';

/** Room for new objects in a thread that sleeps most of the time: more would save nothing. In megabytes. */
const youngObjects = 4;

/**
 * @param from the module that the thread belongs to
 * @param source the thread's file, seen from that module
 * @param name the same in the bundle, which has it beside itself: "forum-cook"
 */
export const threadFile = (from: string, source: string, name: string): URL =>
  new URL(from.endsWith('.ts') ? source : `${name}.js`, from);

export function startThread(file: URL, { resourceLimits, ...rest }: WorkerOptions): Worker {
  const options: WorkerOptions = {
    ...rest,
    resourceLimits: { maxYoungGenerationSizeMb: youngObjects, ...resourceLimits },
  };
  return file.href.endsWith('.ts')
    ? new Worker(throughTsx(file.href), { ...options, eval: true, execArgv: [] })
    : new Worker(file, options);
}

/** A thread does not take over how its process reads TypeScript. */
const throughTsx = (entry: string): string =>
  `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
    .then(({ register }) => (register(), import(${JSON.stringify(entry)})))`;
