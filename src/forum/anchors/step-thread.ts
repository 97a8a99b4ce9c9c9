// step-thread: recognises the blocks of a version in a thread of its own, so that nobody who reads meanwhile waits.

import { parentPort, workerData } from 'node:worker_threads';

import type { ComparedBook } from '../../compare/index.ts';
import type { StepTask } from './start-step.ts';
import { stepData } from './step.ts';

const { old, next, scattered } = workerData as StepTask;
parentPort?.postMessage(
  stepData(JSON.parse(old) as ComparedBook, JSON.parse(next) as ComparedBook, scattered),
);
