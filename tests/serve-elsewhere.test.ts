// serve-elsewhere.test: `octavo serve` of a book that is discussed elsewhere: its site as it is, and no forum beside it.

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { octavo, temporaryBook } from './octavo.ts';
import type { Ran } from './octavo.ts';

const configuration = `version: 1
project:
  title: Lines
  url: https://book.example
  toc: [{file: index.md}, {file: more/one.md}, {file: more/index.md}]
`;
const pages = {
  'index.md': '# Lines\n\nWords.\n',
  'more/index.md': '# More\n\nWords.\n',
  'more/one.md': '---\ndiscussion: https://talk.example/t/35\n---\n\n# One\n\nWords.\n',
};

/** Serves a book, asks while it runs, and stops it as a user does. */
async function serving(folder: string, ask: (url: string) => Promise<void>): Promise<Ran> {
  let asked: Promise<void> | undefined;
  const ran = await octavo(['serve', folder, '--port', '0'], {
    during: ({ kill, output }) => {
      asked = until(output)
        .then(ask)
        .finally(() => kill('SIGTERM'));
      asked.catch(() => undefined);
    },
  });
  await asked;
  return ran;
}

async function until(output: () => string): Promise<string> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const url = /serving {5}(\S+)/.exec(output())?.[1];
    if (url !== undefined) return url;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`it does not serve: ${output()}`);
}

test('the site is served as files, and the line says where it is discussed', async (t) => {
  const forum = '  forum: {provider: discourse, url: "https://talk.example"}\n';
  const folder = temporaryBook(t, { ...pages, 'octavo.yml': configuration + forum });
  const ran = await serving(folder, async (url) => {
    const get = (path: string): Promise<Response> => fetch(url + path, { redirect: 'manual' });
    const index = await get('/');
    assert.equal(index.status, 200);
    assert.equal(index.headers.get('content-security-policy'), null);
    const page = await index.text();
    assert.match(page, /talk\.example\/embed\/comments\?embed_url=https%3A%2F%2Fbook\.example%2F"/);
    assert.ok(!/data-block|\/-\/|bubble/.test(page), 'nothing of a forum');
    assert.equal((await get('/more/')).status, 200);
    assert.equal((await get('/more')).headers.get('location'), '/more/');
    assert.equal((await get('/more/one')).headers.get('location'), '/more/one.html');
    for (const path of ['/-/talk', '/none', '/..%2foctavo.yml', '/%00', '/%ff', '/_assets'])
      assert.equal((await get(path)).status, 404, path);
    assert.match(await (await get('/none')).text(), /There is no such page/);
    assert.equal((await fetch(url, { method: 'POST' })).status, 405);
    assert.match(await (await get('/more/one.html')).text(), /comments\?topic_id=35"/);
    const style = /_assets\/style\.\w+\.css/.exec(page)?.[0] ?? '';
    const { status, headers } = await get(`/${style}`);
    assert.deepEqual([status, headers.get('content-type')], [200, 'text/css; charset=utf-8']);
  });
  assert.equal(ran.status, 0, ran.stderr);
  assert.match(
    ran.stdout,
    /^discussions https:\/\/talk\.example \(by "forum" of the book; no forum here\)$/m,
  );
  assert.ok(!existsSync(join(folder, 'octavo-data')), 'no data of readers');
});

test('a book whose discussions went elsewhere, or were given up, is built again without them', async (t) => {
  const folder = temporaryBook(t, { ...pages, 'octavo.yml': `${configuration}  forum: builtin\n` });
  const built = await octavo(['build', folder, '--format', 'html']);
  assert.equal(built.status, 0, built.stderr);
  const manifest = join(folder, '_build/html/anchors.json');
  assert.ok(existsSync(manifest));
  writeFileSync(join(folder, 'octavo.yml'), `${configuration}  forum: none\n`);
  const ran = await serving(folder, async (url) => {
    const page = await (await fetch(url)).text();
    assert.ok(!page.includes('data-block'));
  });
  assert.equal(ran.status, 0, ran.stderr);
  assert.match(ran.stdout, /^discussions none/m);
  assert.ok(!existsSync(manifest));
});
