// forum-flows.test: everything that one can do in discussions, done by somebody whose browser runs no script.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Block, Manifest } from '../../src/compare/index.ts';
import { launch, noBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import { answers, asks, blockOf, bubbleOf, manifestOf, open } from './forum-page.ts';
import { forumServer } from './forum-server.ts';
import type { ForumServer, Person } from './forum-server.ts';

describe('discussions without a script', { skip: noBrowser }, () => {
  let browser: Browser;
  let server: ForumServer;
  let manifest: Manifest;
  let thread: { thread: number; address: string };
  let other: { thread: number; address: string };

  before(async () => {
    browser = await launch();
    server = await forumServer();
    manifest = await manifestOf(server);
    thread = await asks(
      server.administrator,
      loss(),
      'My loss is exactly twice the book’s',
      'Which of the two should I minimise, one or the other?',
    );
    other = await asks(
      server.administrator,
      blockOf(manifest, 'the-loss', 'item'),
      'Can it be negative?',
      'In my program it is, after a hundred steps or so.',
    );
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const loss = (): Block => blockOf(manifest, 'the-loss', 'paragraph');
  const plainly = (path: string, as: Person | undefined, use: (page: Page) => Promise<void>): Promise<void> =>
    open(browser, server, path, { javaScriptEnabled: false, ...(as && { as }) }, ({ page }) => use(page));

  test('with a script: a passkey is added, and signs in without a mail', async () => {
    const reader = await server.reader('heron');
    const { address } = other;
    await open(browser, server, '/-/me/preferences', { as: reader }, async ({ page }) => {
      const session = await page.context().newCDPSession(page);
      await session.send('WebAuthn.enable');
      await session.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      });
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page.locator('form[action="/-/do/passkey.remove"]').waitFor();
      await page.context().clearCookies();
      await page.goto(`${server.url}${address}`);
      await page.locator('.thread-end textarea').fill('An answer of somebody with a passkey.');
      await page.locator('.thread-end .btn.main').click();
      await page.locator('dialog.sheet').getByRole('button', { name: 'Use a passkey' }).click();
      await page.locator('dialog.sheet').waitFor({ state: 'detached' });
      await page.locator('.thread-end .btn.main').click();
      await page.waitForURL(/#p\d+$/);
      assert.equal(await page.locator('.bar .me span').textContent(), 'heron');
    });
  });

  test('from the text to its discussion and back, and through the lists', async () => {
    await plainly('/regression.html', undefined, async (page) => {
      await page.locator(bubbleOf(loss())).click();
      await eventually(() =>
        assert.equal(new URL(page.url()).pathname, thread.address, 'the one discussion'),
      );
      assert.equal(await page.locator('h1').textContent(), 'My loss is exactly twice the book’s');
      await page.locator('.place a').first().click();
      await eventually(() => assert.match(page.url(), /\/regression\.html#/));
      await page.locator('.facts a', { hasText: 'discussions' }).click();
      await eventually(async () => assert.equal(await page.locator('.rows > li').count(), 2));
      await page.goto(`${server.url}/-/talk`);
      await page.locator('.picks a', { hasText: 'Unanswered' }).click();
      await eventually(() => assert.match(page.url(), /show=unanswered/));
      await page.locator('.sift select[name=sort]').selectOption('newest');
      await page.locator('.sift .btn').click();
      await eventually(() => assert.match(page.url(), /sort=newest/));
      assert.equal(await page.locator('.rows .t a').first().textContent(), 'Can it be negative?');
    });
  });

  test('ask: choose the place, preview, sign in, take a name, and post what was written', async () => {
    await plainly('/regression.html', undefined, async (page) => {
      await page.locator('.facts a', { hasText: 'ask' }).click();
      await page
        .locator(`input[name=place][value="the-loss ${blockOf(manifest, 'the-loss', 'paragraph', 2).id}"]`)
        .check();
      await page.locator('main .btn.main').click();
      await page.locator('[name=title]').fill('Where does the factor go?');
      await page.locator('textarea[name=body]').fill('When we differentiate, $\\frac12$ is said to go away.');
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.locator('.previewed .katex').first().waitFor();
      assert.equal(await page.locator('[name=title]').inputValue(), 'Where does the factor go?');
      await page.locator('main .btn.main').click();
      await page.locator('[name=email]').fill('lin@mail.example');
      await page.getByRole('button', { name: 'Send me a link' }).click();
      const code = /code: (\d{6})/.exec(server.log().split('lin@mail.example').at(-1) ?? '')?.[1] ?? '';
      await page.locator('[name=code]').fill(code);
      await page.locator('main .btn.main').click();
      await page.locator('[name=handle]').fill('lin-7');
      await page.locator('main .btn.main').click();
      await eventually(async () =>
        assert.equal(await page.locator('[name=title]').inputValue(), 'Where does the factor go?'),
      );
      assert.match(await page.locator('textarea[name=body]').inputValue(), /is said to go away/);
      await page.locator('main .btn.main').click();
      await page.getByText('Thank you. A person will look at this first').waitFor();
      assert.equal(await page.locator('h1').textContent(), 'Where does the factor go?');
    });
  });

  test('answer, reply, vote, accept, take back', async () => {
    const reader = await server.reader('reader-12');
    await server.administrator.does('person.trust', { handle: 'reader-12', level: 2 });
    await plainly(thread.address, reader, async (page) => {
      await page.locator('.thread-end textarea').fill('Both have the same minimiser, so take either.');
      await page.locator('.thread-end .btn.main').click();
      await eventually(() => assert.match(page.url(), /#p2$/));
      assert.equal(
        await page.locator('#p2 .body').first().textContent(),
        'Both have the same minimiser, so take either.',
      );
      await page.locator('#p1 .acts a', { hasText: 'Quote' }).click();
      await eventually(async () =>
        assert.match(
          await page.locator('textarea[name=body]').inputValue(),
          /^> @okapi #1:\n> Which of the two/,
        ),
      );
    });
    await plainly(thread.address, server.administrator, async (page) => {
      await page.locator('#p2 button.vote').click();
      await eventually(() => assert.match(page.url(), /#p2$/));
      assert.equal(await page.locator('#p2 button.vote').getAttribute('aria-pressed'), 'true');
      assert.equal(await page.locator('#p2 button.vote b').textContent(), '1');
      await page.locator('#p2').getByRole('button', { name: 'Accept' }).click();
      await eventually(async () => assert.equal(await page.locator('#p2 .mark').count(), 1));
      assert.match((await page.locator('header.title .facts').textContent()) ?? '', /Solved/);
      await page.locator('#p2').getByRole('button', { name: 'Take back' }).click();
      await eventually(async () => assert.equal(await page.locator('#p2 .mark').count(), 0));
    });
  });

  test('report, decide, review', async () => {
    const [reader, bird] = [await server.reader('wren'), await server.reader('papercup')];
    await server.administrator.does('person.trust', { handle: 'papercup', level: 2 });
    await server.administrator.does('person.trust', { handle: 'wren', level: 2 });
    await answers(bird, thread.thread, 'Buy a better loss function from my shop today!');
    await plainly(thread.address, reader, async (page) => {
      const post = page.locator('.post', { hasText: 'Buy a better loss function' }).last();
      await post.locator('summary', { hasText: 'More' }).click();
      await post.getByRole('link', { name: 'Report…' }).click();
      await page.getByText('Advertising').click();
      await page.locator('main .btn.main').click();
      await eventually(async () =>
        assert.equal(
          await page.locator('[role=status]', { hasText: 'Thank you. A moderator will look.' }).count(),
          1,
        ),
      );
    });
    await plainly('/-/waiting', server.administrator, async (page) => {
      const open = page.locator('.case', { hasText: 'Reported answer by papercup' });
      if ((await open.getAttribute('aria-current')) === null) await open.locator('a').first().click();
      await eventually(async () =>
        assert.equal(
          await page.locator('.why > summary').count(),
          1,
          (await page.locator('body').textContent()) ?? '',
        ),
      );
      await page.locator('.why > summary').first().click();
      await page.locator('.why').first().getByText('Advertising').click();
      await page.locator('.why .btn.main').first().click();
      await page.goto(`${server.url}${thread.address}`);
      await page.getByText(/Removed by a moderator, .*: advertising\./).waitFor();
      await page.goto(`${server.url}/-/log`);
      assert.match((await page.locator('main').textContent()) ?? '', /advertising/i);
    });
  });
});
