// discussion-embed.test: discussions held elsewhere, in a real browser: nothing is asked before its reader asks, and only the frame's own messages count.
/// <reference lib="dom" />

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import type { ForumSettings } from '../../src/document/index.ts';
import { axeFindings } from './axe.ts';
import { launch, noBrowser, serve } from './browser.ts';
import type { Served } from './browser.ts';
import { discussedSite, elsewhere } from './discussion-elsewhere.ts';
import type { Elsewhere } from './discussion-elsewhere.ts';
import { eventually } from './eventually.ts';

const matches = (url: string, part: string | RegExp): boolean =>
  typeof part === 'string' ? url.includes(part) : part.test(url);

describe('a discussion held elsewhere', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-elsewhere-'));
  let browser: Browser;
  let talk: Elsewhere;
  const sites: Partial<Record<'discourse' | 'giscus' | 'pathname', Served>> = {};

  before(async () => {
    [browser, talk] = await Promise.all([launch(), elsewhere()]);
    const giscus: ForumSettings = {
      provider: 'giscus',
      url: talk.url,
      repo: 'ada/book',
      repoId: 'R_1',
      category: 'Q&A',
      categoryId: 'D_2',
      mapping: 'label',
      strict: true,
    };
    const discourse: ForumSettings = { provider: 'discourse', url: talk.url };
    await discussedSite(join(folder, 'discourse'), discourse, {
      pytorch: `${talk.url}/t/lines/35`,
      jax: `${talk.url}/t/36`,
    });
    await discussedSite(join(folder, 'giscus'), giscus);
    await discussedSite(join(folder, 'pathname'), { ...giscus, mapping: 'pathname' });
    for (const name of ['discourse', 'giscus', 'pathname'] as const)
      sites[name] = await serve(join(folder, name));
  });
  after(async () => {
    await browser.close();
    await talk.stop();
    for (const site of Object.values(sites)) await site.stop();
    rmSync(folder, { recursive: true });
  });

  /** Opens a page of a site, hands it on, and closes it; its console must say nothing. */
  async function open(
    name: keyof typeof sites,
    use: (page: Page, address: string) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const log: string[] = [];
    page.on('console', (message) => log.push(message.text()));
    page.on('pageerror', (error) => log.push(error.message));
    const address = `${sites[name]?.url}/one.html`;
    talk.asked.length = 0;
    try {
      await page.goto(address, { waitUntil: 'networkidle' });
      await use(page, address);
      assert.deepEqual(log, []);
    } finally {
      await context.close();
    }
  }

  const button = (page: Page): ReturnType<Page['locator']> => page.locator('.discuss button:visible');

  /** The frame that shows an address, once it is there. */
  const shown = (page: Page, part: string | RegExp): Promise<Frame> =>
    eventually(async () => {
      const frame = page.frames().find((one) => one !== page.mainFrame() && matches(one.url(), part));
      assert.ok(frame);
      await frame.waitForLoadState();
      return frame;
    });

  const say = (frame: Frame, data: unknown): Promise<void> =>
    frame.evaluate((message) => parent.postMessage(message, '*'), data);

  const height = (page: Page): Promise<number> =>
    page.locator('.discuss iframe:visible').evaluate((one) => one.getBoundingClientRect().height);

  const heightIs = (page: Page, wanted: number): Promise<void> =>
    eventually(async () => assert.equal(await height(page), wanted));

  test('nothing is asked before the button is pressed; the variant says which topic', async () => {
    await open('discourse', async (page) => {
      assert.deepEqual(talk.asked, []);
      const link = page.locator('.discuss a:visible');
      assert.equal(await link.innerText(), 'Discuss this page (PyTorch)');
      assert.equal(await link.getAttribute('href'), `${talk.url}/t/lines/35`);
      assert.deepEqual(await axeFindings(page), []);
      await button(page).click();
      const frame = await shown(page, 'topic_id=35');
      assert.equal(frame.url(), `${talk.url}/embed/comments?topic_id=35`);
      const element = page.locator('.discuss iframe:visible');
      assert.equal(await element.getAttribute('title'), 'Discussion of this page (PyTorch)');
      await page.click('.seg label >> text=JAX');
      await eventually(async () => assert.equal(await link.innerText(), 'Discuss this page (JAX)'));
      assert.equal(await element.count(), 0, 'the other variant is discussed elsewhere');
      assert.equal(talk.asked.length, 1);
      await button(page).click();
      await shown(page, 'topic_id=36');
      await page.click('.seg label >> text=PyTorch');
      await eventually(async () => assert.equal(await element.getAttribute('src'), frame.url()));
      assert.equal(talk.asked.length, 2);
    });
  });

  test('a second press puts it away, a third brings it back as it was', async () => {
    await open('discourse', async (page) => {
      await button(page).press('Enter');
      await shown(page, 'topic_id=35');
      assert.equal(await button(page).getAttribute('aria-expanded'), 'true');
      const controls = await button(page).getAttribute('aria-controls');
      assert.equal(await page.locator('.discuss iframe:visible').getAttribute('id'), controls);
      await button(page).press('Enter');
      await eventually(async () => assert.equal(await page.locator('.discuss iframe:visible').count(), 0));
      await button(page).press('Enter');
      await eventually(async () => assert.equal(await page.locator('.discuss iframe:visible').count(), 1));
      assert.equal(talk.asked.length, 1);
    });
  });

  test('the frame is as high as its own page says, and nobody else', async () => {
    await open('discourse', async (page) => {
      await button(page).click();
      const frame = await shown(page, 'topic_id=35');
      await say(frame, { type: 'discourse-resize', height: 640 });
      await heightIs(page, 640);
      // The page itself, and a frame of the same site that shows something else.
      await page.evaluate((url) => {
        const heard: unknown[] = [];
        Object.assign(globalThis, { heard });
        addEventListener('message', ({ data }: MessageEvent<{ height?: number } | null>) =>
          heard.push(data?.height),
        );
        postMessage({ type: 'discourse-resize', height: 700 }, '*');
        const other = document.createElement('iframe');
        other.src = `${url}/advertisement`;
        document.body.append(other);
      }, talk.url);
      const other = await shown(page, 'advertisement');
      await say(other, { type: 'discourse-resize', height: 701 });
      await page.waitForFunction(() => {
        const { heard } = globalThis as unknown as { heard: unknown[] };
        return heard.includes(700) && heard.includes(701);
      });
      assert.equal(await height(page), 640);
      for (const odd of [null, 7, 'x', {}, [], { type: 'discourse-resize', height: '9' }, { giscus: 3 }])
        await say(frame, odd);
      for (const bad of [-5, 0, Number.NaN, Infinity])
        await say(frame, { type: 'discourse-resize', height: bad });
      await say(frame, { type: 'discourse-resize', height: 641 });
      await heightIs(page, 641);
      await say(frame, { type: 'discourse-resize', height: 1e9 });
      await heightIs(page, 100_000);
      await say(frame, { type: 'discourse-resize', height: 642 });
      await heightIs(page, 642);
      // The frame itself, when it shows another origin's page.
      await frame.goto(`${talk.other}/elsewhere`);
      const moved = await shown(page, '/elsewhere');
      const heard = page.evaluate(
        () =>
          new Promise<string>((done) => {
            addEventListener('message', ({ origin }) => setTimeout(() => done(origin), 50), { once: true });
          }),
      );
      await say(moved, { type: 'discourse-resize', height: 702 });
      assert.equal(await heard, talk.other, 'the message came');
      assert.equal(await height(page), 642);
    });
  });

  test('a place that the discussion names is shown', async () => {
    await open('discourse', async (page) => {
      await button(page).click();
      const frame = await shown(page, 'topic_id=35');
      await say(frame, { type: 'discourse-resize', height: 5_000 });
      await heightIs(page, 5_000);
      await say(frame, { type: 'discourse-scroll', top: 2_000 });
      await eventually(async () => {
        const top = await page
          .locator('.discuss iframe:visible')
          .evaluate((one) => one.getBoundingClientRect().top);
        assert.ok(Math.abs(top + 2_000) < 2, `${top}`);
      });
    });
  });

  test('without a script there is the link, and no button', async () => {
    await open(
      'giscus',
      async (page) => {
        const link = page.locator('.discuss a');
        assert.equal(await link.innerText(), 'Discuss this page');
        assert.match(
          (await link.getAttribute('href')) ?? '',
          /^https:\/\/github\.com\/ada\/book\/discussions/,
        );
        assert.equal(await button(page).count(), 0);
        assert.deepEqual(talk.asked, []);
      },
      { javaScriptEnabled: false },
    );
  });

  test('giscus is told the page, its label and its colours, and follows them', async () => {
    await open(
      'giscus',
      async (page, address) => {
        await page.goto(`${address}?variant=jax#words`);
        await button(page).click();
        const frame = await shown(page, 'widget');
        const url = new URL(frame.url());
        assert.equal(url.pathname, '/en/widget');
        const { origin, backLink, theme, term, session, description } = Object.fromEntries(url.searchParams);
        assert.deepEqual(
          { origin, backLink, theme, term, session, description },
          {
            origin: `${address}?variant=jax#_discussion`,
            backLink: `${address}?variant=jax`,
            theme: 'dark',
            term: 'sec-one',
            session: '',
            description: 'About lines.',
          },
        );
        await page.click('label[for=_dark]');
        const heard = (): Promise<unknown> =>
          frame.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
        await eventually(async () =>
          assert.deepEqual(await heard(), [{ giscus: { setConfig: { theme: 'light' } } }]),
        );
        await say(frame, { giscus: { resizeHeight: 333 } });
        await heightIs(page, 333);
      },
      { colorScheme: 'dark' },
    );
  });

  test('giscus by the path of the address, as its own script has it', async () => {
    await open('pathname', async (page) => {
      await button(page).click();
      const frame = await shown(page, 'widget');
      assert.equal(new URL(frame.url()).searchParams.get('term'), 'one');
    });
  });

  test('who comes back from signing in finds the discussion open and is signed in, until it says otherwise', async () => {
    await open('giscus', async (page, address) => {
      await button(page).click();
      await shown(page, 'widget');
      await page.goto(`${address}?giscus=my%20session&variant=jax`);
      const frame = await shown(page, 'session=my');
      assert.equal(page.url(), `${address}?variant=jax`);
      assert.equal(new URL(frame.url()).searchParams.get('session'), 'my session');
      await page.reload();
      await button(page).click();
      const again = await shown(page, 'session=my');
      await say(again, { giscus: { signOut: true } });
      const out = await shown(page, /session=$/);
      await say(out, { giscus: { error: 'Bad credentials' } });
      await say(out, { giscus: { resizeHeight: 345 } });
      await heightIs(page, 345);
      assert.equal(await page.evaluate(() => localStorage.getItem('giscus-session')), null);
    });
  });

  test('a session that nobody here asked for is thrown away, and opens nothing', async () => {
    await open('giscus', async (page, address) => {
      await page.goto(`${address}?giscus=theirs`, { waitUntil: 'networkidle' });
      assert.equal(page.url(), address);
      assert.equal(await page.evaluate(() => localStorage.getItem('giscus-session')), null);
      assert.equal(await page.locator('iframe').count(), 0);
      assert.deepEqual(talk.asked, []);
    });
  });

  test('on paper there is the link alone', async () => {
    await open('discourse', async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.discuss a:visible').count(), 1);
      assert.equal(await button(page).count(), 0);
    });
  });
});
