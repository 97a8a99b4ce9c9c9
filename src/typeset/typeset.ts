// typeset: Typst files into a PDF, in processes of their own that stay for the next time.

import type { ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Compiled } from './compile.ts';
import { parseErrors } from './errors.ts';
import type { Typeset, TypesetInput } from './input.ts';
import { startProcess } from './start-process.ts';

/** Root of the files in the compiler, see compile.ts (not imported: it would load the compiler here). */
const root = '/octavo-typeset';

interface Worker {
  process: ChildProcess;
  /** What it compiled last: the same again is quickest there. */
  last: string;
  printed: string;
}

const idle: Worker[] = [];
const waiting: (() => void)[] = [];
let busy = 0;

/**
 * Compiles Typst files to a PDF. At most one process a core works; a process that is idle keeps what it computed, does
 * not keep the program alive and ends with it. Mistakes in the files are values; it rejects only when the process dies.
 */
export async function typesetTypst(input: TypesetInput): Promise<Typeset> {
  while (busy >= Math.max(1, availableParallelism()))
    await new Promise<void>((resolve) => waiting.push(resolve));
  busy++;
  const key = `${input.main}\n${JSON.stringify(input.inputs)}\n${input.standard}`;
  const worker = takeWorker(key);
  try {
    const compiled = await run(worker, input);
    release(worker);
    if (compiled.ok)
      return { ok: true, pdf: compiled.pdf, pages: compiled.pages, warnings: compiled.warnings };
    const printed = compiled.printed ? parseErrors(worker.printed, root) : [];
    return { ok: false, errors: printed.length > 0 ? printed : compiled.errors };
  } finally {
    busy--;
    waiting.shift()?.();
  }
}

/** Ends the processes that wait for another compilation, and waits until they have ended. */
export async function stopTypesetting(): Promise<void> {
  const ends = idle.splice(0).map(
    ({ process }) =>
      new Promise<void>((resolve) => {
        process.ref();
        process.once('exit', () => resolve());
        process.kill();
      }),
  );
  await Promise.all(ends);
}

function takeWorker(key: string): Worker {
  const at = idle.findIndex((worker) => worker.last === key);
  const worker = idle.splice(at === -1 ? 0 : at, 1)[0] ?? { process: startProcess(), last: key, printed: '' };
  worker.last = key;
  worker.printed = '';
  worker.process.ref();
  worker.process.channel?.ref();
  return worker;
}

function release(worker: Worker): void {
  worker.process.removeAllListeners();
  worker.process.stderr?.removeAllListeners();
  (worker.process.stderr as { unref?: () => void } | null)?.unref?.();
  worker.process.channel?.unref();
  worker.process.unref();
  worker.process.once('exit', () => {
    const at = idle.indexOf(worker);
    if (at !== -1) idle.splice(at, 1);
  });
  idle.push(worker);
}

/** Sends the input and waits for the answer and for the end of what was printed. */
function run(worker: Worker, input: TypesetInput): Promise<Compiled> {
  return new Promise((resolve, reject) => {
    let answer: Compiled | undefined;
    let printedAll = false;
    const settle = (): void => {
      if (answer !== undefined && printedAll) resolve(answer);
    };
    worker.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const end = text.indexOf('\u0000');
      worker.printed += end === -1 ? text : text.slice(0, end);
      if (end !== -1) printedAll = true;
      settle();
    });
    worker.process.once('message', (message) => {
      answer = message as Compiled;
      settle();
    });
    worker.process.once('error', reject);
    worker.process.once('exit', (code, signal) => {
      const last = worker.printed.trim().split('\n').at(-1) ?? '';
      reject(
        new Error(`the Typst process ended (${signal ?? `status ${code}`})${last === '' ? '' : `: ${last}`}`),
      );
    });
    worker.process.send(input);
  });
}
