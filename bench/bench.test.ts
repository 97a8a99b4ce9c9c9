// bench.test: rows are named once, the table is aligned, growth is told per page, a build that did something else is noticed.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Report } from '../src/project/index.ts';
import { mergedBaseline } from './baseline.ts';
import { complaintsOf } from './complaints.ts';
import { growthOf, growthTable } from './growth.ts';
import { measure } from './measure.ts';
import { peers } from './peers/peers.ts';
import type { Scenario } from './scenario.ts';
import { nameOf } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import { tableHead, tableRow } from './table.ts';

test('every row has a name of its own', () => {
  const names = [...scenarios, ...peers].map(nameOf);
  assert.deepEqual(names, [...new Set(names)]);
});

const [row] = scenarios as [Scenario];

test('the table is aligned, with baseline, ratio and budget beside the figures', () => {
  const head = tableHead(40);
  const measured = { cpu: 3, wall: 1.5, memory: 250, pages: '4/12', errors: 0 };
  const scenario = { ...row, budget: { cpu: 4, memory: 600 } };
  const full = tableRow(40, scenario, { ...measured, complaints: [] }, { cpu: 2, wall: 1, memory: 300 });
  assert.equal(full.length, head.length);
  assert.match(full, / 3\.00 +2\.00 +1\.50 +4\.0 +1\.50 +250 +300 +600 +4\/12 +0$/);
  const bare = tableRow(
    40,
    { ...row },
    { cpu: 3, wall: 1.5, complaints: ['nothing was rendered'] },
    undefined,
  );
  assert.match(bare, / 3\.00( +–){3} +1\.50( +–){5}\n {2}! nothing was rendered$/);
});

test('growth: what each added page costs, apart from the fixed part', () => {
  const points = [200, 800, 3200].map((pages) => ({ pages, cpu: 1 + pages * 0.005 }));
  const growth = growthOf(points);
  assert.ok(growth && Math.abs(growth.fixed - 1) < 1e-9);
  assert.deepEqual(
    growth.steps.map(({ perPage }) => Number(perPage.toFixed(6))),
    [5, 5],
  );
  const bent = [...points.slice(0, 2), { pages: 3200, cpu: 1 + 800 * 0.005 + 2400 * 0.02 }];
  assert.match(growthTable(new Map([['site, cold', bent]])), /800 → 3200: +20\.00 +ratio 4\.00/);
  assert.equal(growthTable(new Map([['site, cold', points.slice(0, 1)]])), '');
});

test('a build that did not do what its row says is noticed', () => {
  const pages = new Map([
    ['a.md', 'x\n(page-8)=\n'],
    ['b.md', '[](#page-8)\n'],
  ]);
  const complain = (
    expect: NonNullable<Scenario['case']['expect']>,
    status: number,
    rendered: number,
    diagnostics: Partial<Report['diagnostics'][number]>[] = [],
  ): string[] =>
    complaintsOf(
      {
        ...row,
        book: { ...row.book, label: { file: 'a.md', name: 'page-8', definition: '(page-8)=' } },
        case: { name: 'a case', start: 'built', expect },
      },
      {
        status,
        before: pages,
        changed: new Map([['a.md', '']]),
        output: '',
        report: { pages: { rendered, total: 2, reused: 2 - rendered }, diagnostics } as unknown as Report,
      },
    );
  assert.deepEqual(complain('all pages', 0, 2), []);
  assert.deepEqual(complain('all pages', 0, 1), ['1 pages rendered, not 2']);
  assert.deepEqual(complain('no page', 0, 1), ['1 pages rendered, not 0']);
  assert.deepEqual(complain('changed pages', 0, 1), []);
  const named = { severity: 'error', code: 'unknown-label', file: 'b.md', line: 1 } as const;
  assert.deepEqual(complain('refused, users named', 1, 1, [named]), []);
  assert.deepEqual(complain('refused, users named', 0, 1), [
    'the build ended with status 0, not 1',
    'users of the label not named: b.md:1',
  ]);
});

test('a peer that does not show the new word is noticed', (t) => {
  const output = mkdtempSync(join(tmpdir(), 'octavo-bench-test-'));
  t.after(() => rmSync(output, { recursive: true }));
  const book = { ...row.book, prose: { file: 'a.md', words: 'Some words', page: 'a.html' } };
  const outcome = { status: 0, before: new Map(), output, report: undefined };
  const complain = (): string[] =>
    complaintsOf({ ...row, book }, { ...outcome, changed: new Map([['a.md', 'Some words word7 more']]) });
  const complaint = ['a.html does not show the new word "word7"'];
  assert.deepEqual(complain(), complaint);
  writeFileSync(join(output, 'a.html'), '<p>Some words more</p>');
  assert.deepEqual(complain(), complaint);
  writeFileSync(join(output, 'a.html'), '<p>Some words word7 more</p>');
  assert.deepEqual(complain(), []);
  assert.deepEqual(complaintsOf({ ...row, book }, { ...outcome, changed: new Map() }), []);
});

test('recording keeps the rows that were not measured and drops names that are gone', () => {
  const figures = { cpu: 1, wall: 1, memory: 100 };
  const old = { machine: 'old', recorded: '2026-01-01', rows: { a: figures, gone: figures } };
  const fresh = { machine: 'new', recorded: '2026-02-02', rows: { b: { cpu: 2.00049, wall: 1 } } };
  assert.deepEqual(mergedBaseline(old, fresh, ['b', 'a']), {
    machine: 'new',
    recorded: '2026-02-02',
    rows: { b: { cpu: 2, wall: 1 }, a: figures },
  });
});

test('a program is measured with all its processes, and its status and words are kept', async () => {
  const child = 'const kept = Buffer.alloc(2e8, 1); setTimeout(() => console.log(kept.length), 150)';
  const words = [
    '-e',
    `require('child_process').spawnSync(process.execPath, ['-e', process.argv[1]], {stdio: 'inherit'}); process.exit(3)`,
    child,
  ];
  const { status, output, memory, cpu, wall } = await measure([process.execPath, ...words], process.cwd());
  assert.equal(status, 3);
  assert.equal(output.trim(), '200000000');
  assert.ok(cpu > 0 && wall > 0);
  // Where the system tells memory, it holds the grandchild's.
  if (process.platform === 'linux') assert.ok(memory !== undefined && memory > 200, `${memory} MB`);
});
