// server fixture: the whole server on a small built book, with an empty database, a clock, a letter box, and people to be signed in.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { serve } from '../../src/forum/index.ts';
import type { Forum, ForumSettings, Serving } from '../../src/forum/index.ts';
import type { Mail } from '../../src/forum/notices/index.ts';
import { sqliteForTest } from '../../src/forum/store/every-store.fixture.ts';
import type { TestStore } from '../../src/forum/store/every-store.fixture.ts';
import type { NewRow } from '../../src/forum/store/schema.ts';
import { build } from '../../src/project/index.ts';
import { copyBook } from '../octavo.ts';

/** Where readers would reach the site: behind a proxy with HTTPS, so that cookies are as they are out there. */
export const origin = 'https://book.example';
export const connectSecret = 'between the two sites';
export const connectReturn = 'https://other.example/session/sso_login';

export interface Asked {
  method?: string;
  as?: Visitor;
  /** Sent as a form. */
  form?: Readonly<Record<string, string | number | readonly string[]>>;
  /** Sent as JSON. */
  json?: unknown;
  body?: string | Uint8Array | FormData;
  headers?: Readonly<Record<string, string>>;
  /** Network address; every request has its own unless told. */
  from?: string;
  /** For answers that do not end by themselves: only their beginning is looked at. */
  headOnly?: boolean;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Of a JSON answer. */
  json: Readonly<Record<string, unknown>>;
  /** Whole lines of Set-Cookie. */
  cookies: readonly string[];
}

/** Somebody with cookies or a key; nobody has neither. */
export interface Visitor {
  name: string;
  cookies: Map<string, string>;
  key?: string;
}

export interface TestServer {
  url: string;
  forum: Forum;
  store: TestStore;
  serving: Serving;
  data: string;
  clock: { now: number };
  mails: Mail[];
  log: string[];
  /** The one-time link that makes an administrator. */
  setup: string;
  ask(address: string, asked?: Asked): Promise<Answer>;
  /** A form of the forum, as the script sends it: answered in JSON. */
  does(who: Visitor, operation: string, fields: Asked['form']): Promise<Answer>;
  /** Signs in by mail; with an account, and no handle yet. */
  enter(email: string, visitor?: Visitor): Promise<Visitor>;
  /** Signed in, with a handle and a row as given. */
  person(handle: string, row?: Partial<NewRow<'people'>>): Promise<Visitor & { id: number }>;
  stop(): Promise<void>;
}

export const nobody = (name = 'nobody'): Visitor => ({ name, cookies: new Map() });

let site: Promise<string> | undefined;

/** The book, built once for all tests of a process. */
const builtSite = (): Promise<string> => (site ??= buildSite());

async function buildSite(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-forum-site-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const source = join(dirname(fileURLToPath(import.meta.url)), 'book');
  copyBook(source, join(folder, 'book'));
  await build(join(folder, 'book'), { output: join(folder, 'built'), forum: 'builtin' });
  return join(folder, 'built', 'html');
}

let addresses = 0;
const newAddress = (): string => {
  addresses += 1;
  // Each in a network of its own.
  return `${11 + ((addresses >> 16) & 127)}.${(addresses >> 8) & 255}.${addresses & 255}.1`;
};

/**
 * @param site folder of a built site; absent: the small book's
 * @param scripts of the pages, for who looks at them with a browser
 */
export async function testServer(
  more: Partial<ForumSettings> = {},
  site?: string,
  opened?: TestStore,
  scripts?: Parameters<typeof serve>[0]['scripts'],
): Promise<TestServer> {
  const html = site ?? (await builtSite());
  const data = mkdtempSync(join(tmpdir(), 'octavo-forum-data-'));
  const store = opened ?? (await sqliteForTest());
  const clock = { now: Date.now() };
  const [mails, log]: [Mail[], string[]] = [[], []];
  const settings: ForumSettings = {
    title: 'A Book to Talk About',
    language: 'en',
    origin,
    data,
    behindProxy: true,
    secret: 'a secret of the tests, long enough to be one',
    signIn: {
      passkeys: true,
      discourse: {
        url: 'https://discuss.example',
        secret: 'of the old forum',
      },
    },
    connects: [
      {
        returnTo: connectReturn,
        secret: connectSecret,
      },
    ],
    ...more,
  };
  const serving = await serve({
    html,
    settings,
    store,
    ...(scripts && { scripts }),
    place: {
      kind: 'sqlite',
      file: join(data, 'unused.db'),
    },
    port: 0,
    host: '127.0.0.1',
    now: () => clock.now,
    log: (level, event, details = {}) =>
      log.push(
        JSON.stringify({
          level,
          event,
          ...details,
        }),
      ),
    mailer: {
      send: async (mail) => (mails.push(mail), { ok: true }),
      close: () => undefined,
    },
  });
  const { url, forum } = serving;
  const ask = (address: string, asked: Asked = {}): Promise<Answer> => askAt(url, address, asked);
  const does: TestServer['does'] = (who, operation, fields = {}) =>
    ask(`/-/do/${operation}`, { as: who, form: fields, headers: { accept: 'application/json' } });
  const enter: TestServer['enter'] = async (email, visitor = nobody(email)) => {
    const sent = await does(visitor, 'sign-in.send', { back: '/', email });
    assert.equal(sent.status, 200, sent.text);
    const [code] = /\b\d{6}\b/.exec(mails.findLast(({ to }) => to === email)?.text ?? '') ?? [];
    const entered = await does(visitor, 'sign-in.code', { back: '/', email, code: code ?? '' });
    assert.equal(entered.status, 200, entered.text);
    return visitor;
  };
  const person: TestServer['person'] = async (handle, row = {}) => {
    const one = await enter(`${handle}@mail.example`);
    const named = await does(one, 'me.name', { back: '/', handle });
    assert.equal(named.status, 200, named.text);
    const { id } = await store.change((db) =>
      db
        .updateTable('people')
        .set({ trust: 1, ...row })
        .where('handle', '=', handle)
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    return Object.assign(one, { id, name: handle });
  };
  return {
    url,
    forum,
    store,
    serving,
    data,
    clock,
    mails,
    log,
    ask,
    does,
    enter,
    person,
    setup: serving.administrator ?? '',
    stop: async () => {
      await serving.close();
      rmSync(data, {
        recursive: true,
        force: true,
      });
    },
  };
}

async function askAt(url: string, address: string, asked: Asked): Promise<Answer> {
  const { as, form, json, from, headOnly } = asked;
  const isChange = form !== undefined || json !== undefined || asked.body !== undefined;
  const ended = new AbortController();
  const response = await fetch(url + address, {
    method: asked.method ?? (isChange ? 'POST' : 'GET'),
    redirect: 'manual',
    signal: ended.signal,
    headers: {
      'x-forwarded-for': from ?? newAddress(),
      ...(as && as.cookies.size > 0 && { cookie: cookieHeader(as) }),
      ...(as?.key !== undefined && { authorization: `Bearer ${as.key}` }),
      ...(isChange && as?.key === undefined && { origin }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...asked.headers,
    },
    ...(form && { body: encoded(form) }),
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(asked.body !== undefined && { body: asked.body as BodyInit }),
  });
  const cookies = response.headers.getSetCookie();
  if (as) keep(as, cookies);
  const text = headOnly === true ? '' : await response.text();
  if (headOnly === true) ended.abort();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    text,
    cookies,
    json: (isJson ? (JSON.parse(text) as Answer['json'] | null) : undefined) ?? {},
  };
}

export const cookieHeader = ({ cookies }: Visitor): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** As a browser keeps them. */
function keep({ cookies }: Visitor, lines: readonly string[]): void {
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/;\s*max-age=0/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
}

function encoded(form: NonNullable<Asked['form']>): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const one of Array.isArray(value) ? (value as string[]) : [value]) fields.append(name, String(one));
  }
  return fields;
}

/** Code of a refusal, or undefined. */
export const refusalOf = ({ json }: Answer): string | undefined =>
  (json['error'] as { code?: string } | undefined)?.code;
