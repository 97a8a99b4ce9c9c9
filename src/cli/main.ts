// main: the process: runs the command of the command line and ends with its exit status.

import { run } from './run.ts';

const stop = new AbortController();
let asked = 0;
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    stop.abort();
    // The second time the user means it.
    if (++asked > 1) process.exit(130);
  });
}
process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  signal: stop.signal,
});
