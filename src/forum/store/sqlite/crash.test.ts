// crash: a process that writes is killed, again and again: what was acknowledged is there, and all counts are right.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

import { faults, openPosting } from '../posting-store.fixture.ts';
import { openConnection } from './connection.ts';

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, '../../../../node_modules/.cache/octavo');

/** The child as files that start at once; inside node_modules, so that it finds its dependencies. */
async function bundleChild(): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const outdir = mkdtempSync(join(cache, 'crash-'));
  await build({
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    splitting: true,
    logLevel: 'warning',
    outdir,
    entryPoints: {
      child: join(here, 'crash-child.fixture.ts'),
      'forum-writer': join(here, 'writer-thread.ts'),
      posting: join(here, '../posting.fixture.ts'),
    },
  });
  return outdir;
}

interface Killed {
  /** Keys of posts that were acknowledged before the end. */
  acknowledged: string[];
  ended: string | null;
}

/** Starts the child and kills it after some acknowledgements and a moment. */
function killed(
  child: string,
  file: string,
  writer: 'here' | 'thread',
  life: string,
  after: number,
): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const one = spawn(process.execPath, [child, file, writer, life], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    let ending = false;
    one.stdout.setEncoding('utf8');
    one.stdout.on('data', (text: string) => {
      told += text;
      if (ending || told.split('\n').length <= after) return;
      ending = true;
      setTimeout(() => one.kill('SIGKILL'), Math.random() * 8);
    });
    one.on('error', reject);
    one.on('close', (_code, signal) =>
      resolve({
        acknowledged: told
          .slice(0, told.lastIndexOf('\n') + 1)
          .split('\n')
          .filter(Boolean),
        ended: signal,
      }),
    );
  });
}

async function damage(file: string): Promise<string> {
  const connection = await openConnection(file);
  const [row] = connection.all('pragma integrity_check', []);
  connection.close();
  return String(row?.['integrity_check']);
}

async function killAgainAndAgain(
  child: string,
  folder: string,
  writer: 'here' | 'thread',
  times: number,
): Promise<number> {
  const file = join(folder, 'forum.db');
  let all = 0;
  for (let life = 1; life <= times; life += 1) {
    const after = 1 + Math.floor(Math.random() * 60);
    const { acknowledged, ended } = await killed(child, file, writer, `${writer}${life}`, after);
    assert.equal(ended, 'SIGKILL');
    assert.equal(await damage(file), 'ok');
    const store = await openPosting(file, { writer: 'here', durable: false });
    const rows = await store.read
      .selectFrom('posts')
      .select('request_key')
      .where('request_key', 'in', acknowledged)
      .execute();
    const wrong = await faults(store);
    await store.close();
    assert.equal(rows.length, acknowledged.length, `life ${life}: acknowledged posts are missing`);
    assert.deepEqual(wrong, []);
    all += acknowledged.length;
  }
  return all;
}

/** All of them take most of a minute. */
const kills = Number(process.env['OCTAVO_KILLS'] ?? 40);
/** Several databases at one time: most of a child's life is its start. */
const lanes = 4;

test('kills lose nothing that was acknowledged', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-crash-'));
  const bundled = await bundleChild();
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(bundled, { recursive: true, force: true });
  });
  const child = join(bundled, 'child.js');
  const counts = await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const own = join(folder, String(lane));
      mkdirSync(own);
      return killAgainAndAgain(child, own, lane % 2 === 0 ? 'thread' : 'here', kills / lanes);
    }),
  );
  const all = counts.reduce((sum, count) => sum + count, 0);
  t.diagnostic(`${all} acknowledged posts in ${kills} lives`);
  assert.ok(all > kills * 10);
});
