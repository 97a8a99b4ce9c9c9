// writer: the one connection that writes: jobs that come while the disk is waited for are committed together afterwards.

import { Kysely } from 'kysely';

import { migrate } from '../migrations/index.ts';
import { StoreError } from '../store.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { executeOn, sqliteDialect } from './dialect.ts';
import { groupCommit } from './group.ts';
import type { Answer, CommandTable, Job } from './group.ts';

export interface Writer {
  /** Settles with the answer once it is final; never rejects. */
  submit(job: Job): Promise<Answer>;
  /** Finishes what was submitted, then closes the file. */
  close(): Promise<void>;
}

export interface WriterOptions {
  /** Look through the whole file for damage before it is used. */
  checked: boolean;
  now: number;
  /** Wait for the disk with every commit. Only tests do without. */
  durable: boolean;
  commands: CommandTable;
}

/** More than these are never committed together, so that the first does not wait for long. */
const mostTogether = 256;

/** Opens, checks and migrates a file. Throws a `StoreError` when it cannot be used. */
export async function openWriter(file: string, options: WriterOptions): Promise<Writer> {
  const connection = await openConnection(file);
  try {
    await prepare(connection, file, options);
  } catch (error) {
    connection.close();
    throw error;
  }
  const together = groupCommit(connection, options.commands);
  let waiting: { job: Job; settle: (answer: Answer) => void }[] = [];
  let running: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const now = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      const answers = await together(now.map(({ job }) => job));
      now.forEach(({ settle }, index) => settle(answers[index] as Answer));
      // Lets in what has come meanwhile.
      await new Promise(setImmediate);
    }
    running = undefined;
  };
  return {
    submit: (job) =>
      new Promise((settle) => {
        waiting.push({ job, settle });
        running ??= new Promise(setImmediate).then(work);
      }),
    close: async () => {
      while (running !== undefined) await running;
      try {
        connection.exec('pragma optimize; pragma wal_checkpoint(truncate)');
      } catch {
        // Tidying only: without room on the disk, what was committed stays in the log beside the file.
      }
      connection.close();
    },
  };
}

async function prepare(connection: Connection, file: string, options: WriterOptions): Promise<void> {
  connection.exec(`pragma journal_mode = wal; pragma synchronous = ${options.durable ? 'full' : 'off'}`);
  if (options.checked) checkWhole(connection, file);
  const db = new Kysely<never>({ dialect: sqliteDialect(executeOn(connection)) });
  connection.exec('begin exclusive');
  try {
    await migrate(db, 'sqlite', options.now);
    connection.exec('commit');
  } finally {
    if (connection.isTransaction) connection.exec('rollback');
  }
  // Counts what indexes have, from samples, where that was not done or has changed much: plans are made by it.
  connection.exec('pragma optimize = 0x10002');
}

function checkWhole(connection: Connection, file: string): void {
  const found = connection.all('pragma quick_check(5)', []).map((row) => String(Object.values(row)[0]));
  if (found.length === 1 && found[0] === 'ok') return;
  throw new StoreError('broken', `${file} is damaged (${found.join('; ')}); restore a backup`);
}
