// command: what a command of the command line is.

/** Where a command writes, and how it learns that it shall stop. */
export interface Console {
  stdout: Output;
  stderr: Output;
  signal: AbortSignal;
}

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export interface Option {
  /** Name of its value, in capitals; absent for a flag. */
  value?: string;
  /** May be given several times. */
  repeated?: boolean;
  help: string;
}

/** What was given on the command line. */
export interface Given {
  operands: string[];
  flags: ReadonlySet<string>;
  values: ReadonlyMap<string, string[]>;
}

/** What a command alone needs it loads when it runs: a server keeps in memory what was loaded before. */
export interface Command {
  name: string;
  /** Shown after the name: `[folder …]`. */
  operands: string;
  summary: string;
  options: Readonly<Record<string, Option>>;
  /** Gives the exit status. */
  run(given: Given, console: Console): Promise<number>;
}

/** The command line cannot be meant so; the message says why. */
export class UsageError extends Error {}
