// groups: process groups that Octavo started, so that none outlives it.

import { rmSync } from 'node:fs';

interface Group {
  pid: number;
  /** Private folder to remove with the group. */
  folder?: string;
}

const living = new Set<Group>();
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let watching = false;

/**
 * Remembers the group that a detached process leads; the function given back forgets it again.
 * Whatever is remembered when this process ends, by itself or by a signal, is killed and its folder removed.
 */
export function rememberGroup(pid: number, folder?: string): () => void {
  const group: Group = { pid, ...(folder !== undefined && { folder }) };
  living.add(group);
  watch();
  return () => {
    living.delete(group);
    if (living.size === 0) unwatch();
  };
}

/** Sends a signal to all processes of a group; false where none is left. */
export function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
    return true;
  } catch {
    return false;
  }
}

function killAll(): void {
  for (const { pid, folder } of living) {
    signalGroup(pid, 'SIGKILL');
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
  living.clear();
}

function onEnding(signal: NodeJS.Signals): void {
  // Who else listens decides what happens (the command line stops the build in order); `exit` is then the last resort.
  if (process.listenerCount(signal) > 1) return;
  killAll();
  unwatch();
  process.kill(process.pid, signal);
}

function watch(): void {
  if (watching) return;
  watching = true;
  process.on('exit', killAll);
  for (const signal of endings) process.on(signal, onEnding);
}

function unwatch(): void {
  watching = false;
  process.off('exit', killAll);
  for (const signal of endings) process.off(signal, onEnding);
}
