// start-process: starts the compiler's own process, from source and as published.

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * A process and not a thread: Typst prints its errors, with their lines, to the standard error stream of the process
 * that it runs in, and a gigabyte of memory goes back to the system when it ends.
 */
export function startProcess(): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts');
  // The bundle has the process's file beside itself.
  const entry = fileURLToPath(
    new URL(fromSource ? 'typst-process.ts' : 'typeset-worker.js', import.meta.url),
  );
  return fork(entry, [], {
    execArgv: fromSource ? ['--import', import.meta.resolve('tsx')] : [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Typst would download packages that a page asks for; a build uses no network.
    env: {
      ...process.env,
      HTTPS_PROXY: 'http://127.0.0.1:1',
      https_proxy: 'http://127.0.0.1:1',
      NO_COLOR: '1',
      NODE_OPTIONS: '',
    },
  });
}
