// hostile pages: what readers post to break out of their post, sent through the whole server and looked at on every page in a real
// browser: nothing runs, nothing is fetched from elsewhere, and no page needs its policy.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { payloads } from '../../src/forum/cook/hostile.fixture.ts';
import { launch, noBrowser } from '../browser/browser.ts';
import { testServer } from './server.fixture.ts';

const watch = `window.broken=[];addEventListener('securitypolicyviolation',(e)=>broken.push(e.violatedDirective+' '+e.blockedURI));window.alert=window.prompt=window.confirm=()=>{window.hit=1}`;

test('hostile posts run nothing on any page of the forum', { skip: noBrowser }, async () => {
  const server = await testServer();
  const browser = await launch();
  try {
    const author = await server.person('mallory', { role: 'author', trust: 4 });
    const titles = [
      '<script>alert(1)</script> of the line',
      '"><img src=x onerror=alert(1)> of it',
      "'-alert(1)-' of the line of it",
    ];
    // All of them are cooked elsewhere; here it is the pages that are looked at.
    const words = payloads()
      .filter((_, index) => index % 4 === 0)
      .map(({ raw }) => raw);
    const threads: number[] = [];
    for (const [index, title] of titles.entries()) {
      server.clock.now += 3_600_000;
      const made = await server.does(author, 'thread.create', {
        label: 'the-loss',
        title,
        body: `${words[index]} and words enough`,
        tags: '<b>,"x',
      });
      assert.equal(made.status, 200, made.text);
      threads.push((made.json['value'] as { thread: number }).thread);
    }
    let posted = 0;
    for (const word of words) {
      server.clock.now += 3_600_000;
      const answer = await server.does(author, 'post.create', {
        thread: threads[0] ?? 0,
        body: `${word}\n\nand words enough`,
      });
      assert.ok(answer.status < 500, answer.text);
      if (answer.status === 200) posted += 1;
    }
    assert.ok(posted > words.length / 2, `${posted} of ${words.length}`);
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(watch);
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(server.url) && !url.startsWith('data:')) elsewhere.push(url);
    });
    const thread = `/-/talk/${threads[0]}`;
    const addresses = [
      thread,
      `${thread}/reply?quote=2`,
      `${thread}/edits/2`,
      '/-/talk',
      '/-/talk/on/the-loss',
      '/-/people/mallory',
      '/-/talk?tag=%3Cb%3E',
      '/-/search?q=%3Cscript%3Ealert',
      '/-/search?q=words',
      '/-/ask?on=the-loss&block=section',
      '/regression.html',
      `/-/similar?title=${encodeURIComponent(titles[0] ?? '')}`,
    ];
    for (const address of addresses) {
      await page.goto(server.url + address, { waitUntil: 'load' });
      const seen = await page.evaluate(
        `({hit: window.hit, broken: window.broken, handlers: [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].filter((a) => /^on/i.test(a.name) || /^\\s*javascript:/i.test(a.value)).map((a) => e.tagName + ' ' + a.name)), end: document.querySelector('footer, main, section') !== null})`,
      );
      assert.deepEqual(seen, { hit: undefined, broken: [], handlers: [], end: true }, address);
    }
    assert.deepEqual(elsewhere, []);
  } finally {
    await browser.close();
    await server.stop();
  }
});
