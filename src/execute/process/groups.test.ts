// groups.test: nothing outlives Octavo, however it ends.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

const here = new URL('./groups.ts', import.meta.url).href;
const script = (ending: string): string => `
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rememberGroup } from '${here}';
const folder = mkdtempSync('/tmp/octavo-test-group-');
const child = spawn('/bin/sh', ['-c', 'sleep 300 & sleep 300'], { detached: true, stdio: 'ignore' });
rememberGroup(child.pid, folder);
console.log(child.pid + ' ' + folder);
${ending}`;

/** Processes of a group that still run. */
function members(group: number): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return fields[2] === String(group) && fields[0] !== 'Z';
    } catch {
      return false;
    }
  });
}

async function leftAfter(
  ending: string,
  signal?: NodeJS.Signals,
): Promise<{ left: string[]; folder: boolean; how: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script(ending)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<string>((resolve) =>
    child.once('exit', (code, by) => resolve(by ?? String(code))),
  );
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text: Buffer) => resolve(text.toString())),
  );
  const [group = '', folder = ''] = line.trim().split(' ');
  assert.ok(Number(group) > 1);
  if (signal) {
    await sleep(100);
    child.kill(signal);
  }
  const how = await ended;
  for (let tries = 0; tries < 20 && members(Number(group)).length > 0; tries++) await sleep(50);
  return { left: members(Number(group)), folder: existsSync(folder), how };
}

const waiting = 'setInterval(() => {}, 1000);';
const linux = { skip: process.platform !== 'linux' && 'looks into /proc' };

test('a signal ends the groups, then the process by that signal', linux, async () => {
  assert.deepEqual(await leftAfter(waiting, 'SIGINT'), { left: [], folder: false, how: 'SIGINT' });
  assert.deepEqual(await leftAfter(waiting, 'SIGTERM'), { left: [], folder: false, how: 'SIGTERM' });
});

test('an error that nobody catches ends the groups', linux, async () => {
  const { left, folder, how } = await leftAfter("setTimeout(() => { throw new Error('bug'); }, 50);");
  assert.deepEqual({ left, folder, how }, { left: [], folder: false, how: '1' });
});
