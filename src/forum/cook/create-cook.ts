// create-cook: cooking in a thread of its own, so that no text keeps the server waiting: what takes too long shows as its source.

import type { Worker } from 'node:worker_threads';

import { startThread, threadFile } from '../start-thread.ts';
import { asSource } from './cook-post.ts';
import type { Cooked, CookContext } from './cooked.ts';
import { selfTest } from './check/self-test.ts';
import type { CookAnswer, CookTask } from './cook-thread.ts';
import { limits } from './limits.ts';
import type { BookReferences } from './references.ts';

export interface Cook {
  /** Never rejects. */
  cook(raw: string, context?: CookContext): Promise<Cooked>;
  /** Labels and words of another edition, from the next post on. */
  use(references: BookReferences): void;
  close(): Promise<void>;
}

export interface CookOptions {
  /** Milliseconds for one post. */
  deadline?: number;
  /** The thread's file; another one in tests. */
  thread?: URL;
}

/** Milliseconds in which a new thread has loaded its modules. */
const startTime = 20_000;

const file = threadFile(import.meta.url, 'cook-thread.ts', 'forum-cook');

/** @throws when the check of finished HTML does not work: nothing may be cooked then. */
export function createCook(references: BookReferences, options: CookOptions = {}): Cook {
  selfTest();
  const line = new Line(references, options.thread ?? file, options.deadline ?? limits.deadline);
  return {
    cook: (raw, context = {}) => new Promise((done) => line.add({ task: { raw, context }, done })),
    use: (others) => line.use(others),
    close: () => line.close(),
  };
}

interface Waiting {
  task: { raw: string; context: CookContext };
  done: (cooked: Cooked) => void;
}

/** Posts that wait, and the thread that takes one after the other. */
class Line {
  #book: BookReferences;
  readonly #file: URL;
  readonly #deadline: number;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #running: (Waiting & { timer: NodeJS.Timeout }) | undefined;
  #closed = false;

  constructor(book: BookReferences, file: URL, deadline: number) {
    this.#book = book;
    this.#file = file;
    this.#deadline = deadline;
  }

  add(one: Waiting): void {
    if (this.#closed) {
      one.done(asSource(one.task.raw, 'not-cooked'));
      return;
    }
    this.#waiting.push(one);
    this.#next();
  }

  use(book: BookReferences): void {
    this.#book = book;
    this.#worker?.postMessage({ references: book } satisfies CookTask);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { task, done } of this.#waiting.splice(0)) done(asSource(task.raw, 'not-cooked'));
    await this.#giveUp();
  }

  #next(): void {
    if (this.#running) return;
    const first = this.#waiting.shift();
    if (!first) {
      // Nothing to do keeps no process alive.
      this.#worker?.unref();
      return;
    }
    const isNew = this.#worker === undefined;
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    // A new thread has its modules to load first.
    const most = this.#deadline + (isNew ? startTime : 0);
    this.#running = { ...first, timer: setTimeout(() => void this.#giveUp(), most) };
    worker.postMessage(first.task);
  }

  #start(): Worker {
    const worker = startThread(this.#file, {
      workerData: this.#book,
      name: 'forum-cook',
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    worker.on('message', ({ cooked }: CookAnswer) => this.#finish(cooked));
    for (const end of ['error', 'exit']) worker.on(end, () => this.#worker === worker && void this.#giveUp());
    return worker;
  }

  /** The running post is done; without an answer it shows its source. */
  #finish(cooked?: Cooked): void {
    const running = this.#running;
    this.#running = undefined;
    if (running) {
      clearTimeout(running.timer);
      running.done(cooked ?? asSource(running.task.raw, 'not-cooked'));
    }
    this.#next();
  }

  /** The thread is ended with what it was at; the next post gets another. */
  async #giveUp(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.removeAllListeners('message');
    this.#finish();
    await worker?.terminate();
  }
}
