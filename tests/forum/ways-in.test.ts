// ways in: links of mails, keys, other sites, links that stop mail, pictures and limits, through the whole server.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import sharp from 'sharp';
import type { Sharp } from 'sharp';

import { unsubscribeToken } from '../../src/forum/notices/index.ts';
import { seedThread } from '../../src/forum/seed.fixture.ts';
import type { Answer, TestServer, Visitor } from './server.fixture.ts';
import { connectReturn, connectSecret, nobody, origin, refusalOf, testServer } from './server.fixture.ts';

describe('ways into the server', () => {
  let server: TestServer;
  let lena: Visitor & { id: number };
  before(async () => {
    server = await testServer();
    lena = await server.person('lena', { trust: 2 });
  });
  after(() => server.stop());

  /** Asks for a mail, and gives the token of its link and its code. */
  async function mailTo(email: string, visitor: Visitor): Promise<{ token: string; code: string }> {
    const sent = await server.does(visitor, 'sign-in.send', { back: '/', email });
    assert.equal(sent.status, 200, sent.text);
    const text = server.mails.findLast(({ to }) => to === email)?.text ?? '';
    return { token: /token=([\w.-]+)/.exec(text)?.[1] ?? '', code: /\b\d{6}\b/.exec(text)?.[0] ?? '' };
  }
  const isIn = async (as: Visitor): Promise<boolean> =>
    (await server.ask('/-/me/name', { as })).headers.get('location')?.includes('sign-in') !== true;

  test('a link works once, by its button only', async () => {
    const visitor = nobody();
    const { token } = await mailTo('once@mail.example', visitor);
    for (let looks = 0; looks < 3; looks++) {
      const page = await server.ask(`/-/sign-in/link?token=${token}`, { as: visitor });
      assert.equal(page.status, 200);
      assert.equal(await isIn(visitor), false, 'looking at it signs nobody in');
    }
    assert.equal((await server.does(visitor, 'sign-in.code', { back: '/', token })).status, 200);
    assert.equal(await isIn(visitor), true);
    const again = { name: 'again', cookies: new Map(visitor.cookies) };
    await server.does(again, 'sign-out', { back: '/' });
    assert.equal(refusalOf(await server.does(again, 'sign-in.code', { back: '/', token })), 'link-expired');
  });

  test('a link that was sent to a reader signs in no browser but theirs without the code', async () => {
    const theirs = nobody();
    const { token, code } = await mailTo('theirs@mail.example', theirs);
    const other = nobody('other');
    assert.equal(
      refusalOf(await server.does(other, 'sign-in.code', { back: '/', token })) === undefined,
      false,
      'the link alone',
    );
    assert.equal(
      refusalOf(await server.does(other, 'sign-in.code', { back: '/', code })) === undefined,
      false,
      'the code alone',
    );
    assert.equal(await isIn(other), false);
    assert.equal(
      (await server.does(theirs, 'sign-in.code', { back: '/', code })).status,
      200,
      'it still works for them',
    );
  });

  test('codes cannot be guessed', async () => {
    const visitor = nobody();
    const { code } = await mailTo('guessed@mail.example', visitor);
    for (let guess = 0; guess < 12; guess++) {
      const wrong = String((Number(code) + 1 + guess) % 1_000_000).padStart(6, '0');
      assert.notEqual((await server.does(visitor, 'sign-in.code', { back: '/', code: wrong })).status, 200);
    }
    assert.notEqual(
      (await server.does(visitor, 'sign-in.code', { back: '/', code })).status,
      200,
      'nor the right one after so many',
    );
  });

  test('who has an account here cannot be found out', async () => {
    const [known, unknown] = await Promise.all([
      server.does(nobody(), 'sign-in.send', { back: '/', email: 'lena@mail.example' }),
      server.does(nobody(), 'sign-in.send', { back: '/', email: 'unheard@mail.example' }),
    ]);
    const plain = ({ status, text }: Answer): string => `${status} ${text.replaceAll(/lena|unheard/g, 'x')}`;
    assert.equal(plain(known), plain(unknown));
  });

  test('mail headers take nothing from an address', async () => {
    for (const email of [
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example\nSubject: x',
      'a@b.example, c@d.example',
      '"a\r\nx"@b.example',
    ]) {
      const before = server.mails.length;
      assert.notEqual((await server.does(nobody(), 'sign-in.send', { back: '/', email })).status, 200, email);
      assert.equal(server.mails.length, before);
    }
  });

  test('mails to one address, and tries from one network, have an end', async () => {
    const sent: (string | undefined)[] = [];
    for (let tries = 0; tries < 6; tries++)
      sent.push(
        refusalOf(await server.does(nobody(), 'sign-in.send', { back: '/', email: 'bombed@mail.example' })),
      );
    assert.equal(server.mails.filter(({ to }) => to === 'bombed@mail.example').length, 3);
    assert.equal(sent.at(-1), 'too-many');
    const tries: (string | undefined)[] = [];
    for (let count = 0; count < 10; count++) {
      const answer = await server.ask('/-/do/sign-in.send', {
        form: { back: '/', email: `n${count}@mail.example` },
        from: `203.0.113.${count}`,
        headers: { accept: 'application/json' },
      });
      tries.push(refusalOf(answer));
    }
    assert.deepEqual(tries.slice(0, 6), Array(6).fill(undefined));
    assert.equal(tries.at(-1), 'too-many');
    server.clock.now += 3_600_000;
    const later = await server.ask('/-/do/sign-in.send', {
      form: { back: '/', email: 'n-later@mail.example' },
      from: '203.0.113.9',
      headers: { accept: 'application/json' },
    });
    assert.equal(later.status, 200, 'an hour later it goes on');
  });

  test('one address, or one IPv6 network, cannot ask without end', async () => {
    for (const from of [() => '198.51.100.7', (count: number) => `2001:db8:1:2::${count.toString(16)}`]) {
      const statuses: number[] = [];
      for (let count = 0; count < 60; count++)
        statuses.push((await server.ask('/-/talk', { from: from(count) })).status);
      assert.equal(statuses.filter((status) => status === 200).length, 50);
      const slow = await server.ask('/-/talk', { from: from(61) });
      assert.equal(slow.status, 429);
      assert.ok(Number(slow.headers.get('retry-after')) > 0);
    }
    assert.equal((await server.ask('/-/talk', { from: '2001:db8:1:3::1' })).status, 200);
    assert.equal((await server.ask('/-/health', { from: '198.51.100.7' })).status, 200);
    server.clock.now += 60_000;
    assert.equal((await server.ask('/-/talk', { from: '198.51.100.7' })).status, 200);
  });

  test('what a sender writes into X-Forwarded-For itself does not count', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 60; count++)
      statuses.push((await server.ask('/-/talk', { from: `9.9.9.${count}, 198.51.100.8` })).status);
    assert.ok(statuses.includes(429));
  });

  test('posts have their pauses', async () => {
    const slow = await server.person('slowly', { trust: 1 });
    const { thread } = await server.store.change((db) =>
      seedThread(db, lena.id, { created: server.clock.now, last_at: server.clock.now }),
    );
    const post = (words: string) =>
      server.does(slow, 'post.create', { thread, body: `Some words of an answer: ${words}` });
    assert.equal((await post('one')).status, 200);
    assert.equal(refusalOf(await post('two')), 'too-fast');
    server.clock.now += 6_000;
    assert.equal((await post('three')).status, 200);
    server.clock.now += 60_000;
    assert.equal(refusalOf(await post('three')), 'said-already');
  });

  test('a key ends with its revocation, and is shown once', async () => {
    const made = await server.does(lena, 'key.create', { name: 'mine', scopes: ['read', 'post'] });
    const { id, key } = made.json['value'] as { id: number; key: string };
    const program = { ...nobody('program'), key };
    assert.equal((await server.ask('/-/api/notices/read', { as: program, json: {} })).status, 200);
    assert.equal((await server.ask('/-/me/keys', { as: lena })).text.includes(key), false);
    await server.does(lena, 'key.revoke', { id });
    assert.equal((await server.ask('/-/api/notices/read', { as: program, json: {} })).status, 401);
    const stored = await server.store.read.selectFrom('api_keys').select('hash').execute();
    assert.ok(stored.every(({ hash }) => hash !== key));
  });

  test('a key together with cookies is nobody’s', async () => {
    const made = await server.does(lena, 'key.create', { name: 'both', scopes: ['post'] });
    const { key } = made.json['value'] as { key: string };
    const answer = await server.ask('/-/api/notices/read', { as: { ...lena, key }, json: {} });
    assert.equal(refusalOf(answer), 'not-allowed');
  });

  test('another site is told who somebody is only with its secret, and only at its address', async () => {
    const asking = (returnTo: string, secret: string, nonce = 'n1'): string => {
      const sso = Buffer.from(`nonce=${nonce}&return_sso_url=${encodeURIComponent(returnTo)}`).toString(
        'base64',
      );
      return `/-/connect?sso=${encodeURIComponent(sso)}&sig=${createHmac('sha256', secret).update(sso).digest('hex')}`;
    };
    const { status, headers } = await server.ask(asking(connectReturn, connectSecret), { as: lena });
    assert.equal(status, 303);
    const told = new URL(headers.get('location') ?? '');
    assert.equal(told.origin + told.pathname, connectReturn);
    const sso = told.searchParams.get('sso') ?? '';
    assert.equal(told.searchParams.get('sig'), createHmac('sha256', connectSecret).update(sso).digest('hex'));
    assert.match(Buffer.from(sso, 'base64').toString(), /username=lena/);
    for (const address of [
      asking(connectReturn, 'another secret'),
      asking('https://evil.example/', connectSecret),
      asking(`${connectReturn}/x`, connectSecret),
      asking(`${connectReturn}?x=1`, connectSecret),
      '/-/connect',
      '/-/connect?sso=YQ&sig=',
      `${asking(connectReturn, connectSecret)}0`,
    ]) {
      assert.equal((await server.ask(address, { as: lena })).status, 404, address);
    }
    const made = await server.does(lena, 'key.create', { name: 'program', scopes: ['read'] });
    const program = { ...nobody(), key: (made.json['value'] as { key: string }).key };
    assert.notEqual(
      (await server.ask(asking(connectReturn, connectSecret), { as: program })).headers
        .get('location')
        ?.startsWith(connectReturn),
      true,
    );
    const unknown = await server.ask(asking(connectReturn, connectSecret), { as: nobody() });
    assert.equal(unknown.status, 200, 'they sign in first');
  });

  test('a Discourse signs nobody in with what it was not asked', async () => {
    const sso = Buffer.from('nonce=guessed&external_id=1&email=lena@mail.example&username=lena').toString(
      'base64',
    );
    for (const secret of ['of the old forum', 'guessed']) {
      const sig = createHmac('sha256', secret).update(sso).digest('hex');
      const answer = await server.ask(`/-/sign-in/discourse?sso=${encodeURIComponent(sso)}&sig=${sig}`, {
        as: nobody(),
      });
      assert.ok(answer.status >= 400, String(answer.status));
      assert.equal(
        answer.cookies.some((line) => line.includes('session_token=') && !/max-age=0/i.test(line)),
        false,
      );
    }
  });

  test('a link that stops mail shows a button, stops what it names, and only that', async () => {
    const token = unsubscribeToken(lena.id, 'all', server.forum.settings.secret);
    const preferences = async (): Promise<string> =>
      (
        await server.store.read
          .selectFrom('people')
          .select('preferences')
          .where('id', '=', lena.id)
          .executeTakeFirstOrThrow()
      ).preferences;
    const before = await preferences();
    assert.equal((await server.ask(`/-/unsubscribe?token=${token}`)).status, 200);
    assert.equal(await preferences(), before, 'looking at it stops nothing');
    for (const wrong of [
      token.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')),
      token.replace(/^\d+/, '999'),
      token.replace('all', 'thread:1'),
      '',
      '1.all.',
    ]) {
      assert.equal((await server.ask(`/-/unsubscribe?token=${wrong}`, { form: {} })).status, 410, wrong);
    }
    assert.equal(await preferences(), before);
    // Mail programs send this by themselves, from wherever they are.
    const stopped = await server.ask(`/-/unsubscribe?token=${token}`, {
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' },
    });
    assert.equal(stopped.status, 200);
    assert.equal(stopped.cookies.length, 0);
    assert.notEqual(await preferences(), before);
  });

  const send = (bytes: Uint8Array | string, as: Visitor = lena, type = 'image/png'): Promise<Answer> => {
    const body = new FormData();
    body.append('file', new Blob([bytes as BlobPart], { type }), '../../evil.svg');
    return server.ask('/-/do/upload.add', { as, body, headers: { accept: 'application/json' } });
  };
  const files = (): string[] =>
    existsSync(join(server.data, 'uploads'))
      ? readdirSync(join(server.data, 'uploads'), { recursive: true }).map(String)
      : [];
  const picture = (): Sharp => sharp({ create: { width: 40, height: 30, channels: 3, background: '#345' } });

  test('a picture is made anew: nothing of what hid in it is left', async () => {
    const secret = '<script>alert(1)</script>';
    const made = await picture()
      .withExif({ IFD0: { Copyright: secret, Artist: 'GPS 48.1' } })
      .jpeg()
      .toBuffer();
    const answer = await send(Buffer.concat([made, Buffer.from(secret)]));
    assert.equal(answer.status, 200, answer.text);
    const { id } = answer.json['value'] as { id: string };
    const kept = await fetch(`${server.url}/-/uploads/${id.slice(0, 2)}/${id}.webp`);
    assert.equal(kept.headers.get('content-type'), 'image/webp');
    assert.match(kept.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const bytes = Buffer.from(await kept.arrayBuffer());
    assert.equal(bytes.subarray(8, 12).toString(), 'WEBP');
    for (const part of ['<script', 'GPS 48', 'Exif']) assert.equal(bytes.includes(part), false, part);
  });

  test('what is no picture is refused, and leaves no file', async () => {
    const before = files();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
    const png = await picture().png().toBuffer();
    const wrong: Record<string, Uint8Array | string> = {
      svg,
      html: '<!doctype html><script>alert(1)</script>',
      'html behind the first bytes of a GIF': `GIF89a/*<script>*/=1;alert(1)`,
      'half a picture': png.subarray(0, 20),
      'only its first bytes': png.subarray(0, 8),
      pdf: '%PDF-1.7 1 0 obj',
      nothing: '',
      gzip: gzipSync(png),
    };
    for (const [what, bytes] of Object.entries(wrong)) {
      const answer = await send(bytes);
      assert.ok(answer.status >= 400 && answer.status < 500, `${what}: ${answer.status} ${answer.text}`);
    }
    const large = await sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    assert.equal(refusalOf(await send(large)), 'image-too-large', '48 million pixels in a small file');
    assert.deepEqual(files(), before);
  });

  test('who may not send pictures fills no disk', async () => {
    const far = Date.parse('2100-01-01');
    const [silent, gone] = [
      await server.person('silent', { silenced_until: far }),
      await server.person('closed', { suspended_until: far }),
    ];
    const png = await picture().negate().png().toBuffer();
    const before = files();
    assert.equal(refusalOf(await send(png, silent)), 'silenced');
    assert.equal(refusalOf(await send(png, gone)), 'suspended');
    assert.equal(refusalOf(await send(png, nobody())), 'sign-in');
    assert.equal(refusalOf(await send(png, await server.enter('noname@mail.example'))), 'choose-handle');
    const fresh = await server.person('newest', { trust: 0 });
    const answers: (string | undefined)[] = [];
    for (let count = 0; count < 7; count++) {
      const one = await sharp({ create: { width: 10 + count, height: 9, channels: 3, background: '#123' } })
        .png()
        .toBuffer();
      answers.push(refusalOf(await send(one, fresh)));
    }
    assert.deepEqual(answers, [...Array<undefined>(5).fill(undefined), 'too-many', 'too-many']);
    assert.equal(
      files().filter((name) => name.endsWith('.webp')).length,
      before.filter((name) => name.endsWith('.webp')).length + 5,
    );
  });

  test('the link that makes an administrator works once', async () => {
    const token = new URL(server.setup, origin).searchParams.get('token') ?? '';
    const chief = nobody('chief');
    assert.equal((await server.ask(`/-/setup?token=${token}`)).status, 200);
    const made = await server.does(chief, 'administrator.first', {
      token,
      handle: 'the-chief',
      email: 'chief@mail.example',
    });
    assert.equal(made.status, 200, made.text);
    assert.equal((await server.ask('/-/waiting', { as: chief })).status, 200);
    const again = await server.does(nobody(), 'administrator.first', { token, handle: 'the-thief' });
    assert.equal(refusalOf(again), 'link-expired');
  });

  test('a new role ends the sessions and keys of before', async () => {
    const chief = await server.person('changer', { role: 'administrator' });
    const other = await server.person('changed', { role: 'moderator' });
    const before = { name: 'before', cookies: new Map(other.cookies) };
    assert.equal(
      (await server.does(chief, 'person.role', { handle: 'changed', role: 'reader' })).status,
      200,
    );
    assert.notEqual((await server.ask('/-/waiting', { as: before })).status, 200);
    assert.equal(await isIn({ ...before, cookies: new Map(before.cookies) }), false);
  });
});
