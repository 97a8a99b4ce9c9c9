// run: exit statuses and words of the command line.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { messages } from '../document/index.ts';
import { run } from './run.ts';

async function octavo(...words: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const status = await run(words, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    signal: new AbortController().signal,
  });
  return { status, stdout, stderr };
}

test('help names every command, and a command its options', async () => {
  const { status, stdout } = await octavo('--help');
  assert.equal(status, 0);
  for (const name of ['new', 'build', 'clean', 'explain', 'doctor'])
    assert.match(stdout, new RegExp(`^  ${name} `, 'm'));
  assert.match((await octavo('build', '--help')).stdout, /--no-execute +runs no code/);
});

test('wrong use is status 2 and says what was meant', async () => {
  const cases: [string[], RegExp][] = [
    [['biuld'], /no command "biuld"; did you mean "build"\?/],
    [['build', '--no-excute'], /no option --no-excute; did you mean --no-execute\?/],
    [['build', '--format', 'pfd'], /no format "pfd"; did you mean "pdf"\?/],
    [['build', '--format'], /argument missing/],
    [['build', '--requirements', 'file.txt'], /takes VARIANT=FILE/],
    [['build', '/no/such/folder'], /no folder \/no\/such\/folder/],
    [['explain', 'unknown-lable'], /did you mean "unknown-label"\?/],
    [['new'], /give the one folder/],
  ];
  for (const [words, expected] of cases) {
    const { status, stderr } = await octavo(...words);
    assert.equal(status, 2, words.join(' '));
    assert.match(stderr, expected);
  }
});

test('explain prints every code of the table', async () => {
  for (const code of Object.keys(messages)) {
    const { status, stdout } = await octavo('explain', code);
    assert.equal(status, 0, code);
    assert.match(stdout, /wrong:\n\n {4}\S[^]*right:\n\n {4}\S/, code);
  }
});

test('new makes a book once, and never over another one', async (t) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'octavo-new-')), 'demo');
  t.after(() => rmSync(folder, { recursive: true }));
  assert.equal((await octavo('new', folder)).status, 0);
  assert.ok(existsSync(join(folder, '.gitignore')));
  writeFileSync(join(folder, 'index.md'), 'mine');
  const { status, stderr } = await octavo('new', folder);
  assert.equal(status, 2);
  assert.match(stderr, /is not empty/);
});
