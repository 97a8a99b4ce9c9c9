// ensure.test: finding Python, keys, faults of pip, interrupted and concurrent making.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { testEnvironment } from '../test-book.ts';
import { ensureEnvironment, existingEnvironment } from './ensure.ts';
import { takeLock } from './lock.ts';
import { pipDiagnostic } from './pip-errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'octavo-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const cacheDirectory = join(folder, 'environments');
const made = (): string[] =>
  existsSync(cacheDirectory) ? readdirSync(cacheDirectory).filter((name) => name !== 'pythons') : [];
const request = (text: string, more = {}): Parameters<typeof ensureEnvironment>[0] => ({
  variant: 'default',
  requirements: [{ path: 'requirements.txt', text }],
  cacheDirectory,
  ...more,
});
const codeOf = (result: Awaited<ReturnType<typeof ensureEnvironment>>): string =>
  'diagnostic' in result ? result.diagnostic.code : 'made';

test('an environment is found again at once, with what is installed', async () => {
  const environment = await testEnvironment();
  const begun = performance.now();
  const again = await existingEnvironment({
    variant: 'default',
    requirements: [{ path: 'requirements.txt', text: 'matplotlib\nnumpy\n' }],
  });
  assert.ok(performance.now() - begun < 500);
  assert.deepEqual(again, environment);
  assert.ok(environment.packages.includes('ipykernel==7.4.0'));
});

test('a Python that is missing, broken or old is named', async () => {
  const old = join(folder, 'oldpython');
  writeFileSync(
    old,
    '#!/bin/sh\necho \'{"path": "/bin/sh", "version": "3.9.1", "platform": "x", "venv": true}\'\n',
  );
  chmodSync(old, 0o755);
  for (const [python, said] of [
    ['/nowhere/python', /no such program/],
    ['/bin/false', /does not run/],
    [old, /Python 3\.9\.1/],
  ] as const) {
    const result = await ensureEnvironment(request('', { python }));
    assert.equal(codeOf(result), 'python-not-usable');
    assert.match('diagnostic' in result ? result.diagnostic.message : '', said);
  }
  assert.deepEqual(made(), []);
});

test('a Python without venv is reported with the remedy', async () => {
  const python = join(folder, 'barepython');
  writeFileSync(
    python,
    '#!/bin/sh\necho \'{"path": "/bin/sh", "version": "3.12.1", "platform": "x", "venv": false}\'\n',
  );
  chmodSync(python, 0o755);
  const result = await ensureEnvironment(request('', { python }));
  assert.equal(codeOf(result), 'venv-module-missing');
  assert.match('diagnostic' in result ? result.diagnostic.help : '', /python3\.12-venv/);
});

test('a file that requirements include and that is missing is an error at its line', async () => {
  const result = await ensureEnvironment({
    ...request(''),
    requirements: [{ path: 'requirements.txt', text: 'numpy\n-r gone.txt\n', folder }],
  });
  assert.equal(codeOf(result), 'requirements-file-missing');
  assert.equal('diagnostic' in result && result.diagnostic.position?.start.line, 2);
});

test('a package that does not exist is an error at its line, and nothing is left', async () => {
  const result = await ensureEnvironment(request('numpy\noctavo-no-such-package-xyz==1\n'));
  assert.equal(codeOf(result), 'requirement-not-found');
  assert.equal('diagnostic' in result && result.diagnostic.position?.start.line, 2);
  assert.deepEqual(made(), []);
});

test('stopping leaves nothing, and what a killed process left is cleaned', async () => {
  const controller = new AbortController();
  const result = await ensureEnvironment(
    request('numpy', { signal: controller.signal, onLine: () => controller.abort() }),
  );
  assert.equal(codeOf(result), 'environment-interrupted');
  assert.deepEqual(made(), []);
});

test('what pip says of the network is not taken for a missing package', () => {
  const said =
    'WARNING: Retrying … Failed to establish a new connection: [Errno -2]\nERROR: No matching distribution found for numpy';
  assert.equal(
    pipDiagnostic(said, [{ path: 'r.txt', text: 'numpy' }], 'default').code,
    'package-index-unreachable',
  );
});

test('one holds a lock, another waits; the lock of a dead process is taken over', async () => {
  const path = join(folder, 'a.lock');
  const release = await takeLock(path);
  let waited = 0;
  const second = takeLock(path, { onWait: (pid) => (waited = pid) });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(waited, process.pid);
  release?.();
  (await second)?.();
  const { hostname } = await import('node:os');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), began: '' }));
  const third = await takeLock(path);
  assert.ok(third);
  third();
  assert.ok(!existsSync(path));
});
