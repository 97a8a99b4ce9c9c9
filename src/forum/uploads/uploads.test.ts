// uploads.test: what readers send is made anew or refused, and what no post shows goes away.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';

import sharp from 'sharp';

import type { Actor } from '../actor.ts';
import { seedPerson } from '../seed.fixture.ts';
import { onEveryStore } from '../store/every-store.fixture.ts';
import { imageFile, keepImage, sweepUploads, takeImage } from './index.ts';
import type { TakenImage } from './index.ts';
import { imageKind } from './image-kind.ts';

const picture = (width = 64, height = 32) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: 20 } } });

async function taken(bytes: Uint8Array): Promise<TakenImage> {
  const outcome = await takeImage(bytes);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

async function refusedAs(bytes: Uint8Array | string): Promise<string> {
  const outcome = await takeImage(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  assert.ok(!outcome.ok);
  return outcome.refusal.code;
}

test('pictures of every kind become ours', async () => {
  const kinds = {
    jpeg: picture().jpeg(),
    png: picture().png(),
    gif: picture().gif(),
    webp: picture().webp(),
    avif: picture().avif({ effort: 0 }),
  };
  for (const [kind, made] of Object.entries(kinds)) {
    const sent = await made.toBuffer();
    assert.equal(imageKind(sent), kind);
    const { bytes, width, height, id } = await taken(sent);
    assert.deepEqual([width, height, imageKind(bytes)], [64, 32, 'webp'], kind);
    assert.match(id, /^[0-9a-f]{64}$/);
  }
});

test('nothing of where and with what it was taken is kept, but it stands upright', async () => {
  const sent = await picture()
    .jpeg()
    .withExif({ IFD0: { Copyright: 'SECRET-PLACE' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  assert.ok(sent.includes('Exif'));
  const { bytes, width, height } = await taken(sent);
  assert.deepEqual([width, height], [32, 64]);
  const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
  assert.deepEqual([exif, xmp, iptc, icc], [undefined, undefined, undefined, undefined]);
});

test('what hangs behind or within a picture is gone', async () => {
  const script = Buffer.from('<script>window.hit=1</script>PK\u0003\u0004');
  for (const made of [picture().jpeg(), picture().png(), picture().gif()]) {
    const sent = Buffer.concat([await made.toBuffer(), script]);
    const { bytes } = await taken(sent);
    assert.ok(!Buffer.from(bytes).includes('<script>'));
  }
  const comment = await picture()
    .jpeg()
    .withExif({ IFD0: { ImageDescription: '<script>alert(1)</script>' } })
    .toBuffer();
  assert.ok(!Buffer.from((await taken(comment)).bytes).includes('script'));
});

test('of moving pictures the first one is taken', async () => {
  const frames = Buffer.alloc(20 * 40 * 3, 90);
  const moving = await sharp(frames, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
    .gif({ delay: [100, 100] })
    .toBuffer();
  const { height, bytes } = await taken(moving);
  assert.equal(height, 20);
  assert.equal((await sharp(bytes).metadata()).pages ?? 1, 1);
});

test('large pictures become smaller', async () => {
  const { width, height } = await taken(await picture(5000, 1000).png().toBuffer());
  assert.deepEqual([width, height], [2000, 400]);
});

test('what is no picture is refused', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  for (const bytes of [
    '',
    'GIF89a',
    svg,
    `\ufeff${svg}`,
    `<?xml version="1.0"?>${svg}`,
    `GIF89a${svg}`,
    '<html><script>alert(1)</script></html>',
    '%PDF-1.7\n',
    'BM\0\0\0\0',
    'II*\0\0\0\0\0',
    '\xff\xd8\xff\xe0 no more',
    '\x89PNG\r\n\x1a\n',
    'RIFF\0\0\0\0WEBPVP8 ',
    '\0\0\0\x1cftypavif\0\0\0\0',
    `\x89PNG\r\n\x1a\n${'\0'.repeat(1000)}`,
  ]) {
    assert.equal(await refusedAs(bytes), 'not-an-image', JSON.stringify(bytes.slice(0, 40)));
  }
  const tiff = await picture().tiff().toBuffer();
  assert.equal(await refusedAs(tiff), 'not-an-image');
  const cut = await picture(400, 400).jpeg().toBuffer();
  assert.equal(await refusedAs(cut.subarray(0, cut.length / 2)), 'not-an-image');
});

/** A PNG whose head says how large it is, with a line of zeros packed as often as it takes. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0], 8);
  const lines = deflateSync(Buffer.alloc(Math.min(height, 60_000) * (1 + Math.ceil(width / 8))), {
    level: 9,
  });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', lines),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a small file that would be a huge picture is refused before it is unpacked', async () => {
  const huge = bomb(20_000, 20_000);
  assert.ok(huge.length < 200_000);
  const before = process.memoryUsage().rss;
  assert.equal(await refusedAs(huge), 'image-too-large');
  assert.ok(process.memoryUsage().rss - before < 100_000_000);
  assert.equal(await refusedAs(bomb(1_000_000, 50)), 'image-too-large');
  assert.equal(await refusedAs(Buffer.alloc(10_000_001)), 'image-too-large');
});

test('only names of pictures lead to files', async () => {
  const data = mkdtempSync(join(tmpdir(), 'octavo-uploads-'));
  try {
    const image = await taken(await picture().png().toBuffer());
    keepImage(data, image, Date.now());
    keepImage(data, image, Date.now());
    const folder = image.id.slice(0, 2);
    assert.deepEqual(readdirSync(join(data, 'uploads', folder)), [`${image.id}.webp`]);
    assert.equal(
      imageFile(data, folder, `${image.id}.webp`),
      join(data, 'uploads', folder, `${image.id}.webp`),
    );
    for (const [where, name] of [
      ['..', 'octavo.db'],
      [folder, '../../octavo.db'],
      [folder, `${image.id}.svg`],
      [folder, image.id],
      ['zz', `${image.id}.webp`],
      [folder, `${image.id}.webp/../x`],
      [folder, `${'0'.repeat(64)}.webp`],
    ] as const) {
      assert.equal(imageFile(data, where, name), undefined, `${where}/${name}`);
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});

const day = 86_400_000;

onEveryStore('pictures that no post shows go, first the row, then the file', async (store) => {
  const data = mkdtempSync(join(tmpdir(), 'octavo-uploads-'));
  try {
    const by: Actor = { id: 0, handle: 'okapi', role: 'reader', trust: 2, created: 0 };
    by.id = await store.change((db) => seedPerson(db, 'okapi', { trust: 2 }));
    const now = 10 * day;
    const { bytes, ...image } = await taken(await picture().png().toBuffer());
    keepImage(data, { ...image, bytes }, now);
    const file = imageFile(data, image.id.slice(0, 2), `${image.id}.webp`) as string;
    utimesSync(file, now / 1000, now / 1000);
    const added = await store.write('upload.add', { by, image: { ...image, size: bytes.length }, now });
    assert.deepEqual(added, { ok: true, value: { id: image.id } });
    assert.equal(await sweepUploads(store, data, now + 1000), 0);
    assert.ok(existsSync(file));
    assert.equal(await sweepUploads(store, data, now + 2 * day), 1);
    assert.ok(!existsSync(file));
    assert.equal((await store.read.selectFrom('uploads').selectAll().execute()).length, 0);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
