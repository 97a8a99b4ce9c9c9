// forum-acts.test: what is done in passing: walking through a list with keys, following, accepting, adding a picture; and how large pages get.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import type { Manifest } from '../../src/compare/index.ts';
import { launch, noBrowser } from './browser.ts';
import { eventually, isFocused } from './eventually.ts';
import { answers, asks, blockOf, focused, manifestOf, open } from './forum-page.ts';
import type { OpenOptions, Opened } from './forum-page.ts';
import { forumServer } from './forum-server.ts';
import type { ForumServer, Person } from './forum-server.ts';

const titles = ['My loss is exactly twice the book’s', 'Is it a mean or a sum?', 'Why the half?'];
const words = 'Both of them have the same minimiser, and the half is there only so that it cancels. ';

describe('what is done in passing', { skip: noBrowser }, () => {
  let browser: Browser;
  let server: ForumServer;
  let manifest: Manifest;
  let reader: Person;
  let thread: { thread: number; address: string };

  before(async () => {
    browser = await launch();
    server = await forumServer();
    manifest = await manifestOf(server);
    const { administrator } = server;
    const about = blockOf(manifest, 'the-loss', 'paragraph');
    for (const title of titles.toReversed())
      thread = await asks(
        administrator,
        about,
        title,
        `Which of the two should I minimise? I ask for ${title}`,
      );
    for (let count = 2; count <= 20; count++)
      await answers(administrator, thread.thread, `${words}${words}It is number ${count}.`);
    reader = await server.reader('reader-12');
    await administrator.does('person.trust', { handle: 'reader-12', level: 2 });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const opened = <T>(path: string, options: OpenOptions, use: (opened: Opened) => Promise<T>): Promise<T> =>
    open(browser, server, path, options, use);
  /** The same page, never loaded anew: a mark of it stays. */
  const marked = async (page: Page): Promise<() => Promise<void>> => {
    await page.evaluate(() => Object.assign(globalThis, { isTheSame: true }));
    return async () => assert.equal(await page.evaluate('globalThis.isTheSame'), true, 'it was loaded anew');
  };
  const hasWords = (one: Locator, expected: string): Promise<void> =>
    eventually(async () => assert.equal(await one.textContent(), expected));

  test('a page of twenty posts has at most 30 kB of HTML, for a reader and for a moderator less than twice that', async () => {
    for (const [who, most] of [
      [server.nobody(), 30],
      [reader, 36],
      [server.administrator, 60],
    ] as const) {
      const page = await who.reads(thread.address);
      assert.equal(page.match(/<section class="post"/g)?.length, 20);
      const bytes = Buffer.byteLength(page);
      assert.ok(bytes <= most * 1024, `${who.handle}: ${bytes} bytes`);
    }
  });

  test('keys walk through a list, open a discussion, and ask', async () => {
    for (const path of ['/-/talk', '/-/talk/on/the-loss', '/-/talk?sort=oldest']) {
      await opened(path, {}, async ({ page }) => {
        const shown = await page.locator('.rows .t a').allTextContents();
        assert.equal(shown.length, titles.length);
        await page.keyboard.press('j');
        await eventually(async () => assert.equal(await focused(page), `A ${shown[0]}`.slice(0, 42)));
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        await eventually(async () => assert.equal(await focused(page), `A ${shown[2]}`.slice(0, 42)));
        // The last stays.
        await page.keyboard.press('j');
        await page.keyboard.press('k');
        await eventually(async () => assert.equal(await focused(page), `A ${shown[1]}`.slice(0, 42)));
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/-\/talk\/\d+-/);
        assert.equal(await page.locator('h1').textContent(), shown[1]);
        await page.goBack();
        await page.waitForURL(`${server.url}${path}`);
        await page.keyboard.press('a');
        await page.waitForURL(/\/-\/ask/);
      });
    }
  });

  test('following and no longer following, by key and by mouse, stay on the page, and the focus stays on the button', async () => {
    await opened(thread.address, { as: reader }, async ({ page }) => {
      const stays = await marked(page);
      const button = page.locator('form[action$="/thread.follow"] button');
      await hasWords(button, 'Follow');
      await page.keyboard.press('f');
      await hasWords(button, 'Following');
      assert.equal(await button.getAttribute('aria-pressed'), 'true');
      await button.focus();
      await page.keyboard.press('Enter');
      await hasWords(button, 'Follow');
      await isFocused(page, 'form[action$="/thread.follow"] button');
      await button.click();
      await hasWords(button, 'Following');
      await stays();
      await page.reload();
      await hasWords(button, 'Following');
    });
    await opened(thread.address, { as: reader, javaScriptEnabled: false }, async ({ page }) => {
      const button = page.locator('form[action$="/thread.follow"] button');
      assert.equal(await button.textContent(), 'Following');
      await button.click();
      await hasWords(button, 'Follow');
    });
  });

  test('accepting and taking it back stay on the page', async () => {
    await opened(thread.address, { as: server.administrator }, async ({ page }) => {
      const stays = await marked(page);
      await page.locator('#p3').getByRole('button', { name: 'Accept' }).click();
      await page.locator('#p3 .mark').waitFor();
      await isFocused(page, '#p3');
      await page.locator('#p3').getByRole('button', { name: 'Take back' }).click();
      await page.locator('#p3 .mark').waitFor({ state: 'detached' });
      await stays();
    });
  });

  test('a picture is added with the button, by pasting and by dropping, and shown by the preview and in the post', async () => {
    const picture = (shade: number): Promise<Buffer> =>
      sharp({ create: { width: 40, height: 30, channels: 3, background: { r: shade, g: 90, b: 160 } } })
        .png()
        .toBuffer();
    await opened(thread.address, { as: reader }, async ({ page }) => {
      const form = page.locator('.thread-end');
      const field = form.locator('textarea');
      await field.fill('Look at my loss: ');
      await field.press('End');
      const chooser = page.waitForEvent('filechooser');
      await form.getByRole('button', { name: 'Add an image' }).click();
      await (await chooser).setFiles({ name: 'loss.png', mimeType: 'image/png', buffer: await picture(10) });
      await eventually(async () =>
        assert.match(await field.inputValue(), /^Look at my loss: !\[\]\(upload:\/\/\w+\)/),
      );
      // The words of the picture are written where they belong: between its brackets.
      await page.keyboard.type('a falling line');
      await eventually(async () => assert.match(await field.inputValue(), /!\[a falling line\]\(upload:/));
      await form.locator('.previewed img[alt="a falling line"]').waitFor();
      await given(page, 'paste', await picture(120));
      await eventually(async () => assert.equal((await field.inputValue()).match(/upload:\/\//g)?.length, 2));
      await given(page, 'drop', await picture(230));
      await eventually(async () => assert.equal((await field.inputValue()).match(/upload:\/\//g)?.length, 3));
      await form.locator('.btn.main').click();
      const images = page.locator('.post', { hasText: 'Look at my loss' }).last().locator('img');
      await eventually(async () => assert.equal(await images.count(), 3, (await form.textContent()) ?? ''));
      await page.waitForFunction(() =>
        [...document.querySelectorAll<HTMLImageElement>('.post img')].every(
          (one) => (one.scrollIntoView(), one.naturalWidth === 40),
        ),
      );
      assert.match((await images.first().getAttribute('src')) ?? '', /^\/-\/uploads\//);
    });
  });

  test('what is no picture is refused in words, and the text stays', async () => {
    await opened(thread.address, { as: reader }, async ({ page }) => {
      const form = page.locator('.thread-end');
      await form.locator('textarea').fill('This one will not do: ');
      const chooser = page.waitForEvent('filechooser');
      await form.getByRole('button', { name: 'Add an image' }).click();
      const buffer = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
      await (await chooser).setFiles({ name: 'x.png', mimeType: 'image/png', buffer });
      await form
        .locator('.hint', { hasText: /no picture that we can read/ })
        .first()
        .waitFor();
      await eventually(async () => assert.doesNotMatch((await form.textContent()) ?? '', /Adding the image/));
      assert.equal(await form.locator('textarea').inputValue(), 'This one will not do: ');
    });
  });
});

/** Hands a file to the answer's field, as the browser does when somebody pastes or drops it there. */
const given = (page: Page, how: 'paste' | 'drop', bytes: Buffer): Promise<void> =>
  page.evaluate(
    ({ kind, base64 }) => {
      const data = new DataTransfer();
      const own = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      data.items.add(new File([own], 'picture.png', { type: 'image/png' }));
      const event =
        kind === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector('.thread-end textarea')?.dispatchEvent(event);
    },
    { kind: how, base64: bytes.toString('base64') },
  );
