// own-server: a PostgreSQL server of one's own, from the programs on this machine, in a temporary folder.

import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface OwnServer {
  /** Of a database in which others may be made. */
  url: string;
  /** As a machine that loses its server: connections are cut at once. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Folder of the newest server on this machine. */
function programs(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const debian = existsSync(versions)
    ? readdirSync(versions)
        .sort((one, other) => Number(other) - Number(one))
        .map((version) => join(versions, version, 'bin'))
    : [];
  const path = (process.env['PATH'] ?? '').split(':');
  return [...debian, ...path].find((folder) => existsSync(join(folder, 'initdb')));
}

/** PostgreSQL refuses to run as root. */
const asUser = (command: string, args: string[]): [string, string[]] =>
  process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args];

/** A new server's data, in a temporary folder that it may write. Gives the folder. */
function makeData(bin: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-postgres-'));
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder]);
  chmodSync(folder, 0o755);
  const args = ['-U', 'octavo', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const [initdb, initArgs] = asUser(join(bin, 'initdb'), ['-D', join(folder, 'data'), ...args]);
  execFileSync(initdb, initArgs, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  return folder;
}

/** The shell ends the server when this process ends, however it ends: its input is then closed. */
const whileRead = '"$@" & server=$!; (read -r line <&3; kill -INT $server) & wait $server';

export interface ServerOptions {
  /** Wait for the disk, as a server does that is no test. Default false. */
  durable?: boolean;
}

/** Makes a server in a temporary folder, on a free port of this machine only. */
export async function startServer(options: ServerOptions = {}): Promise<OwnServer | { missing: string }> {
  const bin = programs();
  if (bin === undefined) {
    return { missing: 'no PostgreSQL here: set OCTAVO_TEST_POSTGRES or install the package postgresql' };
  }
  const folder = makeData(bin);
  const port = await freePort();
  const url = `postgres://octavo@127.0.0.1:${port}/postgres`;
  const settings = ['listen_addresses=127.0.0.1', 'max_connections=200'];
  if (options.durable !== true) settings.push('fsync=off');
  const args = ['-D', join(folder, 'data'), '-p', String(port), '-k', folder];
  const [shell, shellArgs] = asUser('sh', [
    '-c',
    whileRead,
    'sh',
    join(bin, 'postgres'),
    ...args,
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  let server: ChildProcess;
  const start = async (): Promise<void> => {
    server = spawn(shell, shellArgs, { cwd: folder, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    await answering(url);
  };
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.stdio[3]?.destroy();
    await ended;
  };
  await start();
  return {
    url,
    restart: () => stop().then(start),
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function answering(url: string): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      await onServer(url, 'select 1');
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(50);
    }
  }
}

/** One statement on a connection of its own. */
export async function onServer(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
