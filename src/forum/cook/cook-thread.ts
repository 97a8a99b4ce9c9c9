// cook-thread: the thread that cooks posts: one at a time, as they are asked for.

import { parentPort } from 'node:worker_threads';

import { answer, given } from '../in-thread.ts';
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
let references = given() as BookReferences;

parentPort?.on('message', (task: CookTask) => {
  if (task.references) {
    references = task.references;
    return;
  }
  answer(cooked(task.raw, task.context));
});

function cooked(raw: string, context: CookContext): CookAnswer {
  try {
    return { cooked: cookPost(raw, references, context) };
  } catch {
    return {};
  }
}
