// run-command: runs a program to its end, line by line, as a process group that can be stopped.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { rememberGroup, signalGroup } from './groups.ts';

export interface CommandOptions {
  cwd?: string;
  env: NodeJS.ProcessEnv;
  onLine?: (line: string) => void;
  signal?: AbortSignal;
  /** Milliseconds after which it is killed. */
  timeout?: number;
}

/** How a program ended. `code` is undefined where it could not be started or was killed. */
export interface CommandResult {
  code: number | undefined;
  stdout: string;
  stderr: string;
}

/** Never throws: a program that is not there gives no code and the reason as `stderr`. */
export async function runCommand(argv: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const [program, ...args] = argv;
  const child = spawn(program as string, args, {
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  });
  const pid = child.pid;
  const kill = (): void => {
    if (pid !== undefined) signalGroup(pid, 'SIGKILL');
  };
  const forget = pid === undefined ? undefined : rememberGroup(pid);
  const timer = options.timeout === undefined ? undefined : setTimeout(kill, options.timeout);
  options.signal?.addEventListener('abort', kill, { once: true });
  if (options.signal?.aborted) kill();
  const ended = new Promise<{ code: number | undefined; error?: string }>((resolve) => {
    child.once('error', (error) => resolve({ code: undefined, error: error.message }));
    child.once('close', (code) => resolve({ code: code ?? undefined }));
  });
  const [stdout, stderr, { code, error }] = await Promise.all([
    lines(child.stdout, options.onLine),
    lines(child.stderr, options.onLine),
    ended,
  ]);
  clearTimeout(timer);
  options.signal?.removeEventListener('abort', kill);
  forget?.();
  return { code, stdout, stderr: error ?? stderr };
}

async function lines(stream: Readable, onLine: ((line: string) => void) | undefined): Promise<string> {
  const all: string[] = [];
  const reader = createInterface({ input: stream, crlfDelay: Infinity });
  reader.on('line', (line) => {
    all.push(line);
    if (all.length > 2000) all.splice(0, 1000);
    onLine?.(line);
  });
  await new Promise<void>((resolve) => reader.once('close', resolve));
  return all.join('\n');
}
