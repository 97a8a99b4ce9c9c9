// store (sqlite): the forum's database in one file: queries on this thread, changes through the one writer.

import { Kysely } from 'kysely';

import { takeAnswers } from '../../start-thread.ts';
import { storeError } from '../problems.ts';
import type { Database } from '../schema.ts';
import { StoreError } from '../store.ts';
import type { StatementResult, Store, Transaction } from '../store.ts';
import { openConnection } from './connection.ts';
import { copyDatabase } from './copy.ts';
import type { Execute } from './dialect.ts';
import { executeOn, sqliteDialect } from './dialect.ts';
import type { Answer, CommandTable, Job } from './group.ts';
import { lockFile } from './lock.ts';
import { openThreadWriter } from './thread-writer.ts';
import { openWriter } from './writer.ts';
import type { Writer } from './writer.ts';

export interface SqlitePlace {
  file: string;
  /** The writer's own thread (default), or this one: for tests, which start many stores. */
  writer?: 'thread' | 'here';
  /** Default true. */
  durable?: boolean;
}

export interface SqliteOptions {
  /** For a writer on this thread. */
  commands: CommandTable;
  /** For a writer's thread: address of another module with `commands`, for tests. */
  commandsModule?: string;
  now: () => number;
}

export interface SqliteStore extends Store {
  readonly dialect: 'sqlite';
  /** Work in one transaction that is no command: for preparing tests. Only with a writer on this thread. */
  change<Result>(work: (db: Transaction) => Promise<Result>): Promise<Result>;
}

/** Opens or makes a file. Rejects with a `StoreError` when it is in use, damaged, newer, or cannot be written. */
export async function openSqlite(place: SqlitePlace, options: SqliteOptions): Promise<SqliteStore> {
  const lock = await lockFile(place.file, options.now());
  let writer: Writer;
  try {
    writer = await writerOf(place, options, !lock.cleanBefore);
  } catch (error) {
    lock.release(lock.cleanBefore);
    throw storeError(error);
  }
  const reading = await openConnection(place.file, { readOnly: true });
  const listeners = new Set<() => void>();
  const submit = async (job: Job): Promise<unknown> => {
    const value = valueOf(await writer.submit(job));
    for (const listener of listeners) listener();
    return value;
  };
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    reading.close();
    await writer.close();
    lock.release(true);
  };
  return {
    dialect: 'sqlite',
    read: new Kysely<Database>({ dialect: sqliteDialect(betweenAnswers(executeOn(reading))) }),
    write: (name, input) => submit({ kind: 'command', name, input }) as Promise<never>,
    change: (work) => submit({ kind: 'work', work }) as Promise<never>,
    writeStatement: (sql, parameters) =>
      submit({ kind: 'statement', sql, parameters }) as Promise<StatementResult>,
    onOutbox: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    backup: async (file) => {
      await copyDatabase(place.file, file);
    },
    check: async () => {
      try {
        reading.all('select 1', []);
      } catch (error) {
        throw storeError(error);
      }
      valueOf(await writer.submit({ kind: 'statement', sql: 'select 1', parameters: [] }));
    },
    close: () => (closing ??= close()),
  };
}

/** Pages are made of many reads in one go: what the writer has done is heard between them. */
const betweenAnswers =
  (execute: Execute): Execute =>
  (query) => {
    takeAnswers();
    return execute(query);
  };

function writerOf(place: SqlitePlace, options: SqliteOptions, checked: boolean): Promise<Writer> {
  const durable = place.durable ?? true;
  return place.writer === 'here'
    ? openWriter(place.file, { checked, durable, now: options.now(), commands: options.commands })
    : openThreadWriter(place.file, {
        checked,
        durable,
        now: options.now,
        ...(options.commandsModule !== undefined && { commandsModule: options.commandsModule }),
      });
}

function valueOf(answer: Answer): unknown {
  if (answer.ok) return answer.value;
  throw new StoreError(answer.problem, answer.message);
}
