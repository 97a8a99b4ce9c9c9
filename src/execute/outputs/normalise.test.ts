// normalise.test: what is made equal, what is left alone, and that hostile text costs no time.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Output } from '../../document/index.ts';
import { createNormaliser } from './normalise.ts';
import { pictureSize } from './picture-size.ts';
import { foldControls } from './stream-text.ts';

const put = (bytes: Uint8Array): { sha256: string; bytes: number } => ({
  sha256: 'f'.repeat(64),
  bytes: bytes.length,
});
const normaliser = (): ((outputs: readonly Output[]) => Output[]) =>
  createNormaliser({
    put,
    folders: [
      ['/env/', ''],
      ['~/book/', ''],
    ],
  });
const stream = (text: string, name: 'stdout' | 'stderr' = 'stdout'): Output => ({
  output_type: 'stream',
  name,
  text,
});

test('an object keeps one made-up address in all cells, another object has another', () => {
  const normal = normaliser();
  assert.deepEqual(normal([stream('<A at 0x7ff01234abcd> <B at 0x7ff01234abff>')]), [
    stream('<A at 0x7f0000000010> <B at 0x7f0000000020>'),
  ]);
  assert.deepEqual(normal([stream('<A at 0x7FF01234ABCD>')]), [stream('<A at 0x7f0000000010>')]);
});

test('other hexadecimal numbers stay', () => {
  assert.deepEqual(normaliser()([stream('mask 0xdeadbeef at 0x10')]), [stream('mask 0xdeadbeef at 0x10')]);
});

test('folders of the machine vanish from warnings, not from what is printed', () => {
  assert.deepEqual(normaliser()([stream('/env/lib/a.py:1', 'stderr'), stream('/env/lib')]), [
    stream('lib/a.py:1', 'stderr'),
    stream('/env/lib'),
  ]);
});

test('binary data go to the store with their size in CSS pixels; what is not base64 stays text', () => {
  const png = Buffer.alloc(40);
  png.writeUInt32BE(0x89504e47, 0);
  png.writeUInt32BE(800, 16);
  png.writeUInt32BE(600, 20);
  assert.deepEqual(pictureSize(png), { width: 800, height: 600 });
  const display = (data: Record<string, unknown>, metadata = {}): Output => ({
    output_type: 'display_data',
    data,
    metadata,
  });
  const [one] = normaliser()([
    display({ 'image/png': png.toString('base64') }, { 'image/png': { width: 400, height: 300 } }),
  ]);
  assert.deepEqual(one && 'data' in one && one.data['image/png'], {
    sha256: 'f'.repeat(64),
    bytes: 40,
    width: 400,
    height: 300,
  });
  const bad = display({ 'image/png': '<not base64>' });
  assert.deepEqual(normaliser()([bad]), [bad]);
});

test('controls fold as in a terminal', () => {
  assert.equal(foldControls('10%\r100%\n'), '100%\n');
  assert.equal(foldControls('abc\b\bX\n'), 'aXc\n');
  assert.equal(foldControls('a\r\nb'), 'a\nb');
});

test('a megabyte without a break takes no time', () => {
  const begun = performance.now();
  normaliser()([
    stream('x'.repeat(2_000_000)),
    stream('/a'.repeat(500_000)),
    stream('T_'.repeat(500_000), 'stderr'),
  ]);
  assert.ok(performance.now() - begun < 2000);
});

test('normalising twice changes nothing more', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', '0x7f', '>', '\r', '\b', '\n', 'T_', 'T_0a1b2_', 'at 0x7f12abcd'),
      }),
      (text) => {
        const once = normaliser()([stream(text)]);
        assert.deepEqual(normaliser()(once), once);
      },
    ),
    { seed: 7 },
  );
});
