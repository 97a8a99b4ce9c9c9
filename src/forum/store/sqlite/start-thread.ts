// start-thread: starts the thread of the writer or of a copy, from source and as published.

import { Worker } from 'node:worker_threads';

import type { FromThread, ThreadTask, ToThread } from './thread-message.ts';

export interface Thread {
  postMessage(message: ToThread): void;
  on(event: 'message', listener: (message: FromThread) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'exit', listener: () => void): void;
  terminate(): Promise<number>;
}

/** Starts the thread for a task. */
export function startThread(task: ThreadTask): Thread {
  const fromSource = import.meta.url.endsWith('.ts');
  // The bundle has the thread's file beside itself.
  const entry = new URL(fromSource ? 'writer-thread.ts' : 'forum-writer.js', import.meta.url);
  const options = { workerData: task, name: 'forum-writer' };
  return fromSource
    ? new Worker(throughTsx(entry.href), { ...options, eval: true, execArgv: [] })
    : new Worker(entry, options);
}

/** A thread does not take over how its process reads TypeScript. */
const throughTsx = (entry: string): string =>
  `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
    .then(({ register }) => (register(), import(${JSON.stringify(entry)})))`;
