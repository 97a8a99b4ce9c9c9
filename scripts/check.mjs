// check: types, lint and format of the whole repository; every part runs, the worst exit status counts.

import { spawnSync } from 'node:child_process';

/** @type {[string, string, string[]][]} */
const steps = [
  ['types, areas without I/O', 'node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.pure.json']],
  ['types, Node', 'node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.node.json']],
  ['types, browser', 'node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.browser.json']],
  ['lint', 'node_modules/.bin/oxlint', ['--type-aware', '--quiet', 'src', 'tests', 'bench', 'scripts']],
  ['format', 'node_modules/.bin/oxfmt', ['--check', 'src', 'tests', 'bench', 'scripts']],
];
let failed = 0;
for (const [name, command, args] of steps) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (status !== 0) {
    failed++;
    console.log(`${stdout}${stderr}`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
