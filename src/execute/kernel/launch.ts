// launch: starts a kernel as a process group of its own, with a private folder for its sockets.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rememberGroup, signalGroup } from '../process/groups.ts';

export interface LaunchOptions {
  /** `{connection_file}` stands for the file's path. */
  argv: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Written as `task.json` beside the connection file, for the shim. */
  task: object;
}

/** A kernel's process, not yet known to answer. */
export interface Launched {
  pid: number;
  key: string;
  /** ZeroMQ addresses. */
  address: Record<'shell' | 'iopub' | 'control', string>;
  folder: string;
  /** Resolves when the process has ended, to the signal or exit status. */
  ended: Promise<string>;
  stderr(): string;
  /** Kills the whole group, waits for the end and removes the folder. */
  kill(): Promise<void>;
}

const channels = ['shell', 'iopub', 'stdin', 'control', 'hb'] as const;

export async function launch(options: LaunchOptions): Promise<Launched | { failed: string }> {
  const folder = mkdtempSync(join(shortTemporary(), `octavo-${process.pid}-`));
  const key = randomUUID();
  const isIpc = process.platform !== 'win32';
  const ip = isIpc ? join(folder, 's') : '127.0.0.1';
  const ports = isIpc ? [1, 2, 3, 4, 5] : await freePorts(channels.length);
  const named = Object.fromEntries(channels.map((name, index) => [`${name}_port`, ports[index]]));
  const connection = { transport: isIpc ? 'ipc' : 'tcp', ip, key, signature_scheme: 'hmac-sha256', ...named };
  const file = join(folder, 'connection.json');
  mkdirSync(join(folder, 'ipython'));
  writeFileSync(file, JSON.stringify(connection), { mode: 0o600 });
  writeFileSync(join(folder, 'task.json'), JSON.stringify(options.task), { mode: 0o600 });
  const [program, ...args] = options.argv.map((word) => word.replace('{connection_file}', file));
  const env = { ...options.env, JPY_PARENT_PID: String(process.pid), IPYTHONDIR: join(folder, 'ipython') };
  const child = spawn(program as string, args, {
    cwd: options.cwd,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });
  const stderr = tail(child);
  const ended = endOf(child);
  if (child.pid === undefined) {
    rmSync(folder, { recursive: true, force: true });
    return { failed: await ended };
  }
  const { pid } = child;
  const forget = rememberGroup(pid, folder);
  const at = (index: number): string =>
    isIpc ? `ipc://${ip}-${ports[index]}` : `tcp://${ip}:${ports[index]}`;
  const kill = async (): Promise<void> => {
    signalGroup(pid, 'SIGKILL');
    await ended;
    // What the kernel had started may have outlived its leader.
    signalGroup(pid, 'SIGKILL');
    forget();
    rmSync(folder, { recursive: true, force: true });
  };
  return { pid, key, address: { shell: at(0), iopub: at(1), control: at(3) }, folder, ended, stderr, kill };
}

/** Names of sockets have about 100 characters at most. */
const shortTemporary = (): string => (tmpdir().length > 60 ? '/tmp' : tmpdir());

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit status ${code}`));
  });
}

function tail(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-8000);
  });
  return () => text.trim();
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
