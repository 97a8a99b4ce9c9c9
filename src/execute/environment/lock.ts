// lock: lets one process at a time make something, others wait; a lock whose owner is gone is taken over.

import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

interface Owner {
  pid: number;
  host: string;
  /** When the process began, so that a reused number is not mistaken for it; '' where the system does not tell. */
  began: string;
}

/** Hours after which a lock of another machine is taken for forgotten. */
const forgottenAfter = 2;

/**
 * Takes the lock file, waiting while another living process holds it. Gives back how to release it,
 * or undefined when stopped by the signal. `onWait` is called once, with the owner's process number.
 */
export async function takeLock(
  path: string,
  options: { signal?: AbortSignal; onWait?: (pid: number) => void } = {},
): Promise<(() => void) | undefined> {
  mkdirSync(dirname(path), { recursive: true });
  const own = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    began: beginOf(process.pid),
  } satisfies Owner);
  for (let waits = 0; ; waits++) {
    if (options.signal?.aborted) return undefined;
    if (create(path, own)) return () => release(path, own);
    const text = read(path);
    if (text === undefined) continue;
    if (isStale(path, text)) {
      takeAway(path, text);
      continue;
    }
    if (waits === 0) options.onWait?.((JSON.parse(text) as Owner).pid);
    await sleep(200, undefined, options.signal && { signal: options.signal }).catch(() => undefined);
  }
}

/** Makes the lock file with its text in one step; false where there is one. */
function create(path: string, own: string): boolean {
  // The text is there as soon as the file is: written beside it, then linked to the name.
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, own);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function release(path: string, own: string): void {
  if (read(path) === own) rmSync(path, { force: true });
}

function isStale(path: string, text: string): boolean {
  try {
    const owner = JSON.parse(text) as Owner;
    if (owner.host !== hostname()) return Date.now() - statSync(path).mtimeMs > forgottenAfter * 3_600_000;
    return !isAlive(owner.pid) || (owner.began !== '' && owner.began !== beginOf(owner.pid));
  } catch {
    return true;
  }
}

/** Removes a stale lock, unless somebody else has replaced it in the meantime. */
function takeAway(path: string, seen: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
    if (read(aside) !== seen) linkSync(aside, path);
  } catch {
    // Another process was quicker.
  }
  rmSync(aside, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of Linux's /proc/<pid>/stat: when the process began. */
function beginOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
