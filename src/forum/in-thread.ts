// in-thread: what a thread of the forum was given, and how it answers. For threads that `startThread` starts.

import { workerData } from 'node:worker_threads';

import type { Begun } from './start-thread.ts';

const begun = workerData as Begun;

/** What it was started with. */
export const given = (): unknown => begun.given;

/** To who started it, as its worker's message. */
export const answer = (message: unknown): void => begun.answers.postMessage(message);
