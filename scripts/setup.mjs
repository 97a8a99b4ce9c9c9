// setup: makes a fresh clone ready: checks Node, installs the locked packages once, and again when the lock file changes.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Octavo needs Node 20.19 or newer; this is ${process.version}. Get one from your system or from nodejs.org.`,
  );
  process.exit(1);
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const stamp = join(root, 'node_modules', '.octavo-setup');
const done = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
if (!done) {
  console.log('setup       installing the packages of package-lock.json');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(npm, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: npm.endsWith('.cmd'),
  });
  if (status !== 0) {
    console.error(
      `setup failed${error ? `: ${error.message}` : ''}. Is the npm registry reachable? Try "npm ping".`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
