// cook-thread: the thread that cooks posts: one at a time, as they are asked for.

import { parentPort, workerData } from 'node:worker_threads';

import { selfTest } from './check/self-test.ts';
import { cookPost } from './cook-post.ts';
import type { Cooked, CookContext } from './cooked.ts';
import type { BookReferences } from './references.ts';

export type CookTask =
  | { raw: string; context: CookContext; references?: never }
  | { references: BookReferences; raw?: never };
/** Nothing when the text could not be cooked. */
export interface CookAnswer {
  cooked?: Cooked;
}

selfTest();
let references = workerData as BookReferences;

parentPort?.on('message', (task: CookTask) => {
  if (task.references) {
    references = task.references;
    return;
  }
  parentPort?.postMessage(answer(task.raw, task.context));
});

function answer(raw: string, context: CookContext): CookAnswer {
  try {
    return { cooked: cookPost(raw, references, context) };
  } catch {
    return {};
  }
}
