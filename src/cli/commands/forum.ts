// octavo forum: discussions kept safe, taken out and put in, while the server runs or not.

import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';

import type * as ForumArea from '../../forum/index.ts';
import type { Store, StorePlace } from '../../forum/index.ts';
import type { Command, Console, Given } from '../command.ts';
import { UsageError } from '../command.ts';
import { valueOf } from '../words.ts';
import { databaseOf, settingsOf } from './forum-settings.ts';

type Forum = typeof ForumArea;

interface Task {
  given: Given;
  console: Console;
  forum: Forum;
  folder: string;
  data: string;
  /** The file that it reads or writes. */
  file: string;
}

export const forumCommand: Command = {
  name: 'forum',
  operands: 'backup|restore|export|import FILE [folder]',
  summary: 'backs up, restores, exports and imports discussions',
  options: {
    data: { value: 'DIR', help: "the server's data (default octavo-data in the book)" },
    database: { value: 'URL', help: 'a PostgreSQL database, in place of octavo.db: postgres://…' },
    output: { value: 'DIR', help: 'where the built site is (default _build in the book)' },
    site: {
      help: 'export: the site with its discussions as files, readable without a server; FILE is a folder',
    },
    annotations: { help: 'export: W3C Web Annotations (JSON-LD) instead of lines of JSON' },
    discourse: {
      value: 'URL',
      help: "import: the topics that the book's pages name, from this Discourse; FILE is a folder that keeps them",
    },
    url: { value: 'URL', help: 'export --annotations: where readers reach the site' },
  },
  run: async (given, console) => {
    const [name = '', file, folder = '.', ...more] = given.operands;
    const action = actions[name];
    if (!action) throw new UsageError(`forum takes one of ${Object.keys(actions).join(', ')}`);
    if (file === undefined || more.length > 0) throw new UsageError(`forum ${name} takes a file`);
    const data = resolve(valueOf(given, 'data') ?? join(folder, 'octavo-data'));
    const forum = await import('../../forum/index.ts');
    try {
      return await action({ given, console, forum, folder, data, file: resolve(file) });
    } catch (error) {
      if (!(error instanceof forum.StoreError || error instanceof forum.ImportError)) throw error;
      console.stderr.write(`octavo: ${error.message}\n`);
      return 2;
    }
  },
};

const actions: Readonly<Record<string, (task: Task) => Promise<number>>> = {
  backup,
  restore,
  export: exportAll,
  import: importAll,
};

async function withStore<Result>(
  { forum, given, data }: Task,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await forum.openStore(databaseOf(given, data));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A copy of the database as it is at one moment; the server may go on. */
async function backup({ forum, given, console, data, file }: Task): Promise<number> {
  const place = databaseOf(given, data);
  if (place.kind === 'postgres') throw new UsageError('PostgreSQL is backed up by its own tools: pg_dump');
  if (existsSync(file)) throw new UsageError(`${file} is there already`);
  const rows = await forum.copyDatabase(place.file, file);
  console.stdout.write(`backed up   ${file} (${total(rows)} rows)\n`);
  return 0;
}

async function restore({ forum, given, console, data, file }: Task): Promise<number> {
  const place = databaseOf(given, data);
  if (place.kind === 'postgres') throw new UsageError('PostgreSQL is restored by its own tools: pg_restore');
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`);
  const { rows, before } = await forum.restoreDatabase(file, place.file, Date.now());
  console.stdout.write(`restored    ${place.file} (${total(rows)} rows)\n`);
  if (before !== undefined) console.stdout.write(`what was there before is kept as ${before}\n`);
  return 0;
}

const total = (rows: Readonly<Record<string, number>>): number =>
  Object.values(rows).reduce((sum, count) => sum + count, 0);

async function exportAll(task: Task): Promise<number> {
  if (task.given.flags.has('site')) return exportWholeSite(task);
  const { forum, given, console, file } = task;
  if (existsSync(file)) throw new UsageError(`${file} is there already`);
  if (!existsSync(dirname(file))) throw new UsageError(`there is no folder ${dirname(file)}`);
  if (given.flags.has('annotations') && valueOf(given, 'url') === undefined) {
    throw new UsageError('--annotations needs --url: annotations name the pages that they are about');
  }
  const title = titleOf(task);
  const lines = await withCopy(task, async (store) => {
    const out = createWriteStream(file);
    let count = 0;
    if (given.flags.has('annotations')) out.write(`${await annotationsOf(task, store, title)}\n`);
    else {
      const head = { octavo: 'forum', format: 1, exported: new Date().toISOString(), title } as const;
      for await (const line of forum.exportLines(store.read, head)) {
        count += 1;
        if (!out.write(line)) await new Promise<void>((drained) => out.once('drain', () => drained()));
      }
    }
    out.end();
    await finished(out);
    return count;
  });
  console.stdout.write(`exported    ${file}${lines > 0 ? ` (${lines - 1} rows)` : ''}\n`);
  return 0;
}

/** The discussions as they are at one moment, also while the server has them open. */
function withCopy<Result>(task: Task, work: (store: Store) => Promise<Result>): Promise<Result> {
  return withCopyPlace(task, async (place) => {
    const store = await task.forum.openStore(place);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  });
}

async function withCopyPlace<Result>(
  task: Task,
  work: (place: StorePlace) => Promise<Result>,
): Promise<Result> {
  const place = databaseOf(task.given, task.data);
  if (place.kind === 'postgres') return work(place);
  if (!existsSync(place.file)) throw new UsageError(`there is no ${place.file}`);
  const folder = mkdtempSync(join(tmpdir(), 'octavo-export-'));
  try {
    const file = join(folder, 'octavo.db');
    await task.forum.copyDatabase(place.file, file);
    return await work({ kind: 'sqlite', file });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function exportWholeSite(task: Task): Promise<number> {
  const { forum, given, console, folder, data, file } = task;
  const output = resolve(valueOf(given, 'output') ?? join(folder, '_build'));
  if (!existsSync(manifestFile(task)))
    throw new UsageError(`build the book with discussions first: there is no ${manifestFile(task)}`);
  const settings = settingsOf({
    folder,
    output,
    data,
    given,
    secret: forum.serverSecret(data),
    host: 'localhost',
    port: 8000,
  });
  const log = forum.plainLog((line) => void console.stderr.write(line));
  const done = await withCopyPlace(task, (place) =>
    forum.exportSite({ html: join(output, 'html'), place, to: file, settings, log, now: Date.now }),
  );
  console.stdout.write(`exported    ${file} (${done.pages} pages, ${done.discussions} discussions)\n`);
  return 0;
}

async function annotationsOf({ forum, given }: Task, store: Store, title: string): Promise<string> {
  const url = valueOf(given, 'url');
  if (url === undefined || !URL.canParse(url))
    throw new UsageError('--annotations needs --url: annotations name the pages that they are about');
  const { origin } = new URL(url);
  const value = await forum.annotations(store.read, { origin, title });
  return JSON.stringify(value, null, 2);
}

const manifestFile = ({ given, folder }: Task): string =>
  join(valueOf(given, 'output') ?? join(folder, '_build'), 'html', 'anchors.json');

function titleOf(task: Task): string {
  const file = manifestFile(task);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { title: string }).title : '';
}

async function importAll(task: Task): Promise<number> {
  mkdirSync(task.data, { recursive: true });
  const { forum, given, console, file } = task;
  const discourse = valueOf(given, 'discourse');
  if (discourse !== undefined) return importDiscourse(task, discourse);
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`);
  const open = (): AsyncIterable<string> =>
    createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  const { rows } = await withStore(task, (store) => forum.importLines(store, open));
  console.stdout.write(`imported    ${rows} rows\n`);
  return 0;
}

async function importDiscourse(task: Task, discourse: string): Promise<number> {
  const { forum, console, file } = task;
  if (!URL.canParse(discourse)) throw new UsageError(`--discourse takes an address, not "${discourse}"`);
  const manifest = manifestFile(task);
  if (!existsSync(manifest))
    throw new UsageError(`build the book with discussions first: there is no ${manifest}`);
  const counts = await withStore(task, (store) =>
    forum.importFromDiscourse({
      store,
      folder: file,
      url: new URL(discourse).origin,
      now: Date.now,
      manifest: JSON.parse(readFileSync(manifest, 'utf8')) as never,
      tell: (line) => void console.stderr.write(`${line}\n`),
    }),
  );
  console.stdout.write(
    `imported    ${counts.topics} discussions, ${counts.posts} posts; ${counts.missing} not found\n`,
  );
  return counts.missing > 0 ? 1 : 0;
}
