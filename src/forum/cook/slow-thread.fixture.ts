// slow-thread.fixture: a thread that cooks as the real one does, but for texts that make it hang or die.

import process from 'node:process';
import { parentPort } from 'node:worker_threads';

import { answer, given } from '../in-thread.ts';
import { cookPost } from './cook-post.ts';
import type { CookTask } from './cook-thread.ts';
import type { BookReferences } from './references.ts';

let references = given() as BookReferences;

parentPort?.on('message', (task: CookTask) => {
  if (task.references) references = task.references;
  else {
    if (task.raw.startsWith('HANG')) for (;;);
    if (task.raw.startsWith('DIE')) process.exit(1);
    answer({ cooked: cookPost(task.raw, references, task.context) });
  }
});
