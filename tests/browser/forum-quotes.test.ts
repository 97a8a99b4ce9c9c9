// forum-quotes.test: words that discussions are about, underlined in the text.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Block, Manifest } from '../../src/compare/index.ts';
import { launch, noBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import { asks, blockOf, manifestOf, open } from './forum-page.ts';
import type { ForumServer } from './forum-server.ts';
import { forumServer } from './forum-server.ts';

const body = 'What do these words mean, and why do they stand here?';

/** What is marked: words by their ranges, formulas by their TeX. */
const marked = (page: Page, name = 'quoted'): Promise<{ words: string[]; formulas: string[] }> =>
  page.evaluate((of) => {
    const ranges = [...(CSS.highlights.get(of) ?? [])] as Range[];
    const formulas = [...document.querySelectorAll(`.katex.${of} annotation`)];
    return {
      words: ranges.map((one) => one.toString().trim()).filter((one) => one !== ''),
      formulas: formulas.map((one) => one.textContent.trim()),
    };
  }, name);

/** Marks come a moment after the page. */
const areMarked = (page: Page): Promise<unknown> => page.waitForFunction(() => CSS.highlights.has('quoted'));

/** The middle of the first of the marked words that read so. */
const middleOf = (page: Page, words: string): Promise<{ x: number; y: number }> =>
  page.evaluate((wanted) => {
    const ranges = [...(CSS.highlights.get('quoted') ?? [])] as Range[];
    const range = ranges.find((one) => one.toString().includes(wanted)) as Range;
    range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, right, top, bottom } = range.getClientRects()[0] as DOMRect;
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }, words);

describe('quoted words', { skip: noBrowser }, () => {
  let server: ForumServer;
  let browser: Browser;
  let manifest: Manifest;
  let block: Block;

  /** Asks about some words of a block. */
  async function quotes(words: string, title: string): Promise<void> {
    const quoteStart = block.text.indexOf(words);
    assert.ok(quoteStart >= 0, words);
    const quote = { quoteStart, quoteLength: words.length };
    await asks(server.administrator, block, title, `${title} ${body}`, quote);
  }

  before(async () => {
    [server, browser] = await Promise.all([forumServer(), launch()]);
    manifest = await manifestOf(server);
    block = blockOf(manifest, 'the-loss', 'paragraph');
    await quotes('a measure of fitness, or rather of unfitness', 'Why unfitness?');
    const half = block.text.slice(block.text.indexOf('half'), block.text.indexOf(' over the'));
    await quotes(half, 'Why half of it?');
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  test('they are marked where they stand, formulas with one line under all of it; nothing moves', async () => {
    const places = await open(browser, server, '/regression.html', { javaScriptEnabled: false }, ({ page }) =>
      boxOf(page, block),
    );
    await open(browser, server, '/regression.html', {}, async ({ page }) => {
      await areMarked(page);
      const { words, formulas } = await marked(page);
      assert.deepEqual(words, [
        'half of the squared error,',
        ',',
        'and',
        'a measure of fitness, or rather of unfitness',
      ]);
      assert.deepEqual(formulas, ['\\ell(w) = \\frac{1}{2}(\\hat{y} - y)^2']);
      assert.deepEqual(await boxOf(page, block), places);
      assert.equal(await page.locator('article :is(mark, span.quoted)').count(), 1);
    });
  });

  test('a click on them opens their discussion, and they glow meanwhile', async () => {
    await open(browser, server, '/regression.html', {}, async ({ page }) => {
      await areMarked(page);
      assert.deepEqual((await marked(page, 'quoted-open')).words, []);
      for (const [words, title] of [
        ['measure of fitness', 'Why unfitness?'],
        ['half of the', 'Why half of it?'],
      ] as const) {
        const { x, y } = await middleOf(page, words);
        await page.mouse.move(x, y);
        assert.equal(await page.evaluate(() => document.querySelectorAll('.at-quote').length), 1);
        await page.mouse.click(x, y);
        await page.locator('.talks details[open] h3', { hasText: title }).waitFor();
        assert.equal(await page.locator('.talks details[open]').count(), 1);
        assert.equal((await marked(page, 'quoted-open')).words.length, 4);
      }
      await page.keyboard.press('Escape');
      await page.locator('.talks').waitFor({ state: 'detached' });
      assert.deepEqual((await marked(page, 'quoted-open')).words, []);
      await page.mouse.move(5, 300);
      assert.equal(await page.evaluate(() => document.querySelectorAll('.at-quote').length), 0);
      await page.locator('article h1').click();
      await eventually(async () => assert.equal(await page.locator('.talks').count(), 0));
    });
  });

  test('who wants no bubbles has no marks', async () => {
    const who = await server.reader('reader-of-text');
    assert.equal((await who.does('preferences.change', { keys: 'on' })).status, 200);
    await open(browser, server, '/regression.html', { as: who }, async ({ page }) => {
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await marked(page), { words: [], formulas: [] });
      assert.equal(await page.locator('a.talk:visible').count(), 0);
    });
    assert.equal((await who.does('preferences.change', { keys: 'on', bubbles: 'on' })).status, 200);
    await open(browser, server, '/regression.html', { as: who }, async ({ page }) => {
      await areMarked(page);
      assert.equal((await marked(page)).words.length, 4);
      assert.equal(await page.locator('a.talk:visible').count(), 1);
    });
  });

  test('a browser that cannot mark without changing the text shows the bubble alone', async () => {
    await open(browser, server, '/descent.html', {}, async ({ page }) => {
      await page.addInitScript(() => {
        Reflect.deleteProperty(CSS, 'highlights');
      });
      await page.goto(`${server.url}/regression.html`, { waitUntil: 'networkidle' });
      assert.equal(await page.locator('a.talk').count(), 1);
      assert.equal(await page.locator('.katex.quoted').count(), 0);
    });
  });
});

const boxOf = async (page: Page, { id }: Block): Promise<unknown> =>
  page.locator(`[data-block="${id}"]:not([data-on])`).boundingBox();
