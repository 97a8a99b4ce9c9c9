// hostile: what readers post to break out of their post, cooked and looked at in a real browser: nothing runs, nothing is fetched
// from elsewhere, the policy of the page is never needed, and every post stays where it is.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';

import { references } from '../../src/forum/cook/book.fixture.ts';
import { cookPost } from '../../src/forum/cook/index.ts';
import { bombs, payloads, surroundings } from '../../src/forum/cook/hostile.fixture.ts';
import { forumPolicy } from '../../src/forum/server/security.ts';
import { launch, noBrowser } from './browser.ts';

const watch = `window.broken=[];addEventListener('securitypolicyviolation',function(e){broken.push(e.violatedDirective+' '+e.blockedURI+' '+e.sample)});`;

/** A page like a discussion's, and the policy of those, which knows the script that watches as well. */
function page(posts: readonly string[]): { html: string; policy: string } {
  const frame = (body: string): string =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Posts</title><script>${watch}</script></head>` +
    `<body><main>${body}</main><footer id="end">end</footer></body></html>`;
  const body = posts
    .map((cooked) => `<section class="post"><div class="body">${cooked}</div></section>`)
    .join('\n');
  const hash = createHash('sha256').update(watch).digest('base64');
  return { html: frame(body), policy: forumPolicy.replace("script-src 'self'", `$& 'sha256-${hash}'`) };
}

interface Seen {
  hit: unknown;
  broken: string[];
  posts: number;
  lost: number;
  elements: string[];
  attributes: string[];
  addresses: string[];
  end: boolean;
}

/** What stands in the page, and whether anything ran when all of it was touched. Runs in the browser. */
const look = `(async () => {
  const main = document.querySelector('main');
  for (const one of main.querySelectorAll('details')) one.open = true;
  for (const one of main.querySelectorAll('*'))
    for (const type of ['mouseover', 'focus', 'pointerenter', 'toggle', 'error', 'load', 'animationstart'])
      one.dispatchEvent(new Event(type, { bubbles: true }));
  await new Promise((done) => setTimeout(done, 200));
  const posts = [...main.querySelectorAll('section.post > div.body')];
  const own = new Set(['class','href','rel','src','alt','width','height','loading','decoding','start','scope','role','tabindex','aria-label','aria-hidden','open']);
  const inside = posts.flatMap((post) => [...post.querySelectorAll('*')]);
  const html = inside.filter((one) => one.namespaceURI === 'http://www.w3.org/1999/xhtml');
  return {
    hit: window.hit,
    broken: window.broken,
    posts: posts.length,
    lost: [...main.children].filter((one) => !one.matches('section.post')).length + [...document.body.children].filter((one) => !one.matches('main,footer')).length,
    elements: [...new Set(inside.map((one) => one.localName))],
    attributes: [...new Set(html.flatMap((one) => [...one.attributes].map(({ name }) => name)).filter((name) => !own.has(name)))],
    addresses: [...new Set([...main.querySelectorAll('a')].map((a) => a.protocol).concat([...main.querySelectorAll('img')].map((i) => new URL(i.src).origin === location.origin ? 'own picture' : i.src)))],
    end: document.getElementById('end')?.parentElement === document.body,
  };
})()`;

const harmless = new Set(
  (
    'p div span pre code i em strong del br hr blockquote h3 h4 h5 h6 ul ol li table thead tbody tr th td details summary a img svg path line ' +
    'math semantics annotation mrow mi mn mo mtext mspace mstyle mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mpadded mphantom menclose'
  ).split(' '),
);

let browser: Browser;
before(async () => {
  if (noBrowser === false) browser = await launch();
});
after(async () => {
  if (noBrowser === false) await browser.close();
});

async function inBrowser(
  posts: readonly string[],
): Promise<{ seen: Seen; elsewhere: string[]; dialogs: string[] }> {
  const { html, policy } = page(posts);
  const server = createServer((request, response) => {
    if (request.url !== '/') return void response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      .end(html);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const [elsewhere, dialogs]: [string[], string[]] = [[], []];
    tab.on('request', (request) => {
      if (!request.url().startsWith(url)) elsewhere.push(request.url());
    });
    tab.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await tab.goto(url, { waitUntil: 'load', timeout: 120_000 });
    return { seen: await tab.evaluate(look), elsewhere, dialogs };
  } finally {
    await context.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

function assertHarmless(found: Awaited<ReturnType<typeof inBrowser>>, posts: number): void {
  const { seen, elsewhere, dialogs } = found;
  assert.equal(seen.hit, undefined, 'a script ran');
  assert.deepEqual(seen.broken, [], 'only the policy kept something from running');
  assert.deepEqual(dialogs, []);
  assert.deepEqual(elsewhere, []);
  assert.equal(seen.posts, posts, 'a post took others into itself or fell apart');
  assert.equal(seen.lost, 0, 'something left its post');
  assert.ok(seen.end, 'the end of the page was taken into a post');
  assert.deepEqual(
    seen.elements.filter((name) => !harmless.has(name)),
    [],
  );
  assert.deepEqual(
    seen.attributes.filter((name) => name !== 'style'),
    [],
  );
  assert.deepEqual(
    seen.addresses.filter((one) => !['http:', 'https:', 'mailto:', 'own picture'].includes(one)),
    [],
  );
}

const cook = (raw: string): string => cookPost(raw, references, { thread: 35 }).cooked;

for (const [where, put] of Object.entries(surroundings)) {
  test(`nothing of any payload runs ${where}`, { skip: noBrowser }, async () => {
    const posts = payloads().map(({ raw }) => cook(put(raw)));
    assertHarmless(await inBrowser(posts), posts.length);
  });
}

test('nor of the texts that are made to take long', { skip: noBrowser }, async () => {
  const posts = bombs().map(({ raw }) => cook(raw));
  assertHarmless(await inBrowser(posts), posts.length);
});

test('the watch sees what it is there for', { skip: noBrowser }, async () => {
  const { seen } = await inBrowser([
    '<img src="x" onerror="window.hit=1">',
    '<script>window.hit=1</script>',
    '</div></section><p id="account">out</p>',
    '<a href="javascript:window.hit=1">x</a>',
  ]);
  assert.ok(seen.broken.length >= 2, JSON.stringify(seen.broken));
  assert.ok(seen.lost > 0);
  assert.ok(seen.elements.includes('script'));
  assert.ok(seen.addresses.includes('javascript:'));
});
