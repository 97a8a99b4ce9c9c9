// weight.test: what a reader has to load: bounds in bytes, compressed where servers compress.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { siteOf } from '../../src/write/html/site.ts';
import { writePage, writeSharedFiles } from '../../src/write/html/index.ts';
import { loadSiteAssets } from '../../src/project/assets/site-assets.ts';
import { componentsBook, siteAssets } from './components-site.ts';

const packed = (text: string): number => gzipSync(text, { level: 9 }).length;

test('style, script, fonts and a page stay within their weights', async () => {
  const assets = await siteAssets();
  const own = packed(Object.values(assets.styles).join('\n'));
  assert.ok(own <= 12_000, `own style: ${own}`);
  assert.ok(packed(assets.script) <= 8_000, `script: ${packed(assets.script)}`);
  const fonts = assets.fonts.filter(({ unicodeRange }) => unicodeRange === undefined);
  const weight = fonts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  assert.equal(fonts.length, 4);
  assert.ok(weight <= 100_000, `text fonts: ${weight}`);
  const usual =
    /^KaTeX_(?:Main-(?:Regular|Bold)|Math-Italic|AMS-Regular|Caligraphic-Regular|Size[1-4]-Regular)$/;
  const faces = assets.mathFonts.filter((one) => usual.test(one.name) && one.unicodeRange === undefined);
  const math = faces.reduce((sum, { bytes }) => sum + bytes.length, 0);
  assert.equal(faces.length, 9);
  assert.ok(math <= 100_000, `the nine usual math fonts: ${math}`);
  const { book } = componentsBook();
  const page = book.page('page.md');
  assert.ok(page !== undefined);
  const [file] = writePage(book, page, assets);
  assert.ok(typeof file?.contents === 'string' && packed(file.contents) <= 30_000);
});

test('assets come from the cache the second time, the same bytes', async () => {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'octavo-assets-'));
  const extraCodePoints = new Set([0x3b1, 0x10d, 0x2192]);
  const timed = async (): Promise<[Awaited<ReturnType<typeof loadSiteAssets>>, number]> => {
    const start = performance.now();
    return [await loadSiteAssets({ cacheFolder, extraCodePoints }), performance.now() - start];
  };
  const [first, making] = await timed();
  const [second, again] = await timed();
  assert.deepEqual(second, first);
  assert.ok(again < making / 3, `${again} ms, and ${making} ms the first time`);
  assert.ok(
    first.fonts.some(({ unicodeRange }) => unicodeRange === 'U+3B1'),
    'Greek has a file of its own',
  );
  rmSync(cacheFolder, { recursive: true });
});

test('the style sheet names every font, and nothing outside its folder', async () => {
  const { book } = componentsBook();
  const assets = await siteAssets();
  const site = siteOf(book, assets);
  const sheet = writeSharedFiles(book, assets).find(({ path }) => path === site.style)?.contents;
  assert.ok(typeof sheet === 'string');
  const urls = [...sheet.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1]);
  assert.equal(urls.length, assets.fonts.length + assets.mathFonts.length);
  assert.deepEqual(
    urls.filter((url) => !/^[\w.-]+\.woff2$/.test(url ?? '')),
    [],
  );
});
