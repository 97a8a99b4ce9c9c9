// start-step: the step between two versions, worked out in another thread where the book is large.

import type { ComparedBook } from '../../compare/index.ts';
import { startThread, threadFile } from '../start-thread.ts';
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

const file = threadFile(import.meta.url, 'step-thread.ts', 'forum-step');

/** This one works hard and ends; in megabytes. */
const youngObjects = 48;

/** Rejects when the thread fails. */
export function startStep(old: EarlierBook, next: ComparedBook, scattered: boolean): Promise<StepData> {
  if (old.blocks.length + next.blocks.length < large) return Promise.resolve(stepData(old, next, scattered));
  const task: StepTask = { old: compared(old), next: compared(next), scattered };
  const resourceLimits = { maxYoungGenerationSizeMb: youngObjects };
  const worker = startThread(file, { workerData: task, name: 'forum-step', resourceLimits });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that compares versions has ended')));
  });
}

const compared = ({ blocks, sections, aliases }: ComparedBook): string =>
  JSON.stringify({ blocks, sections, ...(aliases && { aliases }) });
