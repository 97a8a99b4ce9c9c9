// octavo: the command line as a user starts it, and books in temporary folders, for whole-program tests.

import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { TestContext } from 'node:test';
import { packageFile } from '../src/package-root.ts';
import type { Report } from '../src/project/index.ts';

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Called once the process runs, to do something to it. */
  during?: (process: { pid: number; kill: (signal: NodeJS.Signals) => void; output: () => string }) => void;
}

/** Runs `octavo …` in a process of its own, not on a terminal. */
export function octavo(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [packageFile('bin/octavo.js'), ...words], {
      cwd: options.cwd ?? process.cwd(),
      env: { ...process.env, ...options.env, NO_COLOR: '1', FORCE_COLOR: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, stderr }));
    options.during?.({
      pid: child.pid as number,
      kill: (signal) => void child.kill(signal),
      output: () => stdout,
    });
  });
}

/** A folder that is gone after the test. */
export function temporaryFolder(t: { after(clean: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Files by path, written below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A book of the given files in a folder that is gone after the test. */
export function temporaryBook(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(t);
  writeFiles(folder, files);
  return folder;
}

/** A copy of a book without what earlier builds left in it. */
export function copyBook(book: string, folder: string): void {
  cpSync(book, folder, {
    recursive: true,
    filter: (path) => !/[\\/](?:_build|\.octavo)(?:[\\/]|$)/.test(path),
  });
}

export const readReport = (folder: string, output = '_build'): Report =>
  JSON.parse(readFileSync(join(folder, output, 'report.json'), 'utf8')) as Report;

/** Every file below a folder with its bytes in base 64 and its time, by path. `report.json` is left out: it tells of the build. */
export function filesOf(folder: string): Map<string, { contents: string; mtime: number }> {
  const files = new Map<string, { contents: string; mtime: number }>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || relative(folder, path) === 'report.json') continue;
    files.set(relative(folder, path), {
      contents: readFileSync(path, 'base64'),
      mtime: statSync(path).mtimeMs,
    });
  }
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** `code file:line` of each diagnostic of a report. */
export const diagnosticsOf = ({ diagnostics }: Report): string[] =>
  diagnostics.map(({ code, file, line }) => `${code} ${file}${line === undefined ? '' : `:${line}`}`);
