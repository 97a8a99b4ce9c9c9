// group: several changes committed together, so that one wait for the disk serves all of them, and none suffers for another.

import { Kysely } from 'kysely';

import { storeError } from '../problems.ts';
import type { Database } from '../schema.ts';
import type { Command, StatementResult, StoreProblem, Transaction } from '../store.ts';
import type { Connection } from './connection.ts';
import { executeOn, executed, sqliteDialect } from './dialect.ts';

/** One change to make. `work` only where the writer is in the same thread. */
export type Job =
  | { kind: 'command'; name: string; input: unknown }
  | { kind: 'statement'; sql: string; parameters: readonly unknown[] }
  | { kind: 'work'; work: (db: Transaction) => Promise<unknown> };

export type Answer = { ok: true; value: unknown } | { ok: false; problem: StoreProblem; message: string };

export type CommandTable = Readonly<Record<string, Command<never, unknown>>>;

/** Runs jobs, in their order, and gives an answer for each once what it changed is on the disk. */
export type RunTogether = (jobs: readonly Job[]) => Promise<Answer[]>;

export function groupCommit(connection: Connection, commands: CommandTable): RunTogether {
  const db = new Kysely<Database>({ dialect: sqliteDialect(executeOn(connection)) });
  const run = async (job: Job): Promise<unknown> => {
    switch (job.kind) {
      case 'command':
        return commandOf(commands, job.name)(db, job.input as never);
      case 'statement':
        return statement(connection, job.sql, job.parameters);
      case 'work':
        return job.work(db);
    }
  };
  const together: RunTogether = async (jobs) => {
    const answers: Answer[] = [];
    try {
      connection.exec('begin immediate');
      for (const job of jobs) {
        answers.push(await apart(connection, () => run(job)));
        // SQLite has undone everything, as it does when there is no room: what came before is not done either.
        if (!connection.isTransaction) return jobs.length === 1 ? answers : await oneByOne(jobs);
      }
      connection.exec('commit');
      return answers;
    } catch (error) {
      // Undone already where it is no longer open: another attempt would fail and hide the reason.
      if (connection.isTransaction) connection.exec('rollback');
      return jobs.length === 1 || answers.length === 0 ? jobs.map(() => failure(error)) : oneByOne(jobs);
    }
  };
  const oneByOne = async (jobs: readonly Job[]): Promise<Answer[]> => {
    const answers: Answer[] = [];
    for (const job of jobs) answers.push(...(await together([job])));
    return answers;
  };
  return together;
}

/** One job inside the group's transaction: if it fails, only what it changed is undone. */
async function apart(connection: Connection, run: () => Promise<unknown>): Promise<Answer> {
  connection.exec('savepoint job');
  try {
    const value = await run();
    connection.exec('release job');
    return { ok: true, value };
  } catch (error) {
    if (connection.isTransaction) connection.exec('rollback to job; release job');
    return failure(error);
  }
}

export function commandOf(commands: CommandTable, name: string): Command<never, unknown> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new Error(`there is no command ${name}`);
  return command;
}

function statement(connection: Connection, sql: string, parameters: readonly unknown[]): StatementResult {
  const { rows, numAffectedRows } = executed(connection, sql, parameters);
  return { rows, changes: Number(numAffectedRows ?? 0n) };
}

function failure(error: unknown): Answer {
  const { problem, message } = storeError(error);
  return { ok: false, problem, message };
}
