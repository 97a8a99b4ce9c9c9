// faces.test: the book's own faces are what is seen, from a server and from a disk.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launch, noBrowser, serve } from './browser.ts';
import type { Served } from './browser.ts';
import { componentsSite } from './components-site.ts';

/** A place in the page, and the family that it must be set in. */
const wanted: Record<string, RegExp> = {
  'article > p': /^Source Serif 4/,
  'article p em': /^Source Serif 4/,
  figcaption: /^Source Sans 3/,
  'pre code': /^Source Code Pro/,
  '.katex .mathnormal': /^KaTeX_Math/,
  '.katex .mathbf': /^KaTeX_Main/,
  '.katex .mathbb': /^KaTeX_AMS/,
};

describe('faces in the browser', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-faces-'));
  let browser: Browser;
  let site: Served;

  before(async () => {
    await componentsSite(folder);
    [browser, site] = await Promise.all([launch(), serve(folder)]);
  });
  after(async () => {
    await browser.close();
    await site.stop();
    rmSync(folder, { recursive: true });
  });

  /** Families in which a place is really set; a star after those that came with the page. */
  async function facesOf(page: Page): Promise<Record<string, string>> {
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument', { depth: -1 });
    const found: Record<string, string> = {};
    for (const selector of Object.keys(wanted)) {
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
      assert.notEqual(nodeId, 0, selector);
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
      const most = fonts.toSorted((a, b) => b.glyphCount - a.glyphCount)[0];
      found[selector] = `${most?.familyName ?? ''}${most?.isCustomFont === true ? '*' : ''}`;
    }
    return found;
  }

  function check(found: Record<string, string>): void {
    for (const [selector, family] of Object.entries(wanted)) {
      assert.match(found[selector] ?? '', family, JSON.stringify(found));
      assert.match(found[selector] ?? '', /\*$/, `${selector} is set in a face of the reader's machine`);
    }
  }

  test('from a disk, at the first visit', async () => {
    for (let visit = 0; visit < 3; visit++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(pathToFileURL(join(folder, 'page.html')).href, { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      check(await facesOf(page));
      await context.close();
    }
  });

  // Text does without a face that comes too late for the first paint, and a busy machine may be late: so a few visits.
  test('from a server, at one of the first visits', async () => {
    const seen: Record<string, string>[] = [];
    const isRight = (found: Record<string, string>): boolean =>
      Object.entries(wanted).every(([selector, family]) => {
        const face = found[selector] ?? '';
        return family.test(face) && face.endsWith('*');
      });
    while (seen.length < 8 && !seen.some(isRight)) {
      const page = await browser.newPage();
      await page.goto(`${site.url}/page.html`, { waitUntil: 'networkidle' });
      seen.push(await facesOf(page));
      await page.close();
    }
    assert.ok(seen.some(isRight), JSON.stringify(seen));
  });

  test('each face that is asked for early is asked for once, by script or without', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'font') asked.push(request.url());
      });
      await page.goto(`${site.url}/page.html`, { waitUntil: 'networkidle' });
      assert.ok(asked.length >= 7, String(asked.length));
      assert.equal(new Set(asked).size, asked.length, asked.join(' '));
      await context.close();
    }
  });
});
