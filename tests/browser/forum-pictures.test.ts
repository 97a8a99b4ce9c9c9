// forum-pictures.test: how discussions look, beside the pictures that are kept: UPDATE=1 takes them anew.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import sharp from 'sharp';
import { discussionScripts } from '../../src/project/index.ts';
import { origin, testServer } from '../forum/server.fixture.ts';
import type { TestServer, Visitor } from '../forum/server.fixture.ts';
import { differenceOf, kept } from './alike.ts';
import { launch, noBrowser } from './browser.ts';
import { newNetwork } from './forum-server.ts';

const folder = join(import.meta.dirname, 'pictures');
/** More than this share of a picture looks different: an edge of a letter does not. */
const most = 0.002;
const start = Date.UTC(2026, 10, 18, 9, 30);

const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

interface Scene {
  thread: string;
  block: string;
}

/** What is looked at: where, how one gets there, and at which widths. */
const states: Readonly<
  Record<
    string,
    { on: typeof wide; at: (scene: Scene) => string; go?: (page: Page, scene: Scene) => Promise<void> }
  >
> = {
  panel: { on: wide, at: () => '/regression.html', go: openTalks },
  sheet: { on: phone, at: () => '/regression.html', go: openTalks },
  thread: { on: wide, at: ({ thread }) => thread },
  'thread-phone': { on: phone, at: ({ thread }) => thread },
  list: { on: wide, at: () => '/-/talk' },
  composer: { on: wide, at: ({ block }) => `/-/ask?on=the-loss&block=${block}`, go: write },
};

async function openTalks(page: Page, { block }: Scene): Promise<void> {
  await page.locator(`a.talk[data-block="${block}"]`).click();
  await page.locator('.talks h2').first().waitFor();
}

async function write(page: Page): Promise<void> {
  await page.locator('[name=title]').fill('My loss is twice as large');
  await page
    .locator('textarea[name=body]')
    .fill('It is $(w x + b - y)^2$, without the $\\frac12$. Is that *wrong*?');
  await page.locator('.previewed .katex').nth(1).waitFor();
  await page.locator('.similar li').first().waitFor();
  await page
    .getByText(/^Draft saved/)
    .first()
    .waitFor();
}

describe('how discussions look', { skip: noBrowser }, () => {
  let browser: Browser;
  let server: TestServer;
  let scene: Scene;
  let reader: Visitor;
  /** Pictures that differ are put here, to be looked at. */
  let seen: string | undefined;

  before(async () => {
    server = await testServer({}, undefined, undefined, await discussionScripts());
    server.clock.now = start;
    browser = await launch([
      '--font-render-hinting=none',
      '--disable-lcd-text',
      '--force-color-profile=srgb',
    ]);
    ({ scene, reader } = await discussed(server));
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** The site under its own name, so that a page is the same on every port; without a network. */
  async function answer(route: Route): Promise<void> {
    const request = route.request();
    const url = new URL(request.url());
    if (url.origin !== origin) return route.abort();
    if (url.pathname === '/-/live') return route.fulfill({ status: 204 });
    const headers = { ...(await request.allHeaders()), 'x-forwarded-for': newNetwork() };
    for (const name of Object.keys(headers))
      if (name.startsWith(':')) delete (headers as Record<string, string>)[name];
    const body = request.postDataBuffer();
    const response = await fetch(server.url + url.pathname + url.search, {
      method: request.method(),
      headers: { ...headers, 'accept-encoding': 'identity' },
      redirect: 'manual',
      ...(body !== null && { body: new Uint8Array(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      // Text does without a face that comes too late for the first paint; here it waits.
      body: url.pathname.endsWith('.css')
        ? bytes.toString().replaceAll(/font-display: ?optional/g, 'font-display: block')
        : bytes,
    });
  }

  async function picture(name: string, colorScheme: 'light' | 'dark', change?: string): Promise<Uint8Array> {
    const { on, at, go } = states[name] ?? assert.fail(name);
    const context: BrowserContext = await browser.newContext({
      ...on,
      colorScheme,
      reducedMotion: 'reduce',
      bypassCSP: change !== undefined,
    });
    try {
      await context.clock.setFixedTime(server.clock.now);
      await context.route('**/*', answer);
      const cookies = [...reader.cookies].map(([key, value]) => ({ name: key, value, url: origin }));
      await context.addCookies(cookies);
      const page = await context.newPage();
      await page.goto(origin + at(scene), { waitUntil: 'networkidle' });
      await go?.(page, scene);
      if (change !== undefined) await page.addStyleTag({ content: change });
      await page.evaluate(async () => {
        (document.activeElement as HTMLElement | null)?.blur();
        await document.fonts.ready;
      });
      await page.waitForLoadState('networkidle');
      return await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
    } finally {
      await context.close();
    }
  }

  for (const name of Object.keys(states)) {
    for (const scheme of ['light', 'dark'] as const) {
      const file = join(folder, `${name}-${scheme}.png`);
      test(`${name}, ${scheme}`, async () => {
        const now = await picture(name, scheme);
        if (process.env['UPDATE'] === '1' && !process.env['CI']) {
          mkdirSync(folder, { recursive: true });
          writeFileSync(file, await kept(now));
        }
        assert.ok(existsSync(file), `${file} is not there: UPDATE=1 takes it`);
        const { share, sizes } = await differenceOf(now, readFileSync(file));
        if (share <= most) return;
        seen ??= mkdtempSync(join(tmpdir(), 'octavo-pictures-'));
        const here = join(seen, `${name}-${scheme}.png`);
        writeFileSync(here, now);
        assert.fail(
          `${(share * 100).toFixed(2)} % of ${file} looks different${sizes === undefined ? '' : ` (${sizes})`} ` +
            `in Chromium ${browser.version()}: see ${here}. Where it is meant, UPDATE=1 takes the pictures anew.`,
        );
      });
    }
  }

  test('the comparison sees text that is 2 px lower or a little smaller, a button without its colour, a panel without its border', async () => {
    for (const [name, change] of [
      ['thread', 'main { position: relative; top: 2px }'],
      ['thread', '.post .body { font-size: 0.97em }'],
      ['list', '.btn.main { background: none; color: inherit }'],
      ['sheet', '.talks { border-radius: 0; box-shadow: none; padding-inline: 1.2rem }'],
    ] as const) {
      const file = readFileSync(join(folder, `${name}-light.png`));
      const { share } = await differenceOf(await picture(name, 'light', change), file);
      assert.ok(share > most, `${change}: ${share}`);
    }
  });

  test('it does not see edges of letters that are drawn otherwise', async () => {
    const file = readFileSync(join(folder, 'thread-light.png'));
    const { width, height } = await sharp(file).metadata();
    // A quarter of a pixel to the right, as where letters stand on other fractions of pixels.
    const [left, right] = await Promise.all(
      [0, 1].map((by) =>
        sharp(file)
          .extract({ left: by, top: 0, width: width - 1, height })
          .png()
          .toBuffer(),
      ),
    );
    const blended = await sharp(left)
      .composite([{ input: await sharp(right).ensureAlpha(0.25).png().toBuffer() }])
      .png()
      .toBuffer();
    const { share } = await differenceOf(blended, left ?? new Uint8Array());
    assert.ok(share <= most, String(share));
  });
});

/** A few discussions with everything that is to be seen of them, each at a time of its own. */
async function discussed(server: TestServer): Promise<{ scene: Scene; reader: Visitor }> {
  const okapi = await server.person('okapi', { role: 'author', created: start });
  const reader = await server.person('reader-12', { trust: 2, created: start });
  const does = async (who: Visitor, operation: string, fields: Readonly<Record<string, string | number>>) => {
    server.clock.now += 90 * 60_000;
    const done = await server.does(who, operation, fields);
    assert.equal(done.status, 200, done.text);
    return (done.json['value'] ?? {}) as Record<string, unknown>;
  };
  const { blocks } = server.forum.site().manifest;
  const block = blocks.find(({ section, kind }) => section === 'the-loss' && kind === 'paragraph')?.id ?? '';
  const asks = async (who: Visitor, title: string, body: string): Promise<number> =>
    Number(
      (await does(who, 'thread.create', { label: 'the-loss', block, kind: 'question', title, body }))[
        'thread'
      ],
    );
  const thread = await asks(
    reader,
    'My loss is exactly twice the book’s',
    'Which of the two should I *minimise*, $L$ or $2L$? I have `loss = ((w * x + b - y) ** 2).mean()`.',
  );
  await does(okapi, 'post.create', {
    thread,
    body: 'Both have the same minimiser, so it does not matter:\n\n$$\n\\arg\\min_w L(w) = \\arg\\min_w 2 L(w).\n$$\n\n```python\nlr = 0.03 / 2  # to make equal steps\n```',
  });
  await does(reader, 'post.create', { thread, to: 2, body: 'So only the step must be halved. Thank you!' });
  await does(reader, 'post.vote', { thread, number: 2, helpful: 'yes' });
  await does(reader, 'post.accept', { thread, number: 2 });
  const other = await asks(
    okapi,
    'Is it a mean or a sum?',
    'The text says mean; the other book takes the sum of all.',
  );
  await does(reader, 'post.create', {
    thread: other,
    body: 'A mean, so that the step does not depend on how many points there are.',
  });
  await asks(okapi, 'Why a square?', 'The absolute value would do as well, and is less afraid of outliers.');
  server.clock.now += 24 * 3_600_000;
  // What is new to the reader is what they have not opened: that is told from now on the same, whatever is looked at.
  const { slug } = await server.store.read
    .selectFrom('threads')
    .select('slug')
    .where('id', '=', thread)
    .executeTakeFirstOrThrow();
  const address = `/-/talk/${thread}-${slug}`;
  assert.equal((await server.ask(address, { as: reader })).status, 200);
  return { scene: { thread: address, block }, reader };
}
