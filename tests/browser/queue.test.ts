// queue.test: a moderator works through what waits, with keys, with a mouse and by touch; two at once; nothing is decided unseen.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeFindings } from './axe.ts';
import { launch, noBrowser } from './browser.ts';
import { eventually, isFocused } from './eventually.ts';
import { focused, open } from './forum-page.ts';
import type { OpenOptions } from './forum-page.ts';
import { forumServer } from './forum-server.ts';
import type { ForumServer, Person } from './forum-server.ts';
import { contrasts, smallTargets } from './measure.ts';
import { queueScene } from './queue-scene.ts';
import type { QueueScene } from './queue-scene.ts';

const heads = [
  'First post by reader-31',
  'Held answer by papercup',
  'Reported answer by gannet',
  'Place in doubt: “How long may a step be?”',
  'New account: dove',
];

describe('the queue of what waits', { skip: noBrowser }, () => {
  let browser: Browser;
  let server: ForumServer;
  let scene: QueueScene;

  before(async () => {
    browser = await launch();
    server = await forumServer();
    scene = await queueScene(server);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const at = <T>(path: string, options: OpenOptions, use: (page: Page) => Promise<T>): Promise<T> =>
    open(browser, server, path, { as: scene.moderator, ...options }, ({ page }) => use(page));
  const openHead = (page: Page): Promise<string | null> =>
    page.locator('.case[aria-current] h2.t').textContent();
  const event = (page: Page, words: string): Promise<void> =>
    page.locator('.event', { hasText: words }).waitFor();
  const status = (page: Page, words: string): Promise<void> =>
    eventually(async () => assert.equal(await page.locator('p[role=status].unseen').textContent(), words));
  const caseAt = (number: number): Promise<string> => scene.moderator.reads(`/-/waiting/${number}`);
  const thread = (): Promise<string> => server.nobody().reads(scene.thread.address);

  test('everything that waits stands there, oldest first, the first one open with what is known of it', async () => {
    const phone = { hasTouch: true, isMobile: true };
    const ways: readonly (OpenOptions & { inList: boolean })[] = [
      { viewport: { width: 1440, height: 900 }, inList: true },
      { viewport: { width: 1440, height: 900 }, colorScheme: 'dark', inList: false },
      { viewport: { width: 390, height: 844 }, ...phone, colorScheme: 'dark', inList: true },
      { viewport: { width: 320, height: 700 }, ...phone, inList: false },
    ];
    for (const { inList, ...options } of ways) {
      await at('/-/waiting', { ...options, bypassCSP: true }, async (page) => {
        assert.deepEqual(await page.locator('.case h2.t').allTextContents(), heads);
        assert.equal(await openHead(page), heads[0]);
        for (const number of [1, 2, 3, 4, 5]) {
          const path = inList ? `/-/waiting?open=${number}` : `/-/waiting/${number}`;
          await page.goto(server.url + path);
          const why = page.locator('.why > summary');
          if ((await why.count()) > 0) await why.click();
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${path}: ${over} px over`);
          assert.deepEqual(await page.evaluate(contrasts), [], path);
          assert.deepEqual(await axeFindings(page), [], path);
          if (options.hasTouch === true) assert.deepEqual(await page.evaluate(smallTargets), [], path);
        }
      });
    }
    for (const [number, words] of [
      [1, ['Neither: floats of 32 bits', 'first post of this account']],
      [2, ['It is a gamble', 'has the watched word “casino”']],
      [3, ['Buy a better loss', '“advertising” by wren; wren writes: “The third time today.”']],
      [4, ['In code, paragraph', 'How far, paragraph', 'two passages fit almost equally well']],
      [5, ['the fourth new account of its network today']],
    ] as const) {
      const page = await caseAt(number);
      for (const one of words) assert.ok(page.includes(one), `${number}: ${one}`);
    }
  });

  test('who waits nowhere sees no queue', async () => {
    for (const who of [server.nobody(), scene.author]) {
      const page = await who.reads('/-/waiting');
      for (const head of heads) assert.ok(!page.includes(head), `${who.handle}: ${head}`);
    }
  });

  test('keys walk through the cases and decide only the one that is open', async () => {
    await at('/-/waiting', {}, async (page) => {
      await page.keyboard.press('j');
      await isFocused(page, '.case[aria-current]');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await eventually(async () => assert.equal(await focused(page), `A ${heads[2]}`));
      await page.keyboard.press('k');
      await eventually(async () => assert.equal(await focused(page), `A ${heads[1]}`));
      // The first is open, another has the focus: nothing is decided, nothing asked.
      for (const key of ['a', 'd', 'e', '1']) await page.keyboard.press(key);
      assert.equal(await page.locator('.why[open]').count(), 0);
      assert.equal(await page.locator('.case').count(), heads.length);
      assert.match(await caseAt(1), /name="decision" value="publish"/, 'the first waits still');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/-\/waiting\/2$/);
      assert.equal(await page.locator('h1').textContent(), heads[1]);
      await page.goBack();
    });
  });

  test('the list of keys names those of the queue', async () => {
    await at('/-/waiting', {}, async (page) => {
      await page.keyboard.press('?');
      const sheet = page.locator('dialog.sheet');
      await sheet.waitFor();
      const names = await sheet.locator('kbd').allTextContents();
      for (const key of ['j', 'k', 'a', 'd', '1–5', 'e', 'u']) assert.ok(names.includes(key), key);
      const { box, words } = await sheet.locator('.option').evaluate((one) => ({
        box: (one.querySelector('input') as Element).getBoundingClientRect().width,
        words: (one.querySelector('span') as Element).getBoundingClientRect().width,
      }));
      assert.ok(box < 30 && words > 120, `${box} px of box, ${words} px of words`);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
    });
  });

  test('with keys: published and told, the next one open with the focus; removed with a reason; taken back', async () => {
    await at('/-/waiting', {}, async (page) => {
      await page.keyboard.press('a');
      await event(page, 'Published: an answer by reader-31. Undo');
      await status(page, `Published: an answer by reader-31. Now 1 of 4: ${heads[1]}.`);
      assert.equal(await openHead(page), heads[1]);
      await isFocused(page, '.case[aria-current]');
      assert.match(await thread(), /floats of 32 bits/);

      await page.keyboard.press('d');
      await page.locator('.why[open]').waitFor();
      await isFocused(page, '.why > summary');
      await page.keyboard.press('2');
      await isFocused(page, '.why input[value=off-topic]');
      await page.keyboard.press('Enter');
      await event(page, 'Removed: an answer by papercup. Undo');
      assert.doesNotMatch(await thread(), /It is a gamble/);
      assert.match(await server.nobody().reads('/-/log'), /removed a post[^]*not about the book/i);

      await page.keyboard.press('u');
      await page.locator('.case h2.t', { hasText: heads[1] ?? '' }).waitFor();
      assert.equal(await openHead(page), heads[1]);
      assert.match(await server.nobody().reads('/-/log'), /took a decision back/);
      await page.keyboard.press('a');
      await event(page, 'Published: an answer by papercup. Undo');
      assert.match(await thread(), /It is a gamble/);
    });
  });

  test('with a mouse: later leads to the next case; a report is kept, the post stays', async () => {
    await at('/-/waiting', {}, async (page) => {
      assert.equal(await openHead(page), heads[2]);
      await page.locator('.case[aria-current]').getByRole('link', { name: 'Later' }).click();
      await page.waitForURL(/open=4/);
      assert.equal(await openHead(page), heads[3]);
      await page.locator('.case a', { hasText: heads[2] ?? '' }).click();
      await page.waitForURL(/\/-\/waiting\/3$/);
      await page.getByRole('button', { name: 'Keep it' }).click();
      await event(page, 'Kept: an answer by gannet. Undo');
      assert.match(await thread(), /Buy a better loss/);
      // Taken back by the mouse, it waits again.
      await page.locator('main .event').getByRole('button', { name: 'Undo' }).click();
      await page.locator('.case h2.t', { hasText: heads[2] ?? '' }).waitFor();
    });
  });

  test('two moderators at one case: the second is told who was faster, and goes on', async () => {
    const moderators: Person[] = [scene.moderator, server.administrator];
    await at('/-/waiting/3', {}, async (page) => {
      await at('/-/waiting/3', moderators[1] ? { as: moderators[1] } : {}, async (other) => {
        await other.locator('.why > summary').click();
        await other.locator('.why label', { hasText: 'Advertising' }).click();
        await other.locator('.why .btn.main').click();
        await event(other, 'Removed: an answer by gannet');
      });
      await page.getByRole('button', { name: 'Keep it' }).click();
      await page.getByText('okapi has just removed this.').waitFor();
      await page.getByRole('link', { name: 'Waiting for you' }).click();
      await page.waitForURL(/\/-\/waiting$/);
      assert.equal(await openHead(page), heads[3]);
      assert.doesNotMatch(await thread(), /Buy a better loss/);
    });
  });

  test('a place in doubt is chosen by touch, and the discussion hangs there', async () => {
    await at(
      '/-/waiting',
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      async (page) => {
        const shown = page.locator('.candidates li');
        assert.equal(await shown.count(), 2);
        assert.match((await shown.nth(0).textContent()) ?? '', /A good step is made by trying/);
        await page.getByRole('button', { name: /^How far, paragraph/ }).tap();
        await event(page, 'Placed: a discussion. Undo');
      },
    );
    assert.match(await server.nobody().reads(scene.doubted.address), /Asked about <a href="\/descent\.html#/);
    const list = await server.nobody().reads('/-/talk/on/descent%23how-far');
    assert.match(list, /How long may a step be/);
  });

  test('an account is closed only with a reason, and what was closed can be opened again', async () => {
    await at('/-/waiting', {}, async (page) => {
      assert.equal(await openHead(page), heads[4]);
      await page.keyboard.press('d');
      await page.locator('.why[open] legend', { hasText: 'Why close the account?' }).waitFor();
      await page.keyboard.press('1');
      await isFocused(page, '.why input[value=advertising]');
      await page.keyboard.press('Enter');
      await event(page, 'Closed: the account of dove. Undo');
      await page.getByText('Nothing is waiting.').waitFor();
      await page.keyboard.press('u');
      await page.locator('.case h2.t', { hasText: heads[4] ?? '' }).waitFor();
      await page.keyboard.press('a');
      await event(page, 'Allowed: the account of dove. Undo');
      await status(page, 'Allowed: the account of dove. Nothing more is waiting.');
    });
  });
});
