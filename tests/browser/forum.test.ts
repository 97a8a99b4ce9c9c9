// forum.test: what the script adds to the pages of a book that is served: panel, menu of a selection, composer, keys.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { Manifest } from '../../src/compare/index.ts';
import { axeFindings } from './axe.ts';
import { launch, noBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import {
  answers,
  asks,
  blockOf,
  bubbleOf,
  focused,
  manifestOf,
  open,
  openPanel,
  placesOfText,
} from './forum-page.ts';
import { awayFromSelection, measurePanel, select, shifted, smallTargets } from './forum-measure.ts';
import type { OpenOptions, Opened } from './forum-page.ts';
import { forumServer } from './forum-server.ts';
import type { ForumServer, Person } from './forum-server.ts';

describe('discussions beside the text', { skip: noBrowser }, () => {
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
    const loss = blockOf(manifest, 'the-loss', 'paragraph');
    thread = await asks(
      administrator,
      loss,
      'My loss is exactly twice the book’s',
      'Which of the two should I *minimise*, $L$ or $2L$?',
    );
    await asks(
      administrator,
      loss,
      'Is it a mean or a sum?',
      'The text says mean, and the other book takes the sum of all.',
    );
    await asks(
      administrator,
      blockOf(manifest, 'the-loss', 'item', 3),
      'What if they are equal?',
      'Then the slope could be anything at all, or not?',
    );
    await asks(
      administrator,
      blockOf(manifest, 'the-loss', 'math'),
      'Why the half?',
      'Where does the factor come from, and where does it go?',
    );
    await asks(
      administrator,
      blockOf(manifest, 'descent#how-far', 'paragraph', 3),
      'How flat is flat?',
      'When does one stop? Is there a rule that one can use?',
    );
    await answers(
      administrator,
      thread.thread,
      'Both have the same minimiser, so it does not matter at all.\n\n```python\nlr = 0.03 / 2\n```',
    );
    reader = await server.reader('reader-12');
    await administrator.does('person.trust', { handle: 'reader-12', level: 2 });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const opened = <T>(path: string, options: OpenOptions, use: (opened: Opened) => Promise<T>): Promise<T> =>
    open(browser, server, path, options, use);
  const size = (width: number): OpenOptions => ({
    viewport: { width, height: width < 500 ? 844 : 900 },
    ...(width < 500 && { hasTouch: true, isMobile: true }),
  });
  const loss = (): ReturnType<typeof blockOf> => blockOf(manifest, 'the-loss', 'paragraph');
  const discussed = (): ReturnType<typeof blockOf>[] => [
    loss(),
    blockOf(manifest, 'the-loss', 'item', 3),
    blockOf(manifest, 'the-loss', 'math'),
  ];

  test('opening, walking through and closing the panel moves no block of the text', async () => {
    for (const width of [390, 1100, 1440, 1920]) {
      await opened('/regression.html', size(width), async ({ page }) => {
        for (const block of discussed()) {
          const places = await placesOfText(page);
          await openPanel(page, block);
          assert.deepEqual(await placesOfText(page), places, `${width} px, opened ${block.id}`);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${width} px: ${over} px over`);
          for (let times = 0; times < 8; times++) await page.keyboard.press('Tab');
          await page.keyboard.press('Escape');
          await eventually(async () => assert.equal(await page.locator('.talks').count(), 0));
          assert.deepEqual(await placesOfText(page), places, `${width} px, closed ${block.id}`);
        }
      });
    }
  });

  test('the panel covers no word beside it; as a sheet it has the edges of the text, and its block is above it', async () => {
    for (const width of [320, 390, 768, 1100, 1280, 1440, 1920]) {
      await opened('/regression.html', size(width), async ({ page }) => {
        for (const block of discussed()) {
          await openPanel(page, block);
          const { panel, text, own, covered, rem } = await page.evaluate(measurePanel, block.id);
          if (width >= 1408) {
            assert.deepEqual(covered, [], `${width} px, ${block.id}`);
            assert.ok(panel.bottom <= 900 && panel.top >= 40, `${width} px: ${JSON.stringify(panel)}`);
          } else {
            assert.ok(
              Math.abs(panel.left - text.left) <= 1.2 * rem + 1,
              `${width} px: left ${panel.left}, text ${text.left}`,
            );
            assert.ok(
              Math.abs(panel.right - text.right) <= 1.2 * rem + 1,
              `${width} px: right ${panel.right}, text ${text.right}`,
            );
            assert.ok(
              own.bottom <= panel.top + 1,
              `${width} px, ${block.id}: ${own.bottom} under ${panel.top}`,
            );
          }
          await page.keyboard.press('Escape');
        }
      });
    }
  });

  test('Enter leads from the bubble to the head, Tab through the panel, Esc back', async () => {
    await opened('/regression.html', { as: reader }, async ({ page }) => {
      const bubble = page.locator(bubbleOf(loss()));
      assert.equal(await bubble.getAttribute('aria-expanded'), 'false');
      await openPanel(page, loss());
      assert.equal(await focused(page), 'H2 2 discussions of this paragraph');
      assert.equal(await bubble.getAttribute('aria-expanded'), 'true');
      const panel = page.locator(`[id="${await bubble.getAttribute('aria-controls')}"]`);
      assert.equal(await panel.getAttribute('role'), 'dialog');
      const walked: string[] = [];
      for (let times = 0; times < 20; times++) {
        await page.keyboard.press('Tab');
        walked.push(await focused(page));
      }
      const order = [
        'BUTTON Close',
        'SUMMARY My',
        'BUTTON Helpful',
        'TEXTAREA',
        'BUTTON Post the answer',
        'SUMMARY Is it',
      ];
      const places = order.map((start, at) =>
        walked.findIndex((one, index) => one.startsWith(start) && index >= at),
      );
      assert.ok(
        places.every((place, at) => place >= 0 && (at === 0 || place > (places[at - 1] ?? 0))),
        walked.join('\n'),
      );
      await page.keyboard.press('Escape');
      await eventually(async () => assert.ok(await bubble.evaluate((one) => one === document.activeElement)));
      assert.equal(await bubble.getAttribute('aria-expanded'), 'false');
    });
  });

  test('one discussion of the panel is open at a time', async () => {
    await opened('/regression.html', {}, async ({ page }) => {
      await openPanel(page, loss());
      const isOpen = (): Promise<boolean[]> =>
        page
          .locator('.talks details.thread')
          .evaluateAll((all) => all.map((one) => (one as HTMLDetailsElement).open));
      assert.deepEqual(await isOpen(), [true, false]);
      await page.locator('.talks summary').filter({ hasNotText: 'More' }).nth(1).click();
      await eventually(async () => assert.deepEqual(await isOpen(), [false, true]));
    });
  });

  test('axe finds nothing in panel, form, menu, sheet and list of keys', async () => {
    for (const width of [390, 1440]) {
      await opened('/regression.html', { ...size(width), bypassCSP: true }, async ({ page }) => {
        await openPanel(page, loss());
        assert.deepEqual(await axeFindings(page), [], 'panel');
        await page.locator('.talks a[href^="/-/ask?"]').click();
        await page.locator('.talks [name=title]').waitFor();
        assert.deepEqual(await axeFindings(page), [], 'form');
        await page.locator('.talks [name=title]').fill('A question of mine, in one line');
        await page.locator('.talks textarea').fill('What I tried and what I expected.');
        await page.locator('.talks .btn.main').click();
        await page.locator('dialog.sheet').waitFor();
        assert.deepEqual(await axeFindings(page), [], 'sheet');
        await page.keyboard.press('Escape');
        await page.locator('dialog').waitFor({ state: 'detached' });
        await page.locator('.talks h2').focus();
        await page.keyboard.press('?');
        await page.locator('dialog.sheet').waitFor();
        assert.deepEqual(await axeFindings(page), [], 'keys');
      });
    }
  });

  test('on touch every target of panel, form and sheet is at least 44 px high and wide', async () => {
    for (const width of [390, 1100]) {
      await opened(
        '/regression.html',
        { ...size(width), hasTouch: true, isMobile: true, as: reader },
        async ({ page }) => {
          await openPanel(page, loss());
          assert.deepEqual(await page.evaluate(smallTargets, '.talks'), [], `panel, ${width} px`);
          await page.locator('.talks a[href^="/-/ask?"]').click();
          await page.locator('.talks [name=title]').waitFor();
          assert.deepEqual(await page.evaluate(smallTargets, '.talks'), [], `form, ${width} px`);
        },
      );
    }
  });

  test('the script and what it asks for is small, and nothing shifts when a discussion loads', async () => {
    await opened(thread.address, {}, async ({ page, asked }) => {
      await page.reload({ waitUntil: 'networkidle' });
      assert.deepEqual(await page.evaluate(shifted), []);
      const address = asked
        .find((one) => /\/-\/files\/discussion-[0-9a-f]+\.js/.test(one))
        ?.replace('GET ', '');
      assert.ok(address);
      const script = await server.nobody().reads(address);
      const weight = gzipSync(script, { level: 9 }).length;
      assert.ok(weight <= 12_288, `${weight} bytes`);
      const style =
        asked.find((one) => /\/-\/files\/forum-[0-9a-f]+\.css/.test(one))?.replace('GET ', '') ?? '';
      const styleWeight = gzipSync(await server.nobody().reads(style), { level: 9 }).length;
      assert.ok(styleWeight <= 5_120, `style: ${styleWeight} bytes`);
    });
    const part = await server.nobody().reads(`/-/talk/on/the-loss/${loss().id}?part=panel`);
    assert.ok(Buffer.byteLength(part) <= 12_288, `panel: ${Buffer.byteLength(part)} bytes`);
  });

  test('the menu of a selection is 8 px away from it, inside the window, and goes with Esc or by scrolling on', async () => {
    for (const width of [768, 1100, 1440]) {
      await opened('/regression.html', { viewport: { width, height: 900 } }, async ({ page }) => {
        for (const block of [
          loss(),
          blockOf(manifest, 'regression', 'paragraph'),
          blockOf(manifest, 'the-loss', 'paragraph', 2),
        ]) {
          await select(page, block.id, 4, 30);
          const menu = page.locator('.menu[role=toolbar]');
          await menu.waitFor();
          const away = await page.evaluate(awayFromSelection);
          assert.ok(
            away.gap >= 7.5 && away.left >= 0 && away.right <= width && away.top >= 0,
            `${width}: ${JSON.stringify(away)}`,
          );
          await page.keyboard.press('Escape');
          await eventually(async () => assert.equal(await menu.count(), 0));
        }
        await select(page, loss().id, 0, 12);
        await page.locator('.menu[role=toolbar]').waitFor();
        await page.evaluate(() => scrollTo({ top: 5000, behavior: 'instant' }));
        await page.waitForFunction((id) => {
          const seen =
            (document.querySelector(`[data-block="${id}"]`) as Element).getBoundingClientRect().bottom > 0;
          return seen || document.querySelector('.menu[role=toolbar]') === null;
        }, loss().id);
      });
    }
    await opened('/regression.html', size(390), async ({ page }) => {
      await select(page, loss().id, 4, 30);
      await page.locator('.menu[role=toolbar]').waitFor();
      const box = await page.locator('.menu[role=toolbar]').boundingBox();
      assert.ok(box);
      assert.ok(box.x <= 1 && box.width >= 388 && box.y + box.height >= 843, JSON.stringify(box));
      assert.deepEqual(await page.evaluate(smallTargets, '.menu'), []);
    });
  });

  test('asking about selected words keeps them with the question', async () => {
    await opened('/regression.html', { as: reader }, async ({ page }) => {
      const block = blockOf(manifest, 'regression', 'paragraph');
      await select(page, block.id, 7, 25);
      await page.keyboard.press('a');
      await page.locator('.talks [name=title]').waitFor();
      const words = block.text.slice(7, 25);
      assert.equal(await page.locator('.talks .place q').textContent(), words.trim());
      await page.locator('.talks [name=title]').fill('What does simplest mean here?');
      await page.locator('.talks textarea').fill('Is a constant not simpler than a line?');
      await page.locator('.talks .btn.main').click();
      await page.locator(bubbleOf(block)).waitFor();
      await page.locator('.talks h2', { hasText: '1 discussion of this paragraph' }).waitFor();
      assert.equal(await page.locator('.talks h3').textContent(), 'What does simplest mean here?');
    });
  });

  test('single letters act outside of fields only, without modifiers, and not when they are switched off', async () => {
    await opened('/regression.html', {}, async ({ page }) => {
      await page.keyboard.press('n');
      const first = page.locator('.talk[data-on]').first();
      assert.ok(await first.evaluate((one) => one === document.activeElement));
      await openPanel(page, loss());
      await page.locator('.talks a[href^="/-/ask?"]').click();
      const field = page.locator('.talks textarea');
      await field.waitFor();
      await field.pressSequentially('nnpacqj?/');
      assert.equal(await field.inputValue(), 'nnpacqj?/');
      assert.ok(await field.evaluate((one) => one === document.activeElement));
      await page.keyboard.press('Escape');
      const before = await focused(page);
      for (const key of ['Control+n', 'Alt+n', 'Control+/']) await page.keyboard.press(key);
      assert.equal(await focused(page), before);
      await page.keyboard.press('?');
      await page.locator('dialog.sheet input[type=checkbox]').uncheck();
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('n');
      assert.equal(await focused(page), before);
      await page.reload();
      await page.keyboard.press('n');
      assert.equal(await page.locator('.talk:focus').count(), 0);
    });
  });

  test('keys of a discussion go from post to post, mark, copy and quote', async () => {
    await opened(
      thread.address,
      { as: reader, permissions: ['clipboard-read', 'clipboard-write'] },
      async ({ page }) => {
        await page.keyboard.press('j');
        await eventually(async () =>
          assert.ok(await page.locator('#p1').evaluate((one) => one === document.activeElement)),
        );
        await page.keyboard.press('j');
        const answer = page.locator('.post:focus');
        const vote = answer.locator('button.vote');
        await page.keyboard.press('v');
        await page.waitForFunction(
          () => document.querySelector('.post:focus button.vote')?.getAttribute('aria-pressed') === 'true',
        );
        assert.equal(await vote.locator('b').textContent(), '1');
        await page.waitForFunction(
          () => document.querySelector('[role=status].unseen')?.textContent === 'Marked as helpful, 1',
        );
        await page.keyboard.press('v');
        await page.waitForFunction(
          () => document.querySelector('.post:focus button.vote')?.getAttribute('aria-pressed') === 'false',
        );
        await page.keyboard.press('l');
        await page.waitForFunction(
          () => document.querySelector('[role=status].unseen')?.textContent === 'Link copied.',
        );
        const id = await answer.getAttribute('id');
        assert.equal(
          await page.evaluate(() => navigator.clipboard.readText()),
          `${server.url}${thread.address}#${id}`,
        );
        await page.keyboard.press('k');
        await eventually(async () =>
          assert.ok(await page.locator('#p1').evaluate((one) => one === document.activeElement)),
        );
      },
    );
  });
});
