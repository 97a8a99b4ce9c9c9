// output-folder: what is equal stays untouched, what is new is whole, what is stale goes, and a disk that refuses is told.

import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { placeUnits, removeStale } from './output-folder.ts';
import type { Placed } from './output-folder.ts';
import type { BuildState, StoredUnit } from './state.ts';
import type { Unit } from './unit.ts';

function folder(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'octavo-output-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const unit = (name: string, key: string, files: Record<string, string>): Unit => ({
  name,
  parts: { text: key },
  make: () => ({ files: Object.entries(files).map(([path, contents]) => ({ path, contents })) }),
});

const stateOf = (placed: Placed): BuildState => ({ version: 1, units: Object.fromEntries(placed.units) });
const nothing: BuildState = { version: 1, units: {} };

function place(directory: string, state: BuildState, ...units: Unit[]): Promise<Placed> {
  return placeUnits(units, { directory, state, bytes: () => undefined }, () => {});
}

test('a unit is made once and reused while its parts are equal', async (t) => {
  const directory = folder(t);
  const first = await place(directory, nothing, unit('a', '1', { 'html/a.html': 'A', 'html/b.html': 'B' }));
  assert.deepEqual(first.counts, { written: 2, unchanged: 0, removed: 0 });
  const before = statSync(join(directory, 'html/a.html')).mtimeMs;
  const again = await place(directory, stateOf(first), {
    ...unit('a', '1', {}),
    make: () => assert.fail('made again'),
  });
  assert.deepEqual(again.counts, { written: 0, unchanged: 2, removed: 0 });
  assert.equal(statSync(join(directory, 'html/a.html')).mtimeMs, before);
});

test('a file whose bytes are the same is not written', async (t) => {
  const directory = folder(t);
  const first = await place(directory, nothing, unit('a', '1', { 'a.html': 'A', 'b.html': 'B' }));
  const second = await place(directory, stateOf(first), unit('a', '2', { 'a.html': 'A', 'b.html': 'new' }));
  assert.deepEqual(second.counts, { written: 1, unchanged: 1, removed: 0 });
  assert.equal(second.made.get('a'), 'changed: its text');
});

test('what somebody changed in the output folder is made again', async (t) => {
  const directory = folder(t);
  const first = await place(directory, nothing, unit('a', '1', { 'a.html': 'A' }));
  writeFileSync(join(directory, 'a.html'), 'spoiled');
  const second = await place(directory, stateOf(first), unit('a', '1', { 'a.html': 'A' }));
  assert.equal(readFileSync(join(directory, 'a.html'), 'utf8'), 'A');
  assert.match(second.made.get('a') ?? '', /missing or changed/);
});

test('stale files go, foreign files and folders with them stay', async (t) => {
  const directory = folder(t);
  const first = await place(
    directory,
    nothing,
    unit('a', '1', { 'x/old.html': 'A', 'y/old.html': 'B', 'new.html': 'C' }),
  );
  writeFileSync(join(directory, 'y', 'CNAME'), 'example.org');
  const after: Record<string, StoredUnit> = {
    a: { parts: {}, files: { 'new.html': { size: 1, mtime: 1 } }, diagnostics: [] },
  };
  assert.equal(removeStale(stateOf(first).units, after, directory), 2);
  assert.deepEqual(readdirSync(directory).toSorted(), ['new.html', 'y']);
  assert.deepEqual(readdirSync(join(directory, 'y')), ['CNAME']);
});

test('a file that the system refuses is a diagnostic, leaves nothing half written, and is tried again', async (t) => {
  const directory = folder(t);
  writeFileSync(join(directory, 'html'), 'a file where a folder is needed');
  mkdirSync(join(directory, 'b.html'));
  const first = await place(
    directory,
    nothing,
    unit('a', '1', { 'html/a.html': 'A', 'b.html': 'B', 'c.html': 'C' }),
  );
  assert.deepEqual(
    first.diagnostics.map(({ code }) => code),
    ['not-written', 'not-written'],
  );
  assert.match(
    first.diagnostics[0]?.message ?? '',
    /html\/a\.html could not be written: a file stands where a folder is needed/,
  );
  assert.equal(readFileSync(join(directory, 'c.html'), 'utf8'), 'C');
  assert.deepEqual(
    readdirSync(directory).filter((name) => name.includes('part')),
    [],
  );
  rmSync(join(directory, 'html'));
  rmSync(join(directory, 'b.html'), { recursive: true });
  const second = await place(
    directory,
    stateOf(first),
    unit('a', '1', { 'html/a.html': 'A', 'b.html': 'B', 'c.html': 'C' }),
  );
  assert.deepEqual(second.diagnostics, []);
  assert.ok(existsSync(join(directory, 'html/a.html')));
});

test('it stops between two pages when it is told to', async (t) => {
  const directory = folder(t);
  const stop = new AbortController();
  const paged = (name: string): Unit => ({ ...unit(name, '1', { [`${name}.html`]: name }), page: name });
  const units = [paged('a'), paged('b'), paged('c')];
  const output = { directory, state: nothing, bytes: () => undefined, signal: stop.signal };
  const placed = await placeUnits(
    units,
    output,
    ({ name }) => name === 'b' && setImmediate(() => stop.abort()),
  );
  assert.deepEqual([...placed.units.keys()], ['a', 'b']);
  assert.deepEqual(readdirSync(directory).toSorted(), ['a.html', 'b.html']);
});
