// passkeys: a real browser with a device in software makes a passkey and signs in with it, through our script and our server.

import assert from 'node:assert/strict';
import { buildSync } from 'esbuild';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';

import { createPeople } from '../../src/forum/people/index.ts';
import type { People } from '../../src/forum/people/index.ts';
import { secret, testAccounts } from '../../src/forum/people/accounts/accounts.fixture.ts';
import { createRequestLimiter } from '../../src/forum/policy/index.ts';
import { sqliteForTest } from '../../src/forum/store/every-store.fixture.ts';
import type { TestStore } from '../../src/forum/store/every-store.fixture.ts';
import { launch, noBrowser } from './browser.ts';

const script = join(import.meta.dirname, '../../src/browser/passkeys.ts');

/** The functions of the script, for the page of the test. */
const bundled = (): string =>
  buildSync({ entryPoints: [script], bundle: true, format: 'iife', globalName: 'passkeys', write: false })
    .outputFiles[0]?.text ?? '';

interface Scene {
  page: string;
  store: TestStore;
  server: Server;
  browser: Browser;
  origin: string;
  people: People;
}

let scene: Scene;

before(async () => {
  if (noBrowser !== false) return;
  const store = await sqliteForTest();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      answer(request.url ?? '', body, new Headers({ cookie: request.headers.cookie ?? '' })).then(
        ({ cookies = [], json, html }) => {
          response.setHeader('set-cookie', [...cookies]);
          response.setHeader('content-type', html === undefined ? 'application/json' : 'text/html');
          response.end(html ?? JSON.stringify(json ?? null));
        },
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { accounts } = testAccounts(store, {}, origin);
  const limiter = createRequestLimiter();
  const people = createPeople({
    store,
    accounts,
    limiter,
    origin,
    secret,
    title: 'Book',
    signIn: { passkeys: true },
    connects: [],
  });
  const page = `<!doctype html><title>t</title><script>${bundled()}</script>`;
  scene = { page, store, server, browser: await launch(), origin, people };
});

after(async () => {
  if (noBrowser !== false) return;
  await scene.browser.close();
  scene.server.closeAllConnections();
  await new Promise((closed) => scene.server.close(closed));
  await scene.store.close();
});

interface Answer {
  cookies?: readonly string[];
  json?: unknown;
  html?: string;
}

async function answer(path: string, body: string, headers: Headers): Promise<Answer> {
  const { people } = scene;
  const coming = { headers, from: '127.0.0.1', now: Date.now() };
  const { visitor } = await people.visitors.of(headers, coming.now);
  if (path === '/') return { html: scene.page };
  if (path === '/who') return { json: visitor?.handle ?? null };
  if (path === '/enter-options') {
    const asked = await people.passkeys?.enterOptions();
    return { json: asked?.options, cookies: asked?.cookies ?? [] };
  }
  if (path === '/enter') return outcome(await people.enterByPasskey(JSON.parse(body), coming));
  if (path === '/sign-out') return { cookies: await people.accounts.signOut(headers) };
  if (visitor === undefined) return { json: 'nobody' };
  if (path === '/add-options') {
    const asked = await people.passkeys?.addOptions(visitor);
    return { json: asked?.options, cookies: asked?.cookies ?? [] };
  }
  if (path === '/add') return outcome(await people.addPasskey(visitor, 'Device', JSON.parse(body), coming));
  return { json: 'no such path' };
}

const outcome = (
  result: { ok: true; value: { cookies: readonly string[] } } | { ok: false; refusal: { code: string } },
): Answer => (result.ok ? { json: 'done', cookies: result.value.cookies } : { json: result.refusal.code });

/** Makes, or uses, a passkey in the page: asks the server, the device, and the server again. */
const through = (page: Page, kind: 'add' | 'enter'): Promise<unknown> =>
  page.evaluate(`(async () => {
    const ask = async (path, body) => (await fetch(path, { method: 'POST', body })).json();
    const options = await ask('/${kind}-options');
    const made = await passkeys.${kind === 'add' ? 'makePasskey' : 'usePasskey'}(options);
    return made === undefined ? 'turned down' : ask('/${kind}', JSON.stringify(made));
  })()`);

test(
  'a passkey is made in the browser, and signs in after signing out',
  { skip: noBrowser, timeout: 60_000 },
  async () => {
    const { browser, people, origin, store } = scene;
    const context = await browser.newContext();
    const page = await context.newPage();
    const device = await context.newCDPSession(page);
    await device.send('WebAuthn.enable');
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    } as const;
    await device.send('WebAuthn.addVirtualAuthenticator', { options });
    const account = await people.accounts.open();
    const coming = { headers: new Headers(), from: '127.0.0.1', now: Date.now() };
    assert.ok((await people.chooseHandle(account, 'okapi', coming)).ok);
    const entered = await people.accounts.enter(account.id, new Headers());
    assert.ok(entered.ok);
    await page.goto(origin);
    for (const line of entered.value.cookies) {
      const [pair = ''] = line.split(';');
      const cut = pair.indexOf('=');
      await context.addCookies([
        { name: pair.slice(0, cut), value: pair.slice(cut + 1), url: origin, httpOnly: true },
      ]);
    }
    const who = (): Promise<unknown> => page.evaluate("fetch('/who').then((answer) => answer.json())");
    assert.equal(await who(), 'okapi');
    assert.equal(await page.evaluate('passkeys.canHavePasskeys()'), true);
    assert.equal(await through(page, 'add'), 'done');
    assert.equal(await through(page, 'add'), 'turned down', 'this device has one already');
    await page.evaluate("fetch('/sign-out', { method: 'POST' })");
    assert.equal(await who(), null);
    assert.equal(await through(page, 'enter'), 'done');
    assert.equal(await who(), 'okapi');
    assert.equal(
      (await store.read.selectFrom('passkeys').select('counter').executeTakeFirstOrThrow()).counter,
      2,
    );
    await context.close();
  },
);
