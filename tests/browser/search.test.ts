// search: the search of a built site in a real browser: typing, keys, links, and what there is without a script or a server.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { octavo } from '../octavo.ts';
import { axeFindings } from './axe.ts';
import { launch, noBrowser, serve } from './browser.ts';
import type { Served } from './browser.ts';
import { eventually } from './eventually.ts';

const book: Record<string, string> = {
  'octavo.yml':
    'version: 1\nproject:\n  title: Lines\n  toc:\n    - file: index\n    - file: lines/regression\n    - file: tools\n',
  'index.md': '# Lines\n\nA book of lines.\n',
  'lines/regression.md':
    '# Linear regression\n\nWe fit a line to houses.\n\n(sec-loss)=\n## The loss\n\nHalf of the squared error, $\\frac12 (y - \\hat y)^2$.\n\n' +
    '## A zebra & <b>bold</b>\n\nThe zebra stands before `<img src=x onerror=alert(1)>` and `<script>`.\n',
  'tools.md': `# Tools\n\n\`\`\`python\nloss = nn.MSELoss()\n\`\`\`\n\n${Array.from({ length: 30 }, (_, i) => `## Part ${i}\n\nA walrus.\n`).join('\n')}`,
};

describe('the search of a site', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-search-'));
  let browser: Browser;
  let site: Served;

  before(async () => {
    for (const [name, text] of Object.entries(book)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const ran = await octavo(['build', '.', '--format', 'html', '--no-execute'], { cwd: folder });
    assert.equal(ran.status, 0, ran.stdout + ran.stderr);
    [browser, site] = await Promise.all([launch(), serve(join(folder, '_build', 'html'))]);
  });
  after(async () => {
    await browser.close();
    await site.stop();
    rmSync(folder, { recursive: true });
  });

  async function open(
    path: string,
    use: (page: Page, log: string[]) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const context = await browser.newContext(options);
    await context.addInitScript('globalThis.__name = (one) => one');
    const page = await context.newPage();
    const log: string[] = [];
    page.on('console', (message) => {
      if (!message.text().startsWith('Failed to load resource')) log.push(message.text());
    });
    page.on('response', (answer) => {
      // Browsers ask for an icon of their own accord.
      if (answer.status() >= 400 && !answer.url().endsWith('/favicon.ico'))
        log.push(`${answer.status()} ${answer.url()}`);
    });
    page.on('pageerror', (error) => log.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith('file:'))
        log.push(`asked ${request.url()}`);
    });
    await page.goto(path.includes(':') ? path : `${site.url}/${path}`);
    try {
      await use(page, log);
    } finally {
      await context.close();
    }
  }

  const hits = (page: Page): Promise<string[]> => page.locator('#_hits li > a').allInnerTexts();
  const type = async (page: Page, text: string): Promise<void> => {
    await page.locator('#_q').fill(text);
    await page.waitForFunction((words) => new URL(location.href).searchParams.get('q') === words, text);
  };

  const isFound = (page: Page, words: RegExp): Promise<void> =>
    eventually(async () => assert.match(await page.locator('#_found').innerText(), words));

  test('what is typed is found, in its place, with its words marked', async () => {
    await open('search.html', async (page, log) => {
      await type(page, 'squared error');
      await eventually(async () => assert.deepEqual(await hits(page), ['The loss']));
      await isFound(page, /^1 place$/);
      assert.deepEqual(await page.locator('#_hits mark').allInnerTexts(), ['squared', 'error']);
      assert.equal(await page.locator('#_hits .crumb').innerText(), '1 Linear regression');
      await page.locator('#_hits li > a').click();
      await eventually(() => assert.match(page.url(), /lines\/regression\.html#sec-loss$/));
      await page.goBack();
      await page.waitForFunction(() => document.querySelectorAll('#_hits li').length === 1);
      await type(page, 'mse');
      await eventually(async () => assert.deepEqual(await hits(page), ['2 Tools']));
      await type(page, 'nothing-like-this');
      await isFound(page, /^Nothing matches\.$/);
      await type(page, 'squared walrus');
      await isFound(page, /^Nothing has all/);
      assert.deepEqual(log, []);
    });
  });

  test('many places are shown some at a time', async () => {
    await open('search.html?q=walrus', async (page) => {
      await page.waitForFunction(() => document.querySelectorAll('#_hits li').length > 0);
      assert.equal((await hits(page)).length, 20);
      await page.locator('#_more').click();
      await eventually(async () => assert.equal((await hits(page)).length, 30));
      assert.equal(await page.locator('#_more').isVisible(), false);
    });
  });

  test('what is found is words, never markup', async () => {
    await open('search.html?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+zebra', async (page, log) => {
      await page.waitForFunction(() => document.querySelectorAll('#_hits mark').length > 0);
      assert.equal(await page.locator('#_hits img, #_hits script, #_hits b').count(), 0);
      assert.deepEqual(log, []);
    });
  });

  test('the key leads there from a page, not from a field', async () => {
    await open('lines/regression.html', async (page) => {
      await page.keyboard.press('/');
      await page.waitForURL(/\/search\.html$/);
      assert.equal(await page.evaluate(() => document.activeElement?.id), '_q');
      await page.keyboard.type('a/b');
      await eventually(async () => assert.equal(await page.locator('#_q').inputValue(), 'a/b'));
    });
  });

  test('the link in the bar has a name and is as large as a finger, at every width', async () => {
    for (const width of [320, 390, 768, 1100, 1440]) {
      await open(
        'lines/regression.html',
        async (page) => {
          const link = page.getByRole('link', { name: 'Search the book' });
          const box = await link.boundingBox();
          assert.ok(box !== null && box.width >= 24, `${width}`);
          if (width < 1024)
            assert.ok(box.width >= 44 && box.height >= 44, `${width}: ${box.width} × ${box.height}`);
          assert.equal(await link.locator('span').isVisible(), width >= 1024, `${width}`);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${width}: ${over} too wide`);
        },
        { viewport: { width, height: 800 } },
      );
    }
  });

  test('without a script, and from a disk, the way leads to the contents', async () => {
    await open(
      'search.html',
      async (page) => {
        await page.getByRole('main').getByRole('link', { name: 'All contents' }).click();
        await eventually(() => assert.match(page.url(), /contents\.html$/));
      },
      { javaScriptEnabled: false },
    );
    await open(`file://${join(folder, '_build', 'html', 'search.html')}`, async (page) => {
      await page.locator('#_q').fill('loss');
      await page.waitForFunction(() => (document.getElementById('_found')?.textContent ?? '') !== '');
      assert.match(await page.locator('#_found').innerText(), /did not load/);
    });
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`nothing keeps anybody out (${colorScheme})`, async () => {
      await open(
        'search.html?q=loss',
        async (page) => {
          await page.waitForFunction(() => document.querySelectorAll('#_hits mark').length > 0);
          assert.deepEqual(await axeFindings(page), []);
        },
        { colorScheme },
      );
    });
  }
});
