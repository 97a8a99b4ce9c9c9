// guarded-fetch: nothing inside our own network is called, and a target that hangs or redirects does no harm.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';

import { guardedPost, isPublicAddress } from './guarded-fetch.ts';

const base = { headers: {}, body: '{}', timeout: 500 };

test('addresses of special-purpose networks are not public', () => {
  const inside =
    '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.168.1.1 198.18.0.1 224.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:7f00:1 64:ff9b::7f00:1 fc00::1 fd12::1 fe80::1 ff02::1 2001:db8::1 2002:7f00:1::';
  for (const address of inside.split(' ')) assert.equal(isPublicAddress(address), false, address);
  for (const address of ['1.1.1.1', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])
    assert.equal(isPublicAddress(address), true, address);
  for (const word of ['', 'localhost', '127.1', '0x7f000001', '2130706433'])
    assert.equal(isPublicAddress(word), false, word);
});

test('an address that leads inside, by number or by any of its names, is refused for good', async () => {
  const addresses = [
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::ffff:127.0.0.1]/',
    'ftp://book.example/',
    'file:///etc/passwd',
    'http://user:word@1.1.1.1/',
    'nonsense',
  ];
  for (const address of addresses) {
    const called = await guardedPost(address, base);
    assert.deepEqual([called.ok, called.ok ? false : called.final], [false, true], address);
  }
  const resolve = () =>
    Promise.resolve([
      { address: '1.1.1.1', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]);
  const mixed = await guardedPost('http://both.example/', { ...base, resolve });
  assert.equal(mixed.ok, false);
});

test('the connection goes to the address that was looked at, whatever the name says by then', async (t) => {
  let asked: string | undefined;
  const server = createServer((request, response) => {
    asked = request.headers.host;
    response.end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  let looks = 0;
  const resolve = () => Promise.resolve([{ address: looks++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }]);
  const called = await guardedPost(`http://changing.example:${port}/x`, {
    ...base,
    resolve,
    allow: () => true,
  });
  assert.deepEqual([called, asked, looks], [{ ok: true, status: 200 }, `changing.example:${port}`, 1]);
});

test('redirects are not followed, refusals are told, and silence ends', async (t) => {
  const server = createServer((request, response) => {
    if (request.url === '/silent') return;
    if (request.url === '/slow') {
      const dripping = setInterval(() => response.writeProcessing(), 50);
      response.on('close', () => clearInterval(dripping));
      return;
    }
    response.writeHead(Number(request.url?.slice(1)), { Location: 'http://127.0.0.1/secret' }).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const call = (path: string) =>
    guardedPost(`http://127.0.0.1:${port}/${path}`, { ...base, allow: () => true });
  assert.deepEqual(await call('302'), { ok: false, error: 'answered 302', final: false });
  assert.deepEqual(await call('410'), { ok: false, error: 'answered 410', final: true });
  assert.deepEqual(await call('500'), { ok: false, error: 'answered 500', final: false });
  assert.deepEqual(await call('silent'), { ok: false, error: 'no answer in time', final: false });
  assert.deepEqual(await call('slow'), { ok: false, error: 'no answer in time', final: false });
});
