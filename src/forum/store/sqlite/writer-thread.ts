// writer-thread: what runs in a thread beside the server: the writer, or the making of a copy.

import process from 'node:process';
import { parentPort } from 'node:worker_threads';

import { commands } from '../../commands.ts';
import { answer as answerWith, given } from '../../in-thread.ts';
import { storeError } from '../problems.ts';
import { makeCopy } from './copying.ts';
import type { CommandTable } from './group.ts';
import type { FromThread, NumberedJob, ThreadTask, ToThread } from './thread-message.ts';
import { openWriter } from './writer.ts';

const say = (message: FromThread): void => answerWith(message);

async function write(task: ThreadTask): Promise<void> {
  const table =
    task.commandsModule === undefined
      ? commands
      : ((await import(task.commandsModule)) as { commands: CommandTable }).commands;
  const writer = await openWriter(task.file, { ...task, commands: table });
  // Answers of jobs that were committed together leave together.
  let answers: Extract<FromThread, { answers: unknown }>['answers'][number][] = [];
  const run = async ({ number, job }: NumberedJob): Promise<void> => {
    const answer = await writer.submit(job);
    if (answers.push({ number, answer }) > 1) return;
    queueMicrotask(() => {
      say({ answers });
      answers = [];
    });
  };
  parentPort?.on('message', (message: ToThread) => {
    if ('close' in message) void writer.close().then(() => process.exit(0));
    else for (const job of message.jobs) void run(job);
  });
  say({ ready: true });
}

async function main(task: ThreadTask): Promise<void> {
  try {
    if (task.task === 'write') return await write(task);
    say({ copied: await makeCopy(task.file, task.to as string) });
  } catch (error) {
    const { problem, message } = storeError(error);
    say({ failed: { problem, message } });
  }
}

await main(given() as ThreadTask);
