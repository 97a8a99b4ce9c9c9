// start-step: the step between two versions, worked out in another thread where the book is large.

import { Worker } from 'node:worker_threads';

import type { ComparedBook } from '../../compare/index.ts';
import type { EarlierBook, StepData } from './step.ts';
import { stepData } from './step.ts';

export interface StepTask {
  /** What the matcher looks at, as JSON. */
  old: string;
  next: string;
  scattered: boolean;
}

/** Blocks of both versions together from which another thread is worth its start. */
const large = 2_000;

/** Rejects when the thread fails. */
export function startStep(old: EarlierBook, next: ComparedBook, scattered: boolean): Promise<StepData> {
  if (old.blocks.length + next.blocks.length < large) return Promise.resolve(stepData(old, next, scattered));
  const task: StepTask = { old: compared(old), next: compared(next), scattered };
  const fromSource = import.meta.url.endsWith('.ts');
  // The bundle has the thread's file beside itself.
  const entry = new URL(fromSource ? 'step-thread.ts' : 'forum-step.js', import.meta.url);
  const options = { workerData: task, name: 'forum-step' };
  const worker = fromSource
    ? new Worker(throughTsx(entry.href), { ...options, eval: true, execArgv: [] })
    : new Worker(entry, options);
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that compares versions has ended')));
  });
}

const compared = ({ blocks, sections, aliases }: ComparedBook): string =>
  JSON.stringify({ blocks, sections, ...(aliases && { aliases }) });

/** A thread does not take over how its process reads TypeScript. */
const throughTsx = (entry: string): string =>
  `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
    .then(({ register }) => (register(), import(${JSON.stringify(entry)})))`;
