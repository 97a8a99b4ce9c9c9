// start-task: starts the thread of the writer or of a copy.

import { startThread, threadFile } from '../../start-thread.ts';
import type { FromThread, ThreadTask, ToThread } from './thread-message.ts';

export interface Thread {
  postMessage(message: ToThread): void;
  on(event: 'message', listener: (message: FromThread) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'exit', listener: () => void): void;
  terminate(): Promise<number>;
}

const file = threadFile(import.meta.url, 'writer-thread.ts', 'forum-writer');

/** Starts the thread for a task. */
export const startTask = (task: ThreadTask): Thread =>
  startThread(file, { workerData: task, name: 'forum-writer' });
