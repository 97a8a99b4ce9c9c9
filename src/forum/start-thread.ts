// start-thread: starts a thread of the forum, from its source and as published.

import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { MessagePort, WorkerOptions } from 'node:worker_threads';

/** Room for new objects in a thread that sleeps most of the time: more would save nothing. In megabytes. */
const youngObjects = 4;

/**
 * @param from the module that the thread belongs to
 * @param source the thread's file, seen from that module
 * @param name the same in the bundle, which has it beside itself: "forum-cook"
 */
export const threadFile = (from: string, source: string, name: string): URL =>
  new URL(from.endsWith('.ts') ? source : `${name}.js`, from);

/** What a thread finds as its data. */
export interface Begun {
  given: unknown;
  answers: MessagePort;
}

/** Starts a thread, which finds its data and answers by `in-thread.ts`. */
export function startThread(file: URL, { resourceLimits, workerData, ...rest }: WorkerOptions): Worker {
  const { port1: answers, port2 } = new MessageChannel();
  const options: WorkerOptions = {
    ...rest,
    workerData: { given: workerData as unknown, answers: port2 } satisfies Begun,
    transferList: [port2],
    resourceLimits: { maxYoungGenerationSizeMb: youngObjects, ...resourceLimits },
  };
  const worker = file.href.endsWith('.ts')
    ? new Worker(throughTsx(file.href), { ...options, eval: true, execArgv: [] })
    : new Worker(file, options);
  passOn(answers, worker);
  return worker;
}

const waiting = new Set<() => void>();

/** The thread's answers become its worker's messages. */
function passOn(answers: MessagePort, worker: Worker): void {
  const take = (): void => {
    for (let next = receiveMessageOnPort(answers); next; next = receiveMessageOnPort(answers)) {
      worker.emit('message', next.message);
    }
  };
  answers.on('message', (message) => worker.emit('message', message));
  answers.unref();
  waiting.add(take);
  worker.once('exit', () => {
    take();
    waiting.delete(take);
    answers.close();
  });
}

/**
 * Takes what threads have answered meanwhile. To be called between two pieces of long work: otherwise answers wait until this
 * thread comes to rest, and a post, which needs several, behind every page that is being made.
 */
export function takeAnswers(): void {
  for (const take of waiting) take();
}

/** A thread does not take over how its process reads TypeScript. */
const throughTsx = (entry: string): string =>
  `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
    .then(({ register }) => (register(), import(${JSON.stringify(entry)})))`;
