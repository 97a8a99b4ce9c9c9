// forum-pages.test: the forum's pages in a real browser: widths, contrast, axe, touch targets, lines, sizes, edges, paper.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { frameOf } from '../../src/forum/pages/fixtures/book.fixture.ts';
import { pages } from '../../src/forum/pages/fixtures/pages.fixture.ts';
import { postOf, thread } from '../../src/forum/pages/fixtures/posts.fixture.ts';
import { states, statesPage } from '../../src/forum/pages/fixtures/states.fixture.ts';
import { forumStyle, panel, threadPage } from '../../src/forum/pages/index.ts';
import { shellOf, siteOf } from '../../src/write/html/index.ts';
import { axeFindings } from './axe.ts';
import { facesWait, launch, noBrowser, serve } from './browser.ts';
import type { Served } from './browser.ts';
import { componentsSite } from './components-site.ts';
import { contrasts, layoutShift, overflowing, smallTargets } from './measure.ts';

const sizes = [320, 390, 768, 1100, 1280, 1440, 1920];

describe('pages of the forum in the browser', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-forum-pages-'));
  const names: string[] = [];
  let browser: Browser;
  let site: Served;

  before(async () => {
    const { book, assets } = await componentsSite(folder);
    writePages(shellOf(siteOf(book, assets)));
    [browser, site] = await Promise.all([launch(), serve(folder)]);
  });
  after(async () => {
    await browser.close();
    await site.stop();
    rmSync(folder, { recursive: true });
  });

  /** Fixtures have a plain frame; here they get the site's. */
  function writePages(shell: ReturnType<typeof shellOf>): void {
    mkdirSync(join(folder, '-/files'), { recursive: true });
    writeFileSync(join(folder, '-/files/forum.css'), forumStyle());
    const faces = new Set(['serif', 'sans', 'code', 'KaTeX_Main-Regular', 'KaTeX_Math-Italic']);
    const fonts = shell.preloads.filter(({ face }) => faces.has(face)).map(({ path }) => `/${path}`);
    const framed = (html: string): string =>
      html
        .replace('/_assets/style.css', `/${shell.style}`)
        .replace('/_assets/octavo.js', `/${shell.script}`)
        .replace('<script>(function(r', `<script data-fonts="${fonts.join(' ')}">(function(r`);
    const write = (name: string, html: string): void => {
      names.push(name);
      writeFileSync(join(folder, `f-${name}.html`), framed(html));
    };
    for (const [name, make] of Object.entries(pages)) write(name, make());
    write('states', statesPage());
    const frame = statesPage();
    const start = frame.indexOf('<article>');
    // Parts of a page stand on the page of states.
    for (const state of states.filter(({ html }) => html().includes('<h1'))) {
      const html = `${frame.slice(0, start)}${state.html()}${frame.slice(frame.indexOf('</main>'))}`;
      write(`state-${state.name.replaceAll(' ', '-')}`, html);
    }
  }

  async function open<T>(options: BrowserContextOptions, use: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext(options);
    // Functions that are sent to the page carry a call that the loader of these tests adds.
    await context.addInitScript('globalThis.__name = (one) => one');
    const page = await context.newPage();
    try {
      return await use(page);
    } finally {
      await context.close();
    }
  }

  const go = async (page: Page, name: string): Promise<void> => {
    await page.goto(`${site.url}/f-${name}.html`, { waitUntil: 'load' });
  };

  const mouse: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
  const touch: BrowserContextOptions = {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  };

  /** Looks at every page once in one way. */
  const onEvery = (
    options: BrowserContextOptions,
    look: (page: Page, name: string) => Promise<string[]>,
  ): Promise<string[]> =>
    open(options, async (page) => {
      const found: string[] = [];
      for (const name of names) {
        await go(page, name);
        found.push(...(await look(page, name)).map((one) => `${name}: ${one}`));
      }
      return found;
    });

  /** At every width in turn; the page stays open. */
  async function overAt(page: Page): Promise<string[]> {
    const found: string[] = [];
    for (const width of sizes) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) found.push(`${over} px over at ${width}: ${await page.evaluate(overflowing)}`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    return found;
  }

  test('with a mouse: nothing reaches over the window at any width, words have 7 : 1, borders 3 : 1, axe finds nothing', async () => {
    const found = await onEvery(mouse, async (page, name) => [
      ...(await overAt(page)),
      ...(await page.evaluate(contrasts)),
      ...(await page.evaluate(weakBorders)),
      ...(name.startsWith('state-') ? [] : await axeFindings(page)),
    ]);
    assert.deepEqual(found, []);
  });

  test('in the dark: words have a contrast of 7 : 1, borders of controls 3 : 1', async () => {
    const found = await onEvery({ ...mouse, colorScheme: 'dark' }, async (page) => [
      ...(await page.evaluate(contrasts)),
      ...(await page.evaluate(weakBorders)),
    ]);
    assert.deepEqual(found, []);
  });

  test('by touch: every target has 44 px, links in running words excepted, and axe finds nothing', async () => {
    const found = await onEvery(touch, async (page) => [
      ...(await page.evaluate(smallTargets)),
      ...(await axeFindings(page)),
    ]);
    assert.deepEqual(found, []);
  });

  test('nothing is asked for elsewhere', async () => {
    const asked: string[] = [];
    await open(mouse, async (page) => {
      page.on('request', (request) => asked.push(request.url()));
      for (const name of ['thread', 'ask', 'queue']) await go(page, name);
    });
    assert.deepEqual(
      asked.filter((url) => !url.startsWith(site.url) && !url.startsWith('data:')),
      [],
    );
  });

  test('a line of a post holds 60 to 75 characters, on a phone 40 to 50', async () => {
    for (const [width, least, highest] of [
      [1440, 60, 75],
      [1280, 60, 75],
      [390, 40, 50],
    ] as const) {
      const { mean, most } = await open({ viewport: { width, height: 900 } }, async (page) => {
        const words =
          'Both of them have the same minimiser, and the half is there only so that it cancels on differentiating. '.repeat(
            6,
          );
        const html = threadPage(
          thread({ answers: 1, answerPosts: [postOf(2, 'okapi', words)] }),
          undefined,
          frameOf('/-/talk/35'),
        );
        await facesWait(page.context());
        await page.goto(`${site.url}/f-thread.html`, { waitUntil: 'networkidle' });
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        const post = html.slice(html.indexOf('<div class="body">', html.indexOf('id="p2"')));
        await page.evaluate(
          (body) => {
            (document.querySelector('#p2 .body') as Element).outerHTML = body;
          },
          post.slice(0, post.indexOf('<form')),
        );
        return page.evaluate(postLines);
      });
      assert.ok(mean >= least && mean <= highest && most <= 80, `${width} px: mean ${mean}, most ${most}`);
    }
  });

  test('layout never shifts', async () => {
    for (const options of [mouse, touch]) {
      const shift = await open(options, async (page) => {
        await go(page, 'thread');
        await page.reload({ waitUntil: 'networkidle' });
        return page.evaluate(layoutShift);
      });
      assert.ok(shift < 0.001, String(shift));
    }
  });

  test('rules of the place and of the accepted answer stand where the rule of a theorem does in the book', async () => {
    for (const options of [mouse, { ...mouse, viewport: { width: 1100, height: 900 } }, touch]) {
      const rules = await open(options, async (page) => {
        const at = async (path: string, selectors: readonly string[]): Promise<number[]> => {
          await page.goto(`${site.url}/${path}.html`, { waitUntil: 'networkidle' });
          return page.evaluate(leftsOfRules, selectors);
        };
        return [...(await at('page', ['.thm'])), ...(await at('f-thread', ['.place', '.best']))];
      });
      assert.equal(rules.length, 3);
      assert.ok(Math.max(...rules) - Math.min(...rules) < 0.5, rules.join());
    }
  });

  test('numbers of posts end on one edge, and columns begin on one line', async () => {
    const { numbers, tops } = await open(mouse, async (page) => {
      await facesWait(page.context());
      await page.goto(`${site.url}/f-thread.html`, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      return page.evaluate(() => {
        const wordsOf = (one: Element): DOMRect => {
          const range = document.createRange();
          range.selectNodeContents(one);
          return range.getBoundingClientRect();
        };
        return {
          numbers: [...document.querySelectorAll('.by .hung')].map((one) => wordsOf(one).right),
          tops: ['.crumb a', '.contents a', '.rail h2'].map(
            (selector) => wordsOf(document.querySelector(selector) as Element).bottom,
          ),
        };
      });
    });
    const spread = (values: number[]): number => Math.max(...values) - Math.min(...values);
    assert.ok(spread(numbers) <= 1, `numbers ${numbers.join()}`);
    assert.ok(spread(tops) <= 1.5, `first lines ${tops.join()}`);
  });

  test('on paper stand posts and open solutions only', async () => {
    const seen = await open(mouse, async (page) => {
      await go(page, 'thread');
      await page.emulateMedia({ media: 'print' });
      return page.evaluate(() =>
        [
          '.bar',
          '.acts',
          '.rail',
          'form',
          '.contents',
          '.spoiler:not([open])',
          '.post .body',
          '.place',
        ].filter((selector) => [...document.querySelectorAll(selector)].some((one) => one.checkVisibility())),
      );
    });
    assert.deepEqual(seen, ['.post .body', '.place']);
  });

  test('sizes stay in their budgets', () => {
    assert.ok(gzipSync(forumStyle(), { level: 9 }).length <= 5 * 1024, 'style sheet');
    const words =
      'Both of them have the same minimiser, and the half is there only so that it cancels. '.repeat(4);
    const posts = Array.from({ length: 19 }, (_, at) => postOf(at + 2, 'okapi', words));
    const twenty = threadPage(
      thread({ answers: 19, answerPosts: posts }),
      { key: 'k', body: '' },
      frameOf('/-/talk/35'),
    );
    assert.ok(
      Buffer.byteLength(twenty) <= 60 * 1024,
      `a page of twenty posts has ${Buffer.byteLength(twenty)} bytes`,
    );
    assert.ok(gzipSync(twenty).length <= 30 * 1024, 'sent');
    const { question, answerPosts, id, slug, title, kind } = thread();
    const row = {
      id,
      slug,
      title,
      kind,
      label: 'linear-model#the-loss',
      tags: [],
      answers: 2,
      solved: true,
      closed: false,
      state: 'shown',
      anchorState: 'exact',
      created: 0,
      lastAt: 0,
      lastBy: question.author,
      isNew: false,
    } as const;
    const [best] = answerPosts;
    const part = panel(
      {
        label: 'linear-model#the-loss',
        block: 'paragraph-1-3fa8c1',
        threads: [{ ...row, question, ...(best && { best }), more: 1, mayAnswer: true }],
      },
      'k',
      frameOf('/'),
    );
    assert.ok(gzipSync(part).length <= 12 * 1024, 'panel');
  });
});

/** Where the rules begin that hang left of elements. */
function leftsOfRules(selectors: readonly string[]): number[] {
  return selectors.map((selector) => {
    const one = document.querySelector(selector) as Element;
    return one.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(one, '::before').left);
  });
}

/** Borders of controls whose contrast with the page is below 3 : 1. */
function weakBorders(): string[] {
  const canvas = document
    .createElement('canvas')
    .getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const light = (colour: string): number => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((one) =>
      one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  return [
    ...document.querySelectorAll('main :is(.btn:not(.plain), input:not([type=hidden]), select, textarea)'),
  ]
    .filter((one) => one.checkVisibility())
    .flatMap((one) => {
      const border = light(getComputedStyle(one).borderTopColor);
      const ratio = (Math.max(paper, border) + 0.05) / (Math.min(paper, border) + 0.05);
      return ratio < 3 ? [`${ratio.toFixed(2)} ${one.tagName}.${one.className}`] : [];
    });
}

/** Mean and greatest number of characters on full lines of a post's paragraphs. */
function postLines(): { mean: number; most: number } {
  const lengths: number[] = [];
  for (const paragraph of document.querySelectorAll('#p2 .body > p')) {
    const lines = new Map<number, number>();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = node.textContent ?? '';
      for (let at = 0; at < words.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const rect = range.getClientRects()[0];
        if (rect === undefined) continue;
        const line = Math.round(rect.bottom);
        lines.set(line, (lines.get(line) ?? 0) + 1);
      }
    }
    lengths.push(...[...lines.values()].slice(0, -1));
  }
  return { mean: lengths.reduce((sum, one) => sum + one, 0) / lengths.length, most: Math.max(...lengths) };
}
