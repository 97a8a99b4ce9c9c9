// thread-writer: the writer in a thread of its own, as seen from here: sends it jobs, and starts another when it dies.

import { StoreError } from '../store.ts';
import type { Answer, Job } from './group.ts';
import { startTask } from './start-task.ts';
import type { Thread } from './start-task.ts';
import type { FromThread, NumberedJob, ThreadTask } from './thread-message.ts';
import type { Writer } from './writer.ts';

export interface ThreadWriterOptions {
  checked: boolean;
  durable: boolean;
  now: () => number;
  commandsModule?: string;
}

/** More jobs than these wait for nothing good. */
const mostWaiting = 20_000;
/** Wait before a thread that could not begin is started again, in milliseconds. */
const restartAfter = 500;

/** Rejects with a `StoreError` when the first thread cannot begin. Later ones are started until one can. */
export async function openThreadWriter(file: string, options: ThreadWriterOptions): Promise<Writer> {
  const writer = new ThreadWriter(file, options);
  await writer.begin(options.checked);
  return writer;
}

class ThreadWriter implements Writer {
  readonly #file: string;
  readonly #options: ThreadWriterOptions;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #unsent: NumberedJob[] = [];
  #number = 0;
  /** The one that takes jobs; undefined while another is being started. */
  #thread: Thread | undefined;
  #closed: (() => void) | undefined;

  constructor(file: string, options: ThreadWriterOptions) {
    this.#file = file;
    this.#options = options;
  }

  /** Starts a thread; resolves once it takes jobs. */
  begin(checked: boolean): Promise<void> {
    const { commandsModule, durable, now } = this.#options;
    const task: ThreadTask = {
      task: 'write',
      file: this.#file,
      checked,
      durable,
      now: now(),
      ...(commandsModule !== undefined && { commandsModule }),
    };
    return new Promise((resolve, reject) => {
      const thread = startTask(task);
      thread.on('message', (message) => {
        if ('ready' in message) {
          this.#thread = thread;
          this.#send();
          resolve();
        } else if ('failed' in message) {
          reject(new StoreError(message.failed.problem, message.failed.message));
        } else this.#settle(message);
      });
      thread.on('error', reject);
      thread.on('exit', () => {
        reject(new StoreError('busy', 'the writer ended before it began'));
        this.#ended(thread);
      });
    });
  }

  submit(job: Job): Promise<Answer> {
    return new Promise((settle) => {
      const refused =
        this.#closed !== undefined
          ? 'the store is closed'
          : this.#waiting.size >= mostWaiting
            ? 'too much is waiting'
            : undefined;
      if (refused !== undefined) return settle({ ok: false, problem: 'busy', message: refused });
      this.#number += 1;
      this.#waiting.set(this.#number, settle);
      // What comes in one turn is sent together.
      if (this.#unsent.push({ number: this.#number, job }) === 1) queueMicrotask(() => this.#send());
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#send();
      this.#closed = resolve;
      if (this.#thread !== undefined) return this.#thread.postMessage({ close: true });
      this.#rejectAll('the store is closed');
      resolve();
    });
  }

  #send(): void {
    if (this.#thread === undefined || this.#unsent.length === 0) return;
    this.#thread.postMessage({ jobs: this.#unsent });
    this.#unsent = [];
  }

  #settle(message: FromThread): void {
    if (!('answers' in message)) return;
    for (const { number, answer } of message.answers) {
      this.#waiting.get(number)?.(answer);
      this.#waiting.delete(number);
    }
  }

  #ended(thread: Thread): void {
    const wasUsed = this.#thread === thread;
    if (wasUsed) this.#thread = undefined;
    if (this.#closed !== undefined) {
      this.#rejectAll('the store is closed');
      this.#closed();
    } else if (wasUsed) this.#restart();
  }

  #restart(): void {
    // Whether these were committed is not known: whoever asked may ask again with the same key.
    this.#rejectAll('the writer is being restarted');
    this.begin(true).catch(() => {
      this.#rejectAll('the writer cannot be started');
      if (this.#closed === undefined) setTimeout(() => this.#restart(), restartAfter);
    });
  }

  #rejectAll(message: string): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#unsent = [];
    for (const settle of all) settle({ ok: false, problem: 'busy', message });
  }
}
