// jobs: what the server does by itself from time to time.

import { rebake } from '../cook/index.ts';
import { sweepUploads } from '../uploads/index.ts';
import { cookText } from './cook-text.ts';
import type { Forum } from './request.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface Job {
  name: string;
  every: number;
  run(forum: Forum, now: number): Promise<unknown>;
}

/** One after the other, each when it is due. */
const jobs: readonly Job[] = [
  { name: 'tidy people', every: minute, run: ({ people }, now) => people.tidy(now) },
  { name: 'cook again', every: minute, run: cookAgain },
  { name: 'close solved', every: hour, run: closeSolved },
  {
    name: 'raise trust',
    every: hour,
    run: ({ store }, now) => store.write('trust.update', { since: now - day, now }),
  },
  {
    name: 'sweep pictures',
    every: day,
    run: ({ store, settings }, now) => sweepUploads(store, settings.data, now),
  },
];

/** Posts cooked by an earlier Octavo, some at a time. */
function cookAgain(forum: Forum): Promise<number> {
  return rebake(forum.store, async (raw, thread) => (await cookText({ forum }, raw, thread)).cooked, 50);
}

function closeSolved({ store, settings }: Forum, now: number): Promise<number> {
  const { closeSolvedAfterDays: days } = settings;
  return days === undefined
    ? Promise.resolve(0)
    : store.write('thread.close-solved', { now, before: now - days * day });
}

export function startJobs(forum: Forum): { stop(): Promise<void> } {
  const due = new Map(jobs.map((job) => [job, forum.now() + job.every]));
  let running: Promise<void> | undefined;
  const turn = async (): Promise<void> => {
    for (const job of jobs) {
      const now = forum.now();
      if (now < (due.get(job) ?? 0)) continue;
      due.set(job, now + job.every);
      await job.run(forum, now).catch((error: unknown) => {
        forum.log('error', 'job', {
          name: job.name,
          message: error instanceof Error ? error.message : String(error),
        });
      });
    }
    running = undefined;
  };
  const timer = setInterval(() => void (running ??= turn()), minute);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      await forum.people.tidy(forum.now());
    },
  };
}
