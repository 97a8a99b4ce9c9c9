// forum-writing.test: writing with the script: preview, similar discussions, drafts, signing in on the way, posting, news.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Block, Manifest } from '../../src/compare/index.ts';
import { launch, noBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import { answers, asks, blockOf, bubbleOf, manifestOf, open } from './forum-page.ts';
import type { OpenOptions, Opened } from './forum-page.ts';
import { forumServer } from './forum-server.ts';
import type { ForumServer, Person } from './forum-server.ts';

const spoiler = 'the-hidden-way-out';

describe('writing in discussions', { skip: noBrowser }, () => {
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
    thread = await asks(
      administrator,
      loss(),
      'My loss is exactly twice the book’s',
      'Which of the two should I minimise, one or the other?',
    );
    await asks(
      administrator,
      loss(),
      'My loss is never zero',
      'It stays at one half, whatever I do. Is that right?',
    );
    reader = await server.reader('reader-12');
    await administrator.does('person.trust', { handle: 'reader-12', level: 2 });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const loss = (): Block => blockOf(manifest, 'the-loss', 'paragraph');
  const opened = <T>(path: string, options: OpenOptions, use: (opened: Opened) => Promise<T>): Promise<T> =>
    open(browser, server, path, options, use);
  const askPage = (): string => `/-/ask?on=the-loss&block=${loss().id}`;
  const answersOf = async (): Promise<number> =>
    (await server.nobody().reads(thread.address)).match(/aria-label="(?:Accepted answer|Answer) by/g)
      ?.length ?? 0;

  test('the preview is what the server would show, a moment after the last key', async () => {
    await opened(thread.address, { as: reader }, async ({ page, asked }) => {
      const field = page.locator('.thread-end textarea');
      await field.pressSequentially('It is $\\frac12$, see #eq-loss and `code`.', { delay: 15 });
      const shown = page.locator('.thread-end .previewed');
      await shown.locator('.katex').first().waitFor();
      assert.equal(await shown.locator('code').textContent(), 'code');
      assert.equal(await shown.locator('a').first().getAttribute('href'), '/-/l/eq-loss');
      assert.ok((await leastPause(page, 'post.preview')) >= 250, asked.join('\n'));
      await field.fill('');
      await shown.waitFor({ state: 'detached' });
    });
  });

  test('similar discussions: nothing below twelve letters, one request for a pause, told once for a number', async () => {
    await opened(askPage(), { as: reader }, async ({ page, asked }) => {
      await page.evaluate(() => {
        const told: string[] = [];
        Object.assign(globalThis, { told });
        new MutationObserver(() => {
          const words = document.querySelector('[role=status].unseen')?.textContent ?? '';
          if (/similar/.test(words) && words !== '') told.push(words);
        }).observe(document.querySelector('[role=status].unseen') as Node, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      });
      const count = (): number => asked.filter((one) => one.includes('/-/similar?')).length;
      const line = page.locator('[name=title]');
      await line.pressSequentially('My loss is', { delay: 10 });
      await page.waitForTimeout(600);
      assert.equal(count(), 0);
      await line.pressSequentially(' exactly twice', { delay: 20 });
      await page.locator('.similar li').first().waitFor();
      const found = await page.locator('.similar li').count();
      const before = count();
      const answered = page.waitForResponse((answer) => answer.url().includes('/-/similar?'));
      await line.press('.');
      await answered;
      assert.equal(count(), before + 1);
      assert.ok((await leastPause(page, '/-/similar?')) >= 350);
      // What is told of the same number is not told again.
      await page.waitForTimeout(300);
      assert.equal(await page.locator('.similar li').count(), found);
      const told = await page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
      assert.deepEqual(told, [`${found} similar discussion${found === 1 ? '' : 's'} below`]);
      assert.match((await line.getAttribute('aria-describedby')) ?? '', /_alike/);
    });
  });

  test('a draft survives reloading and a crash, is marked beside the text, and can be discarded', async () => {
    await opened(askPage(), {}, async ({ page }) => {
      await page.locator('[name=title]').fill('A draft of mine');
      await page.locator('[name=kind][value=remark]').check();
      await page.locator('textarea[name=body]').fill('Half a thought');
      await page
        .getByText(/^Draft saved on this device/)
        .first()
        .waitFor();
      await page.locator('textarea[name=body]').fill('Half a thought, and more');
      await page.waitForFunction(() =>
        Object.values(localStorage).some((kept) => String(kept).includes('Half a thought, and more')),
      );
      const session = await page.context().newCDPSession(page);
      await session.send('Page.enable');
      // The page goes without being asked, as in a crash.
      await page.goto('about:blank');
      await page.goto(`${server.url}${askPage()}`);
      assert.equal(await page.locator('textarea[name=body]').inputValue(), 'Half a thought, and more');
      assert.equal(await page.locator('[name=title]').inputValue(), 'A draft of mine');
      assert.ok(await page.locator('[name=kind][value=remark]').isChecked());
      await page.goto(`${server.url}/regression.html`);
      const mark = page.locator('.talk.draft');
      assert.equal(await mark.getAttribute('aria-label'), 'Your draft on this paragraph');
      await mark.click();
      await eventually(async () =>
        assert.equal(
          await page.locator('.talks textarea[name=body]').inputValue(),
          'Half a thought, and more',
        ),
      );
      await page.locator('.talks [data-discard]').click();
      await page.locator('.talks').getByRole('button', { name: 'Keep it' }).click();
      await page.locator('.talks [data-discard]').click();
      await page.locator('.talks').getByRole('button', { name: 'Discard', exact: true }).click();
      await page.keyboard.press('Escape');
      await eventually(async () => assert.equal(await page.locator('.talk.draft').count(), 0));
      await page.reload();
      assert.equal(await page.locator('.talk.draft').count(), 0);
    });
  });

  test('who is not signed in writes first, signs in on the way, chooses a name, and posts the same words', async () => {
    await opened('/regression.html', {}, async ({ page }) => {
      await page.locator(bubbleOf(loss())).click();
      await page.locator('.talks a[href^="/-/ask?"]').click();
      await page.locator('.talks [name=title]').fill('Is the half needed at all?');
      await page.locator('.talks textarea').fill('Without it everything seems to be the same.');
      await page.locator('.talks .btn.main').click();
      const sheet = page.locator('dialog.sheet');
      await sheet.locator('[name=email]').waitFor();
      assert.ok(await sheet.locator('[name=email]').evaluate((one) => one === document.activeElement));
      await sheet.getByText('Your question is kept.').waitFor();
      assert.equal(await sheet.locator('h2').textContent(), 'Sign in to post');
      await page.keyboard.type('tern@mail.example');
      await page.keyboard.press('Enter');
      await sheet.locator('[name=code]').waitFor();
      assert.equal(await sheet.getByText('Your question is kept.').count(), 1);
      await page.keyboard.type(codeIn(server.log(), 'tern@mail.example'));
      await page.keyboard.press('Enter');
      await sheet.locator('[name=handle]').fill('tern');
      await page.keyboard.press('Enter');
      await sheet.waitFor({ state: 'detached' });
      assert.ok(await page.locator('.talks .btn.main').evaluate((one) => one === document.activeElement));
      assert.equal(await page.locator('.bar .me span').textContent(), 'tern');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/-\/talk\/\d+-is-the-half-needed/);
      // The first post of an account waits for a person.
      await page.getByText('Thank you. A person will look at this first').waitFor();
      assert.equal(
        await page.locator('.body').first().textContent(),
        'Without it everything seems to be the same.',
      );
      await page.goto(`${server.url}/regression.html`);
      assert.equal(await page.locator('.talk.draft').count(), 0);
    });
  });

  test('without an answer the text is kept, and trying again posts it once', async () => {
    const before = await answersOf();
    await opened(thread.address, { as: reader }, async ({ page }) => {
      await page.locator('.thread-end textarea').fill('An answer that gets lost on its way back.');
      // The server takes it, but its answer does not arrive.
      await page.route('**/-/do/post.create', async (route) => {
        await route.fetch();
        await route.abort();
      });
      await page.locator('.thread-end .btn.main').click();
      const alert = page.locator('.thread-end [role=alert]');
      await alert.waitFor();
      assert.match((await alert.textContent()) ?? '', /Not posted yet/);
      await page.reload();
      await page.unroute('**/-/do/post.create');
      assert.equal(
        await page.locator('.thread-end textarea').inputValue(),
        'An answer that gets lost on its way back.',
      );
      await page.locator('.thread-end textarea').press('Control+Enter');
      await page.waitForFunction(() => location.hash.startsWith('#p'));
      await page.waitForFunction(
        () => document.querySelector<HTMLTextAreaElement>('.thread-end textarea')?.value === '',
      );
    });
    assert.equal(await answersOf(), before + 1);
  });

  test('offline the button says why it waits, and posts when the network is back', async () => {
    await opened(thread.address, { as: await second() }, async ({ page }) => {
      await page.locator('.thread-end textarea').fill('An answer that is written on a train.');
      await page.context().setOffline(true);
      await page.locator('.thread-end .btn.main').click();
      const says = page.locator('[data-state=offline]');
      assert.match((await says.textContent()) ?? '', /You are offline\. Your text is saved on this device/);
      assert.equal(await says.locator('button').getAttribute('aria-disabled'), 'true');
      await page.context().setOffline(false);
      await says.waitFor({ state: 'detached' });
      await page.locator('.thread-end .btn.main').click();
      await page.getByText('An answer that is written on a train.', { exact: true }).first().waitFor();
    });
  });

  test('an answer that comes while one reads is told, and shown when one wants it', async () => {
    await opened(thread.address, {}, async ({ page }) => {
      const listens = page.waitForResponse((answer) => answer.url().includes('/-/live?'));
      await page.reload();
      await listens;
      const places = await page
        .locator('.post')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      await answers(server.administrator, thread.thread, 'This one has just been written, by somebody else.');
      const show = page.locator('[data-new-posts] button');
      await show.waitFor();
      assert.equal(await show.textContent(), '1 new answer: show it');
      const after = await page
        .locator('.post')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      assert.deepEqual(after, places);
      await show.click();
      await page.getByText('This one has just been written').first().waitFor();
      assert.match(
        await page.evaluate(() => document.activeElement?.textContent ?? ''),
        /This one has just been written/,
      );
      assert.equal(await page.locator('[data-new-posts]').count(), 0);
    });
  });

  test('what a spoiler hides is in no list, feed, panel, similar list or mail', async () => {
    const { administrator } = server;
    const body = `Who wants to see the solution opens it.\n\n:::{spoiler} Solution\nIt is ${spoiler}.\n:::\n`;
    const made = await asks(
      administrator,
      blockOf(manifest, 'regression#in-code', 'exercise'),
      'Is this the way out of it?',
      body,
    );
    await answers(administrator, made.thread, `Here too.\n\n:::{spoiler} Solution\nAgain ${spoiler}.\n:::\n`);
    const page = await server.nobody().reads(made.address);
    assert.match(page, new RegExp(`<details class="spoiler">.*${spoiler}`, 's'));
    for (const address of [
      '/-/talk',
      '/-/talk.atom',
      '/-/talk/on/regression',
      '/-/talk/on/regression.atom',
      `${made.address}.atom`,
      '/-/people/okapi',
      '/-/similar?title=Is+this+the+way+out+of+it',
      `/-/search?q=${spoiler}`,
      '/-/search?q=solution',
    ]) {
      const text = await server.nobody().reads(address);
      // A page of search says again what was looked for.
      const found = /<main.*<\/main>/s.exec(text)?.[0].replace(/<input[^>]*>|href="[^"]*"/g, '') ?? text;
      assert.ok(!found.includes(spoiler), address);
    }
    await opened(made.address, {}, async ({ page: shown }) => {
      assert.equal(await isSeen(shown, spoiler), false);
      await shown.locator('details.spoiler > summary').first().click();
      await eventually(async () => assert.equal(await isSeen(shown, spoiler), true));
    });
    assert.ok(!server.log().includes(spoiler));
  });

  let other: Person | undefined;
  /** Another reader, who has written nothing yet. */
  async function second(): Promise<Person> {
    other ??= await server.reader('papercup');
    await server.administrator.does('person.trust', { handle: 'papercup', level: 2 });
    return other;
  }
});

const codeIn = (log: string, email: string): string => {
  const code = /code: (\d{6})/.exec(log.split(email).at(-1) ?? '')?.[1];
  assert.ok(code, log);
  return code;
};

const isSeen = (page: Page, words: string): Promise<boolean> => page.getByText(words).first().isVisible();

/** Milliseconds between two requests for an address, where they came nearest to one another; told by the browser's own clock. */
const leastPause = (page: Page, address: string): Promise<number> =>
  page.evaluate((part) => {
    const times = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes(part))
      .map(({ startTime }) => startTime);
    return Math.min(Infinity, ...times.slice(1).map((time, at) => time - (times[at] ?? 0)));
  }, address);
