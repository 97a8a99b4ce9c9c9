// store: the forum's database as the rest of the forum sees it: queries that read, and named commands that write.

import type { Kysely } from 'kysely';

import type { CommandInput, CommandName, CommandResult } from '../commands.ts';
import type { Database } from './schema.ts';

/** A connection inside a transaction, as commands get it. */
export type Transaction = Kysely<Database>;
/** A connection for queries. It must not be written through. */
export type Reader = Kysely<Database>;

/**
 * What a command is: changes to the database that happen together or not at all. It runs beside the one writer (on SQLite in a
 * thread of its own), so its input and result are plain data, and it takes the time from its input. Several commands may be
 * committed together; one that throws changes nothing and does not touch the others.
 */
export type Command<Input, Result> = (db: Transaction, input: Input) => Promise<Result>;

export interface StatementResult {
  rows: Record<string, unknown>[];
  changes: number;
}

export interface Store {
  readonly dialect: 'sqlite' | 'postgres';
  readonly read: Reader;
  /** Runs a command; settles once its changes are on the disk. Rejects with `StoreError`. */
  write<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandResult<Name>>;
  /** One statement outside the commands, for the accounts library: see `accountsDatabase`. */
  writeStatement(sql: string, parameters: readonly unknown[]): Promise<StatementResult>;
  /** Calls a listener after changes were committed, here or by another process; gives the function that ends that. */
  onOutbox(listener: () => void): () => void;
  /** A consistent copy in a file, while the forum runs. SQLite only; PostgreSQL has its own tools. */
  backup(file: string): Promise<void>;
  /** Rejects when the database cannot be used just now. */
  check(): Promise<void>;
  /** Finishes what was begun, then closes. */
  close(): Promise<void>;
}

/**
 * `full`: no room on the disk; `read-only`: the disk cannot be written; `busy`: cannot be reached or is being restarted, or it is
 * not known whether the change was made: try again; `conflict`: a key or reference does not fit; `broken`: anything else.
 */
export type StoreProblem = 'full' | 'read-only' | 'busy' | 'conflict' | 'broken';

export class StoreError extends Error {
  readonly problem: StoreProblem;
  constructor(problem: StoreProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}
