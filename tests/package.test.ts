// package: what a newcomer gets: the packed package, installed in an empty folder, makes and builds a book.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { packageRoot } from '../src/package-root.ts';
import { diagnosticsOf, readReport, temporaryFolder } from './octavo.ts';

const run = promisify(execFile);

test('the packed package makes and builds a book, with nothing of the repository at hand', async (t) => {
  const folder = temporaryFolder(t);
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: packageRoot });
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  assert.ok(packed);
  await run('npm', ['init', '-y'], { cwd: folder });
  await run('npm', ['install', '--silent', '--no-audit', '--no-fund', join(folder, packed)], { cwd: folder });
  const octavo = join(folder, 'node_modules/octavo/bin/octavo.js');
  assert.ok(!existsSync(join(folder, 'node_modules/octavo/src/cli')), 'it runs from the bundle');
  await run(process.execPath, [octavo, 'new', 'demo'], { cwd: folder });
  await run(process.execPath, [octavo, 'build', 'demo'], { cwd: folder });
  const report = readReport(join(folder, 'demo'));
  assert.deepEqual(diagnosticsOf(report), []);
  assert.equal(report.cells['default']?.run, 2);
  const page = readFileSync(join(folder, 'demo/_build/html/a-random-walk.html'), 'utf8');
  for (const part of ['katex', '<svg', 'Pearson (1905)', 'predicted 20.0, measured 20.2', 'Theorem'])
    assert.ok(page.includes(part), part);
  assert.ok(existsSync(join(folder, 'demo/_build/pdf/demo.pdf')));
});
