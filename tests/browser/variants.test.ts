// variants.test: the reader's choice of a variant: one for the whole book, kept, in the address, also without a script.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, noBrowser, serve } from './browser.ts';
import type { Served } from './browser.ts';
import { eventually } from './eventually.ts';
import { componentsSite } from './components-site.ts';

describe('variants in the browser', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-variants-'));
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

  const seen = (page: Page): Promise<string> => page.locator('main').innerText();

  test('a choice is kept when a reference leads to another page', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/page.html`);
    assert.match(await seen(page), /import numpy/);
    assert.doesNotMatch(await seen(page), /import torch/);
    await page.click('.seg label >> text=PyTorch');
    await eventually(() => assert.match(page.url(), /\?variant=pytorch/));
    const text = await seen(page);
    assert.match(text, /import torch/);
    assert.match(text, /tensor\(\[2\., 2\., 2\.\]\)/);
    assert.doesNotMatch(text, /import numpy|array\(\[2/);
    await page.click('nav.turn a[rel=next]');
    await page.waitForURL('**/more/second.html');
    assert.match(await seen(page), /torch\.mean/);
    assert.doesNotMatch(await seen(page), /np\.mean/);
    await page.close();
  });

  test('an address names a variant, and a reader sees it although another was chosen before', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/page.html?variant=pytorch`);
    assert.match(await seen(page), /import torch/);
    await page.goto(`${site.url}/page.html?variant=no-such`);
    assert.match(await seen(page), /import torch/, 'an unknown one changes nothing');
    await page.close();
  });

  test('tabs of a cell change all cells; the cell stays where it is and nothing shifts', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${site.url}/page.html`, { waitUntil: 'networkidle' });
    const tab = page.locator('main .v [role=tab]:visible', { hasText: 'PyTorch' });
    await tab.scrollIntoViewIfNeeded();
    const before = await tab.boundingBox();
    await tab.click();
    const chosen = page.locator('main .v [role=tab][aria-selected=true]:visible').first();
    assert.equal(await chosen.innerText(), 'PyTorch');
    const now = await chosen.boundingBox();
    assert.ok(
      before !== null && now !== null && Math.abs(before.y - now.y) < 1.5,
      `${before?.y} → ${now?.y}`,
    );
    assert.equal(await page.isChecked('#_variant-pytorch'), true);
    await page.keyboard.press('ArrowLeft');
    await eventually(async () =>
      assert.equal(await page.isChecked('#_variant-numpy'), true, 'arrows go from tab to tab'),
    );
    assert.match(await seen(page), /import numpy/);
    await page.close();
  });

  test('without a script the page is complete and the variants can be switched', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/page.html`);
    assert.equal(await page.locator('text=import numpy').isVisible(), true);
    await page.click('.seg label >> text=PyTorch');
    await eventually(async () => assert.equal(await page.locator('text=import torch').isVisible(), true));
    assert.equal(await page.locator('text=import numpy').isVisible(), false);
    await page.locator('main label.tab:visible', { hasText: 'NumPy' }).click();
    await eventually(async () =>
      assert.equal(await page.locator('text=import numpy').isVisible(), true, 'a tab of a cell too'),
    );
    await page.locator('.tab-row label', { hasText: 'Windows' }).click();
    await eventually(async () =>
      assert.equal(await page.locator('text=Open the command prompt').isVisible(), true),
    );
    assert.equal(await page.locator('text=Open a terminal').isVisible(), false);
    await context.close();
  });

  test('a site works from a folder on a disk, with nothing on the console', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const log: string[] = [];
    page.on('console', (message) => log.push(message.text()));
    page.on('pageerror', (error) => log.push(error.message));
    await page.goto(pathToFileURL(join(folder, 'page.html')).href);
    await page.click('.seg label >> text=PyTorch');
    await eventually(async () => assert.match(await seen(page), /import torch/));
    await page.click('nav.turn a[rel=next]');
    await eventually(async () => assert.match(await seen(page), /Generalisation/));
    await page.hover('article a[data-preview=theorem]');
    await page.waitForTimeout(400);
    assert.equal(await page.locator('.preview').isVisible(), false, 'no preview of what cannot be fetched');
    assert.deepEqual(log, []);
    await context.close();
  });

  test('the facts of a page have one dot between two, whatever variant is chosen', async () => {
    const page = await browser.newPage();
    for (const variant of ['numpy', 'pytorch']) {
      await page.goto(`${site.url}/page.html?variant=${variant}`);
      const facts = await page.locator('.facts').evaluate((line) =>
        [...line.children]
          .filter((one) => one.getClientRects().length > 0)
          .map((one) => {
            const before = getComputedStyle(one, '::before').content.replaceAll('"', '');
            return (before === 'none' ? '' : before) + one.textContent;
          }),
      );
      assert.match(facts.join('|'), /^\d+ minutes?\|· notebook\|· PDF\|· suggest an edit$/);
    }
    await page.close();
  });

  test('the colours that a reader chooses are kept', async () => {
    const context = await browser.newContext({ colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(`${site.url}/page.html`);
    await page.click('label[for=_dark]');
    await page.goto(`${site.url}/back.html`);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
    assert.equal(await page.isChecked('#_dark'), true);
    await context.close();
  });
});
