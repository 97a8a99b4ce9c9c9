// crash-child: a process that posts without end and tells its parent what was acknowledged, until it is killed.

import { writeSync } from 'node:fs';
import process from 'node:process';

import { openPosting } from '../posting-store.fixture.ts';

const [file, writer, life] = process.argv.slice(2) as [string, 'here' | 'thread', string];
/** How many posts are on their way at one time. */
const together = 12;

const store = await openPosting(file, { writer });
const thread = (await store.read.selectFrom('threads').select('id').executeTakeFirst())?.id;
const into = thread ?? (await store.write('begin', { handle: 'ada', now: 1 }));

async function post(poster: number): Promise<never> {
  for (let count = 1; ; count += 1) {
    const key = `${life}.${poster}.${count}`;
    await store.write('add', { thread: into, key, text: 'word '.repeat(count % 400), now: count });
    tell(`${key}\n`);
  }
}

/** A pipe that is full says so instead of waiting. */
function tell(line: string): void {
  for (let written = 0; written < line.length;) {
    try {
      written += writeSync(1, line.slice(written));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

await Promise.all(Array.from({ length: together }, (_, poster) => post(poster)));
