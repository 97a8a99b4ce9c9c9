// forum-page: pages of a served book in a browser, as one of its people sees them; and places of blocks.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Block, BlockKind, Manifest } from '../../src/compare/index.ts';
import type { Answered, ForumServer, Person } from './forum-server.ts';
import { newNetwork } from './forum-server.ts';

export interface Opened {
  page: Page;
  /** What the console said, but for answers that are refusals. */
  log: string[];
  /** Method and address of each request. */
  asked: string[];
}

export interface OpenOptions extends BrowserContextOptions {
  as?: Person;
}

/** Opens a page, hands it on, and looks afterwards whether its console was quiet. */
export async function open<T>(
  browser: Browser,
  server: ForumServer,
  path: string,
  { as, ...options }: OpenOptions,
  use: (opened: Opened) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders: { 'x-forwarded-for': newNetwork() },
    ...options,
  });
  if (as !== undefined) {
    const cookies = [...as.cookies].map(([name, value]) => ({ name, value, url: server.url }));
    await context.addCookies(cookies);
  }
  // Functions that are sent to the page carry a call that the loader of these tests adds.
  if (options.javaScriptEnabled !== false) await context.addInitScript('globalThis.__name = (one) => one');
  const page = await context.newPage();
  const [log, asked]: [string[], string[]] = [[], []];
  page.on('console', (message) => {
    if (
      message.type() === 'error' &&
      !/status of 4\d\d|ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(message.text())
    )
      log.push(message.text());
  });
  page.on('pageerror', (error) => log.push(error.stack ?? error.message));
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  await page.goto(`${server.url}${path}`, { waitUntil: 'load' });
  try {
    const result = await use({ page, log, asked });
    assert.deepEqual(log, []);
    assert.deepEqual(
      asked.filter((one) => !/ (?:data:|blob:)/.test(one) && !one.includes(` ${server.url}/`)),
      [],
    );
    return result;
  } finally {
    await context.close();
  }
}

export async function manifestOf(server: ForumServer): Promise<Manifest> {
  return JSON.parse(await server.nobody().reads('/anchors.json')) as Manifest;
}

export function blockOf({ blocks }: Manifest, section: string, kind: BlockKind, ordinal = 1): Block {
  const found = blocks.find((one) => one.section === section && one.kind === kind && one.ordinal === ordinal);
  assert.ok(found, `${section} ${kind} ${ordinal}`);
  return found;
}

let keys = 0;

/** Asks about a block. */
export async function asks(
  who: Person,
  { section, id }: Pick<Block, 'section' | 'id'>,
  title: string,
  body: string,
  more: Readonly<Record<string, string | number>> = {},
): Promise<{ thread: number; address: string }> {
  const fields = { label: section, block: id, kind: 'question', title, body, tags: '', variant: '' };
  const answer = await who.does('thread.create', { ...fields, ...more, key: newKey() });
  return { thread: Number(worked(answer).value['thread']), address: answer.next.replace(/#.*$/, '') };
}

export const answers = async (who: Person, thread: number, body: string, more = {}): Promise<Answered> =>
  worked(await who.does('post.create', { thread, body, key: newKey(), ...more }));

const newKey = (): string => `key-of-a-test-${String(++keys).padStart(8, '0')}`;

function worked(answer: Answered): Answered {
  assert.equal(answer.status, 200, JSON.stringify(answer));
  return answer;
}

/** What has the focus: its tag and the beginning of its words. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement;
    return one === null
      ? ''
      : `${one.tagName} ${(one.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}`.trim();
  });

/** Where the blocks of the text stand on the page. */
export const placesOfText = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('article [data-block]:not([data-on])')]
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return [left + scrollX, top + scrollY, width, height].map((size) => size.toFixed(1)).join(' ');
      }),
  );

export const bubbleOf = ({ id }: Block): string => `a.talk[data-on][data-block="${id}"]`;

/** Opens the panel of a block with the keyboard. */
export async function openPanel(page: Page, block: Block): Promise<void> {
  await page.locator(bubbleOf(block)).focus();
  await page.keyboard.press('Enter');
  await page.locator('.talks h2').first().waitFor();
}
