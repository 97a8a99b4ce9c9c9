// octavo serve: the built site and its discussions, from one process.

import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { ForumSettings, Log, Serving } from '../../forum/index.ts';
import { discussionScripts, forumOf } from '../../project/index.ts';
import { spareMemory } from '../spare-memory.ts';
import type { Command, Console, Given } from '../command.ts';
import { UsageError } from '../command.ts';
import { terminal } from '../terminal.ts';
import { valueOf } from '../words.ts';
import { databaseOf, settingsOf } from './forum-settings.ts';

const defaultPort = 8000;

export const serveCommand: Command = {
  name: 'serve',
  operands: '[folder]',
  summary: 'serves the built site and its discussions',
  options: {
    port: { value: 'N', help: `port to listen on (default ${defaultPort}; 0: any that is free)` },
    host: { value: 'H', help: 'address to listen on (default 127.0.0.1: this machine only)' },
    url: {
      value: 'URL',
      help: 'where readers reach the site, when it is behind a proxy: https://book.example',
    },
    output: { value: 'DIR', help: 'where the built site is (default _build in the book)' },
    data: { value: 'DIR', help: "the server's data (default octavo-data in the book)" },
    database: { value: 'URL', help: 'a PostgreSQL database, in place of octavo.db: postgres://…' },
    'behind-proxy': { help: 'takes the addresses of readers from X-Forwarded-For' },
    'read-only': { help: 'discussions can be read but not added to' },
    json: { help: 'the log as one JSON object a line' },
  },
  run: async (given, console) => {
    const [folder = '.', ...more] = given.operands;
    if (more.length > 0) throw new UsageError('serve takes one folder');
    if (!existsSync(folder) || !statSync(folder).isDirectory())
      throw new UsageError(`there is no folder ${folder}`);
    const output = resolve(valueOf(given, 'output') ?? join(folder, '_build'));
    const place = placeOfDiscussions(folder);
    if (!(await isBuilt({ folder, output, has: place === undefined ? 'forum' : 'none' }, given, console)))
      return 1;
    if (place !== undefined) return servePlainSite(output, place, given, console);
    return serveUntilStopped(folder, output, given, console);
  },
};

/** Where readers discuss a book that needs no forum here, in words; undefined where it is to have one. */
function placeOfDiscussions(folder: string): string | undefined {
  const forum = forumOf(folder);
  switch (forum?.provider) {
    case undefined:
    case 'builtin':
      return undefined;
    case 'none':
      return 'none';
    case 'discourse':
      return forum.url;
    case 'giscus':
      return `https://github.com/${forum.repo}/discussions`;
  }
}

interface WantedSite {
  folder: string;
  output: string;
  has: 'forum' | 'none';
}

/** Builds the site where there is none of the wanted kind: one that discussions can hang on, or one without. */
async function isBuilt(
  { folder, output, has }: WantedSite,
  given: Given,
  console: Console,
): Promise<boolean> {
  const html = join(output, 'html');
  const manifest = join(html, 'anchors.json');
  const isThere = (): boolean =>
    has === 'forum' ? existsSync(manifest) : existsSync(join(html, 'index.html')) && !existsSync(manifest);
  if (isThere()) return true;
  const { build } = await import('../../project/index.ts');
  const onEvent = given.flags.has('json') ? (): void => undefined : terminal(console, { why: false, folder });
  await build(folder, {
    output,
    ...(has === 'forum' && { forum: 'builtin' }),
    onEvent,
    signal: console.signal,
  });
  if (isThere()) return true;
  console.stderr.write(`octavo: no site to serve in ${html}\n`);
  return false;
}

/** The site as it is, for a book that is discussed elsewhere or nowhere. */
async function servePlainSite(
  output: string,
  place: string,
  given: Given,
  console: Console,
): Promise<number> {
  const forum = await import('../../forum/index.ts');
  const [host, port] = [hostOf(given), portOf(given)];
  let serving: Pick<Serving, 'url' | 'close'>;
  try {
    serving = await forum.servePlain({ html: join(output, 'html'), port, host });
  } catch (error) {
    return cannotServe(error, { host, port }, forum, console);
  }
  console.stdout.write(
    `serving     ${serving.url}\ndiscussions ${place} (by "forum" of the book; no forum here)\n`,
  );
  await stopped(console.signal);
  await serving.close();
  return 0;
}

const hostOf = (given: Given): string => valueOf(given, 'host') ?? '127.0.0.1';

async function serveUntilStopped(
  folder: string,
  output: string,
  given: Given,
  console: Console,
): Promise<number> {
  const memory = spareMemory();
  const forum = await import('../../forum/index.ts');
  const write = (line: string): void => void console.stderr.write(line);
  const log: Log = given.flags.has('json') ? forum.jsonLog(write, Date.now) : forum.plainLog(write);
  const port = portOf(given);
  const host = hostOf(given);
  const data = resolve(valueOf(given, 'data') ?? join(folder, 'octavo-data'));
  const settings = settingsOf({ folder, output, data, given, secret: forum.serverSecret(data), host, port });
  if (!forum.isSafeOrigin(settings.origin)) {
    console.stderr.write(
      `octavo: people cannot sign in at ${settings.origin}: put HTTPS before it and name that address with --url, or use localhost\n`,
    );
    return 2;
  }
  const place = databaseOf(given, data);
  let serving: Serving;
  try {
    serving = await forum.serve({
      html: join(output, 'html'),
      settings,
      place,
      port,
      host,
      log,
      scripts: await discussionScripts(),
    });
  } catch (error) {
    return cannotServe(error, { host, port }, forum, console);
  }
  memory.loaded(place.kind);
  tellWhere(serving, settings, console);
  await stopped(console.signal);
  await serving.close();
  log('info', 'stopped');
  return 0;
}

function tellWhere({ url, administrator }: Serving, { origin }: ForumSettings, { stdout }: Console): void {
  stdout.write(`serving     ${origin === url ? url : `${origin} (listening on ${url})`}\n`);
  if (administrator === undefined) return;
  stdout.write(
    `\nThere is no administrator yet. This link makes you one; it works once:\n  ${origin}${administrator}\n\n`,
  );
}

const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });

function portOf(given: Given): number {
  const text = valueOf(given, 'port') ?? String(defaultPort);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port takes a number, not "${text}"`);
  return port;
}

/** What a person can do something about is said in a line; the rest is ours, and thrown on. */
function cannotServe(
  error: unknown,
  { host, port }: { host: string; port: number },
  forum: { NoSiteError: new (...of: never) => Error; StoreError: new (...of: never) => Error },
  { stderr }: Console,
): number {
  const code = (error as NodeJS.ErrnoException).code;
  const message =
    code === 'EADDRINUSE'
      ? `port ${port} is taken; --port takes another one`
      : code === 'EACCES'
        ? `port ${port} may not be listened on`
        : code === 'EADDRNOTAVAIL'
          ? `${host} is no address of this machine`
          : error instanceof forum.NoSiteError || error instanceof forum.StoreError
            ? error.message
            : undefined;
  if (message === undefined) throw error;
  stderr.write(`octavo: ${message}\n`);
  return 2;
}
