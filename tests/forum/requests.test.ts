// requests: what every request meets, whoever sends it: where changes come from, policies, cookies, paths, bodies, limits.

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';

import { operations, reads } from '../../src/forum/server/tables.ts';
import type { TestServer, Visitor } from './server.fixture.ts';
import { cookieHeader, nobody, origin, refusalOf, testServer } from './server.fixture.ts';

describe('requests to the whole server', () => {
  let server: TestServer;
  let lena: Visitor & { id: number };
  before(async () => {
    server = await testServer();
    lena = await server.person('lena');
  });
  after(() => server.stop());

  const hostile: Record<string, Record<string, string>> = {
    'another site': { origin: 'https://evil.example' },
    'another site, told by the browser': { origin, 'sec-fetch-site': 'cross-site' },
    'a site of the same owner': { origin, 'sec-fetch-site': 'same-site' },
    'a frame without an origin': { origin: 'null' },
    'a name that ends like ours': { origin: `https://not-book.example` },
    'the same name without HTTPS': { origin: 'http://book.example' },
    nowhere: { origin: '' },
  };

  test('no operation runs for another site, in a form or for a program', async () => {
    const before = await server.store.read
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    for (const [index, { name, api }] of operations.entries()) {
      const some = Object.entries(hostile).filter((_, place) => index === 0 || place === index % 7);
      const addresses = [`/-/do/${name}`, ...(api ? [`/-/api${api.path.replace(/:\w+/g, '1')}`] : [])];
      for (const [where, headers] of some) {
        for (const address of addresses) {
          const method = address.startsWith('/-/api') ? api?.method.toUpperCase() : 'POST';
          const answer = await server.ask(address, {
            as: {
              ...lena,
              cookies: new Map(lena.cookies),
            },
            headers: {
              ...headers,
              accept: 'application/json',
            },
            method: method ?? 'POST',
            body: '',
          });
          assert.equal(
            refusalOf(answer),
            'not-allowed',
            `${method} ${address} from ${where}: ${answer.status}`,
          );
          assert.deepEqual(answer.cookies, []);
        }
      }
    }
    const later = await server.store.read
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    assert.equal(later.n, before.n);
    assert.equal(
      (await server.ask('/-/me/notifications', { as: lena })).status,
      200,
      'she is signed in still',
    );
  });

  test('pictures are not taken from another site either', async () => {
    const answer = await server.ask('/-/do/upload.add', {
      as: lena,
      body: new FormData(),
      headers: { origin: 'https://evil.example' },
    });
    assert.equal(answer.status, 403);
  });

  test('nothing changes by GET, and no other method is answered', async () => {
    for (const { name } of operations) {
      assert.equal((await server.ask(`/-/do/${name}`, { as: lena })).status, 404, name);
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      if (method === 'TRACE') continue;
      const answer = await server.ask('/-/talk', { method });
      assert.equal(answer.status, 404, method);
      assert.equal(answer.headers.get('access-control-allow-origin'), null);
    }
  });

  /** One address of every kind of answer. */
  const kinds = [
    '/',
    '/regression.html',
    '/contents.html',
    '/search.html',
    '/404.html',
    '/there-is-no-such',
    '/regression',
    '/t/9',
    '/anchors.json',
    '/-/nothing',
    '/-/talk',
    '/-/talk/77',
    '/-/talk.atom',
    '/-/annotations',
    '/-/health',
    '/-/metrics',
    '/-/api/openapi.json',
    '/-/sign-in',
    '/-/me/keys',
    '/-/me/data',
    '/-/search?q=line',
    '/-/similar?title=the+line+of+all',
    '/-/l/the-loss',
    '/-/l/none',
    '/-/log',
    '/-/waiting',
    '/-/uploads/ab/none.webp',
    '/-/ask',
    '/-/setup?token=x',
    '/-/connect',
  ];

  test('every kind of answer has a policy, and no script of its own without its hash', async () => {
    for (const address of kinds) {
      for (const as of [nobody(), lena]) {
        const answer = await server.ask(address, { as });
        const { headers, text } = answer;
        const policy = headers.get('content-security-policy') ?? '';
        assert.ok(answer.status < 500, `${address} ${answer.status}`);
        assert.match(policy, /default-src '(?:self|none)'/, address);
        assert.match(policy, /frame-ancestors 'none'/, address);
        assert.doesNotMatch(policy, /script-src[^;]*(?:unsafe|\*|https:)/, address);
        assert.equal(headers.get('x-content-type-options'), 'nosniff', address);
        assert.equal(headers.get('x-frame-options'), 'DENY', address);
        if (!headers.get('content-type')?.startsWith('text/html')) {
          assert.match(policy, /default-src 'none'/, `${address} is no page`);
          continue;
        }
        assert.doesNotMatch(text, /<[^>]+\son\w+=/i, `${address} has a handler in an attribute`);
        assert.doesNotMatch(
          text,
          /(?:src|href)="(?:https?:)?\/\/(?!book\.example)[^"]*\.(?:js|css|woff2?)/i,
          address,
        );
        assert.doesNotMatch(
          text,
          /<(?:script|img|iframe|link)[^>]+(?:src|href)="(?:https?:)?\/\//i,
          `${address} asks a third party`,
        );
        if (address.startsWith('/-/')) assert.doesNotMatch(policy, /https:/, address);
      }
    }
  });

  test("pages of the forum are kept by nobody's cache but the reader's own", async () => {
    for (const { path } of reads.filter(({ name }) => name.startsWith('me.'))) {
      const { headers } = await server.ask(`/-${path}`, { as: lena });
      assert.match(headers.get('cache-control') ?? 'private', /private|no-store/, path);
    }
  });

  test('an unchanged file keeps the policy that came with it', async () => {
    for (const address of ['/404.html', '/regression.html', '/contents.html']) {
      const first = await server.ask(address);
      const again = await server.ask(address, {
        headers: { 'if-none-match': first.headers.get('etag') ?? '' },
      });
      assert.equal(again.status, 304, address);
      const policy = again.headers.get('content-security-policy');
      assert.equal(policy, first.headers.get('content-security-policy'), address);
    }
  });

  test('cookies are for this site only, out of reach of scripts', async () => {
    const visitor = nobody();
    const sent = await server.does(visitor, 'sign-in.send', { back: '/', email: 'cookies@mail.example' });
    await server.enter('cookies@mail.example', visitor);
    const out = await server.does(visitor, 'sign-out', { back: '/' });
    for (const line of [...sent.cookies, ...out.cookies]) {
      assert.match(line, /^__Host-/);
      for (const part of [/; Path=\//i, /; HttpOnly/i, /; Secure/i, /; SameSite=(?:Lax|Strict)/i])
        assert.match(line, part);
      assert.doesNotMatch(line, /Domain=/i);
    }
    assert.ok(out.cookies.length > 0);
  });

  test('a session that was given from outside is not taken over by who signs in', async () => {
    const evil = await server.enter('evil@mail.example');
    const before = new Map(evil.cookies);
    const victim = nobody('victim');
    for (const [name, value] of evil.cookies) victim.cookies.set(name, value);
    await server.enter('victim@mail.example', victim);
    assert.notEqual(cookieHeader(victim), cookieHeader({ ...evil, cookies: before }));
    const seen = await server.ask('/-/me/name', { as: { ...evil, cookies: before } });
    assert.equal(seen.text.includes('victim'), false);
    await server.does(victim, 'me.name', { back: '/', handle: 'victim-one' });
    const page = await server.ask('/-/me/notifications', { as: { ...evil, cookies: before } });
    assert.notEqual(page.status, 200, 'the one who gave it is not the victim');
  });

  test('who is signed out is signed out, also with the cookies of before', async () => {
    const one = await server.person('wera');
    const before = new Map(one.cookies);
    assert.equal((await server.ask('/-/me/notifications', { as: one })).status, 200);
    await server.does(one, 'sign-out', { back: '/' });
    const again = { name: 'wera', cookies: before };
    assert.equal((await server.ask('/-/me/notifications', { as: again })).status, 303);
    // Signing in with the cookies of an ended session at hand works all the same.
    const back = await server.enter('wera@mail.example', { name: 'wera', cookies: new Map(before) });
    assert.equal((await server.ask('/-/me/notifications', { as: back })).status, 200);
  });

  const elsewhere = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/%09/evil.example\r\nX: y',
    ' //evil.example',
    '/..//evil.example',
    'data:text/html,x',
    '///evil.example',
    '/\n/evil.example',
  ];
  test('no way leads to another site', async () => {
    const here = (to: string | null): boolean => to === null || new URL(to, origin).origin === origin;
    for (const back of elsewhere) {
      const query = `back=${encodeURIComponent(back)}`;
      for (const address of [
        `/-/sign-in?${query}`,
        `/-/me/name?${query}`,
        `/-/sign-in/code?${query}&email=a%40b.example`,
      ]) {
        const { headers, text } = await server.ask(address, { as: lena });
        assert.ok(here(headers.get('location')), `${address} → ${headers.get('location')}`);
        for (const [, href = ''] of text.matchAll(/(?:href|action)="([^"]*evil[^"]*)"/g))
          assert.ok(here(href), href);
      }
      for (const operation of ['sign-out', 'sign-in.send']) {
        const { headers } = await server.ask(`/-/do/${operation}`, {
          form: { back, email: `back${elsewhere.indexOf(back)}@mail.example` },
          headers: { referer: `https://evil.example/${encodeURI(back)}` },
        });
        assert.ok(here(headers.get('location')), `${operation} ${back} → ${headers.get('location')}`);
      }
    }
    const { headers } = await server.ask('/-/do/post.vote', {
      form: { thread: 1, number: 1, helpful: 'yes' },
      headers: { referer: `${origin}//evil.example/x` },
    });
    const back = new URL(headers.get('location') ?? '/', origin).searchParams.get('back') ?? '/';
    const { headers: then } = await server.ask(`/-/sign-in?back=${encodeURIComponent(back)}`, { as: lena });
    assert.ok(here(then.get('location')), back);
  });

  test('no path leads out of the site or of the pictures', async () => {
    const paths = [
      '/../../etc/passwd',
      '/..%2f..%2fetc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/..%5c..%5cetc',
      '/_files/..%2f..%2f..%2fdata/secret',
      '/%00',
      '/regression.html%00.txt',
      '/%c0%ae%c0%ae/etc/passwd',
      '/%',
      '/%E0%A4%A',
      '//etc/passwd',
      '/./../anchors.json.bak',
      '/-/uploads/..%2f..%2f/secret',
      '/-/uploads/ab/..%2f..%2fsecret',
      '/-/files/..%2f..%2fpackage.json',
      '/-/files/__proto__',
      '/-/files/constructor',
      '/-/uploads/__/__proto__',
    ];
    for (const path of paths) {
      const raw = await rawAnswer(
        server.url,
        `GET ${path} HTTP/1.1\r\nHost: book.example\r\nConnection: close\r\n\r\n`,
      );
      assert.match(raw, /^HTTP\/1\.1 (?:40[04]|30[13])/, path);
      assert.doesNotMatch(raw, /root:x|SQLite format/, path);
    }
  });

  test('bodies that are too long, of another kind, or broken are refused', async () => {
    const as = lena;
    const send = (body: string, type: string, path = '/-/do/post.create') =>
      server.ask(path, { as, body, headers: { 'content-type': type, accept: 'application/json' } });
    assert.equal(
      (await send(`body=${'x'.repeat(300_000)}`, 'application/x-www-form-urlencoded')).status,
      422,
    );
    assert.equal((await send('thread=1&body=xxxxxxxxxxxxx', 'text/plain')).status, 400);
    assert.equal((await send('{"thread":1', 'application/json')).status, 400);
    for (const body of ['[]', 'null', '3', '"a"'])
      assert.equal((await send(body, 'application/json')).status, 400, body);
    assert.equal((await send('<a/>', 'application/xml')).status, 400);
    const deep = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)},"thread":1}`;
    assert.ok((await send(deep, 'application/json')).status < 500);
  });

  test('a body without end is cut off', async () => {
    const head = `POST /-/do/post.create HTTP/1.1\r\nHost: book.example\r\nOrigin: ${origin}\r\nAccept: application/json\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const raw = await rawAnswer(server.url, head + chunk.repeat(6));
    assert.match(raw, /^HTTP\/1\.1 (?:422|413)/);
  });

  test('names of prototypes are fields like any other', async () => {
    for (const key of ['__proto__', 'constructor']) {
      const body = `{"${key}":{"polluted":true},"notices.${key}":"never","thread":{"${key}":1}}`;
      for (const { name } of operations) {
        if (name === 'account.delete' || name === 'sign-out') continue;
        const answer = await server.ask(`/-/do/${name}`, {
          as: lena,
          body,
          headers: { 'content-type': 'application/json' },
        });
        assert.ok(answer.status < 500, `${name} ${answer.status}`);
      }
      await server.ask(`/-/search?${key}=1&q=${key}`);
    }
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  test('a failure of the server tells its reader nothing of it', async () => {
    const { people } = server.forum;
    const own = people.visitors.of.bind(people.visitors);
    people.visitors.of = () => Promise.reject(new Error('secret of /the/disk at line 7'));
    const [page, json] = await Promise.all([
      server.ask('/-/talk'),
      server.ask('/-/talk', { headers: { accept: 'application/json' } }),
    ]).finally(() => {
      people.visitors.of = own;
    });
    for (const answer of [page, json]) {
      assert.equal(answer.status, 500);
      assert.doesNotMatch(answer.text, /secret of|disk|line 7|\.ts\b/);
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src/);
    }
  });

  test('who is not signed in may search only so often together, from however many places', async () => {
    server.clock.now += 60_000;
    const search = (as = nobody()): ReturnType<TestServer['ask']> => server.ask('/-/search?q=loss', { as });
    for (let nth = 0; nth < 8; nth++) assert.equal((await search()).status, 200);
    const refused = await search();
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '1');
    assert.match(refused.text, /<h1>One moment<\/h1>/);
    assert.equal((await server.ask('/-/api/search?q=loss')).status, 429);
    // Whoever has an account is counted alone, and reading goes on.
    assert.equal((await search(lena)).status, 200);
    assert.equal((await server.ask('/-/talk')).status, 200);
    server.clock.now += 1000;
    assert.equal((await search()).status, 200);
  });

  test('metrics are for staff only where readers come through a proxy', async () => {
    assert.equal((await server.ask('/-/metrics')).status, 404);
    assert.equal((await server.ask('/-/metrics', { as: lena })).status, 404);
    assert.equal((await server.ask('/-/metrics', { from: '127.0.0.1' })).status, 404);
    const moderator = await server.person('metrik', { role: 'moderator' });
    assert.match((await server.ask('/-/metrics', { as: moderator })).text, /octavo_requests_total/);
  });

  test('secrets of links stand in no line of the log', () => {
    for (const line of server.log) assert.doesNotMatch(line, /token=|code=|email=|@mail\.example/);
  });
});

/** What comes back for bytes as they are, with no client between. */
function rawAnswer(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let all = '';
    const timer = setTimeout(() => socket.destroy(new Error(`no answer to ${text.slice(0, 80)}`)), 10_000);
    const end = (): void => {
      clearTimeout(timer);
      resolve(all);
    };
    socket.setEncoding('utf8').on('data', (data: string) => {
      all += data;
      if (all.includes('\r\n\r\n')) {
        end();
        socket.destroy();
      }
    });
    socket.on('end', end);
    socket.on('error', (error) => (all === '' ? reject(error) : end()));
  });
}
