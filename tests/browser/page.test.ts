// page.test: a page with every component in a real browser: measure, contrast, widths, edges, requests, previews.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings } from './axe.ts';
import { facesWait, launch, noBrowser, serve } from './browser.ts';
import type { Served } from './browser.ts';
import { componentsSite } from './components-site.ts';
import { contrasts, edges, layoutShift, lineLengths, overflowing } from './measure.ts';

describe('a page in the browser', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-site-'));
  let browser: Browser;
  let site: Served;

  before(async () => {
    const made = await componentsSite(folder);
    assert.deepEqual(made.diagnostics, []);
    [browser, site] = await Promise.all([launch(), serve(folder)]);
  });
  after(async () => {
    await browser.close();
    await site.stop();
    rmSync(folder, { recursive: true });
  });

  /** Opens a page, hands it on with what its console said and what it asked for, and closes it. */
  async function open<T>(
    path: string,
    options: BrowserContextOptions,
    use: (page: Page, log: string[], asked: string[]) => Promise<T>,
  ): Promise<T> {
    const context = await browser.newContext(options);
    // Functions that are sent to the page carry a call that the loader of these tests adds.
    await context.addInitScript('globalThis.__name = (one) => one');
    const page = await context.newPage();
    const log: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => log.push(message.text()));
    page.on('pageerror', (error) => log.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' });
    try {
      return await use(page, log, asked);
    } finally {
      await context.close();
    }
  }

  /** Measures a page in its own faces. */
  const measured = <T>(path: string, options: BrowserContextOptions, measure: () => T): Promise<T> =>
    open(path, options, async (page) => {
      await facesWait(page.context());
      await page.reload({ waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      return await page.evaluate(measure);
    });

  const size = (width: number): BrowserContextOptions => ({
    viewport: { width, height: width < 500 ? 844 : 900 },
  });
  const widths = [320, 390, 768, 1100, 1280, 1440, 1920];

  test('lines hold 60 to 75 characters, on a phone 34 to 50', async () => {
    for (const width of [390, 768, 1280, 1440]) {
      const { mean, most } = await measured('/page.html', size(width), lineLengths);
      const [least, highest, limit] = width === 390 ? [34, 50, 60] : [60, 75, 80];
      assert.ok(mean >= least && mean <= highest && most <= limit, `${width} px: mean ${mean}, most ${most}`);
    }
  });

  test('text is 17 to 19 px on lines of 1.5 to 1.6, code at least 14 px', async () => {
    for (const width of [390, 1440]) {
      const [text, line, code] = await open('/page.html', size(width), (page) =>
        page.evaluate(() => {
          const style = getComputedStyle(document.querySelector('article > p') as Element);
          const own = getComputedStyle(document.querySelector('pre') as Element);
          return [
            parseFloat(style.fontSize),
            parseFloat(style.lineHeight) / parseFloat(style.fontSize),
            parseFloat(own.fontSize),
          ];
        }),
      );
      assert.ok(
        (text ?? 0) >= 17 &&
          (text ?? 0) <= 19 &&
          (line ?? 0) >= 1.5 &&
          (line ?? 0) <= 1.6 &&
          (code ?? 0) >= 14,
        `${width}: ${text} ${line} ${code}`,
      );
    }
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`contrast is 7 : 1 and more, of code 4.5 : 1 (${colorScheme})`, async () => {
      const low = await open('/page.html', { ...size(1440), colorScheme }, async (page) => {
        await page.evaluate(() =>
          document.querySelectorAll('details').forEach((one) => {
            one.open = true;
          }),
        );
        return page.evaluate(contrasts);
      });
      assert.deepEqual(low, []);
    });
  }

  test('no page is wider than the window, with every preview opened once', async () => {
    for (const width of widths) {
      for (const path of ['/page.html', '/more/second.html', '/back.html']) {
        await open(path, size(width), async (page) => {
          const check = async (when: string): Promise<void> => {
            const [own, window] = await page.evaluate(() => [
              document.documentElement.scrollWidth,
              innerWidth,
            ]);
            assert.ok(
              (own ?? 0) <= (window ?? 0),
              `${path} at ${width} px ${when}: ${own}; ${await page.evaluate(overflowing)}`,
            );
          };
          await check('as it opens');
          if (width !== 320 && width !== 390 && width !== 1440) return;
          for (const link of await page.locator('article a[data-preview]').all()) {
            await link.scrollIntoViewIfNeeded();
            await link.hover();
            await page.waitForTimeout(260);
            await check(`with a preview of ${await link.textContent()}`);
          }
        });
      }
    }
  });

  test('nothing moves while a page loads', async () => {
    for (const width of [390, 1440]) {
      // Each time a first visit; a busy machine may deliver a file too late once, and then not again.
      let shift = 1;
      for (let visit = 0; visit < 4 && shift > 0.001; visit++) {
        shift = await open('/page.html', size(width), (page) => page.evaluate(layoutShift));
      }
      assert.ok(shift <= 0.001, `${width} px: ${shift}`);
    }
  });

  test('a page asks only its own server, and says nothing on the console', async () => {
    for (const path of ['/page.html', '/index.html', '/contents.html', '/more/second.html']) {
      await open(path, size(1440), async (_page, log, asked) => {
        assert.deepEqual(log, [], path);
        assert.deepEqual(
          asked.filter((url) => !url.startsWith(site.url) && !url.startsWith('data:')),
          [],
          path,
        );
      });
    }
  });

  test('axe finds nothing', async () => {
    for (const path of ['/page.html', '/back.html', '/contents.html', '/404.html']) {
      for (const width of [390, 1440]) {
        const found = await open(path, size(width), axeFindings);
        assert.deepEqual(found, [], `${path} at ${width}`);
      }
    }
  });

  test('text, code, tables and captions begin on one edge; columns on one line; equation numbers end where the text ends', async () => {
    const found = await measured('/page.html', size(1440), edges);
    for (const left of found.lefts)
      assert.ok(Math.abs(left - (found.lefts[0] ?? 0)) <= 1.5, JSON.stringify(found.lefts));
    assert.ok(Math.abs((found.tops[0] ?? 0) - (found.tops[1] ?? 0)) <= 1, JSON.stringify(found.tops));
    assert.ok(found.rights.length > 0);
    for (const right of found.rights) assert.ok(Math.abs(right - found.text) <= 1, JSON.stringify(found));
  });

  test('a preview opens on hover and on focus, shows the thing itself, and closes with Escape', async () => {
    await open('/more/second.html', size(1440), async (page) => {
      const card = page.locator('.preview');
      assert.equal(await card.isVisible(), false);
      await page.hover('article a[data-preview=theorem]');
      await card.filter({ hasText: 'has full column rank' }).waitFor({ state: 'visible' });
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'hidden' });
      await page.mouse.move(0, 0);
      await page.keyboard.press('Tab');
      for (
        let presses = 0;
        presses < 30 &&
        !(await page.evaluate(
          () => document.activeElement?.matches('article a[data-preview=figure]') ?? false,
        ));
        presses++
      ) {
        await page.keyboard.press('Tab');
      }
      await card.locator('img').waitFor({ state: 'visible' });
      // The picture of another folder is found.
      await page.waitForFunction(
        () => (document.querySelector<HTMLImageElement>('.preview img')?.naturalWidth ?? 0) > 0,
      );
      assert.equal(await card.locator('img').count(), 1);
      const box = await card.boundingBox();
      assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 1440);
    });
  });
});
