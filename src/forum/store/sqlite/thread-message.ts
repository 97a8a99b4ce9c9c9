// thread-message: what the writer's thread and the thread that started it say to each other.

import type { StoreProblem } from '../store.ts';
import type { Answer, Job } from './group.ts';

/** What the thread is started with. */
export interface ThreadTask {
  task: 'write' | 'copy';
  file: string;
  checked: boolean;
  durable: boolean;
  now: number;
  /** Address of a module with another table of commands. */
  commandsModule?: string;
  /** For `copy`: the file to make. */
  to?: string;
}

export interface NumberedJob {
  number: number;
  job: Job;
}

export type ToThread = { jobs: readonly NumberedJob[] } | { close: true };

export type FromThread =
  | { ready: true }
  /** It could not begin, or the copy failed. */
  | { failed: { problem: StoreProblem; message: string } }
  | { answers: readonly { number: number; answer: Answer }[] }
  | { copied: Readonly<Record<string, number>> };
