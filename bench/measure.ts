// measure: a program run from outside: CPU seconds of all its processes, wall seconds, peak memory, exit status.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Figures } from './scenario.ts';

export interface Measured extends Figures {
  status: number;
  /** Both streams. */
  output: string;
}

/** Milliseconds between two looks at the memory. */
const memoryEvery = 20;

/** Ours, but programs write as they do into a file, and numbers have points. */
const { FORCE_COLOR: _, ...inherited } = process.env;
const environment: NodeJS.ProcessEnv = { ...inherited, LC_ALL: 'C.UTF-8', NO_COLOR: '1' };

/** Runs the words as a command. The shell adds up the times of all processes that were waited for. */
export function measure(command: readonly string[], cwd: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const script = `TIMEFORMAT='%3R %3U %3S'; time "$@" 2>&1`;
    const shell = spawn('bash', ['-c', script, 'bash', ...command], {
      cwd,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const streams = { output: '', times: '' };
    shell.stdout.setEncoding('utf8').on('data', (text: string) => (streams.output += text));
    shell.stderr.setEncoding('utf8').on('data', (text: string) => (streams.times += text));
    let memory = 0;
    const sampling = setInterval(() => {
      memory = Math.max(memory, treeMemory(shell.pid as number));
    }, memoryEvery);
    shell.once('error', reject);
    shell.once('close', (status) => {
      clearInterval(sampling);
      const [wall, user, system] = streams.times.trim().split(' ').map(Number);
      if (wall === undefined || user === undefined || system === undefined || !Number.isFinite(wall)) {
        reject(new Error(`no times of ${command.join(' ')}:\n${streams.output}${streams.times}`));
        return;
      }
      resolve({
        cpu: user + system,
        wall,
        ...(memory > 0 && { memory }),
        status: status ?? 2,
        output: streams.output,
      });
    });
  });
}

/**
 * Megabytes of a process and all its descendants: the highest resident size of each one alive, so that no peak between
 * two looks is missed. 0 where there is no /proc.
 */
function treeMemory(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1000;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return own + children.split(' ').reduce((sum, child) => sum + (child ? treeMemory(Number(child)) : 0), 0);
  } catch {
    return 0; // It has ended since.
  }
}
