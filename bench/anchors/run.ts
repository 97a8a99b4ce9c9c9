// run (anchors): discussions on every block of a book through eight rewritten versions, against the truth; and how long it takes to
// publish a version of a large book with twenty thousand discussions.
// npm run bench -- anchors

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { randomFrom, rewritten } from '../../src/compare/match/rewrite.fixture.ts';
import { someBook } from '../../src/compare/match/some-book.fixture.ts';
import type { ComparedBook } from '../../src/compare/index.ts';
import { publishVersion } from '../../src/forum/anchors/index.ts';
import { anchorOn, manifestOf, replay, rewritings } from '../../src/forum/anchors/replay.fixture.ts';
import { postgresForTest, sqliteForTest } from '../../src/forum/store/every-store.fixture.ts';
import type { TestStore } from '../../src/forum/store/every-store.fixture.ts';
import { seedPerson } from '../../src/forum/seed.fixture.ts';
import { packageFile } from '../../src/package-root.ts';
import { d2lFolder } from '../books.ts';

const versions = 8;

export async function benchAnchors(): Promise<void> {
  const books = [
    { name: 'tensors', folder: packageFile('books/tensors') },
    { name: 'd2l', folder: d2lFolder },
  ].filter(isThere);
  console.log(`share of discussions after ${versions} versions\n${head}`);
  for (const { name, folder } of books) for (const line of replayLines(name, read(folder))) console.log(line);
  const large = books.at(-1);
  if (large === undefined) return;
  console.log(`\n${anchors} discussions of ${large.name}, a new version of it\n${publishHead}`);
  const postgres = await postgresForTest();
  if ('missing' in postgres) console.log(postgres.missing);
  const stores: [string, TestStore | undefined][] = [
    ['SQLite', await sqliteForTest()],
    ['PostgreSQL', 'missing' in postgres ? undefined : postgres],
  ];
  for (const [name, store] of stores) {
    if (!store) continue;
    console.log(await publishLine(name, store, read(large.folder)));
    await store.close();
  }
}

function isThere({ name, folder }: { name: string; folder: string }): boolean {
  if (existsSync(folder)) return true;
  console.log(`left out: ${name}: there is no ${folder}`);
  return false;
}

const read = (folder: string): ComparedBook =>
  someBook(
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((path) => path.endsWith('.md') && !path.includes('_build'))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
  );

const columns = ['kept', 'on section', 'in doubt', 'block gone', 'wrong', 'CPU s'];
const head = `${'book, rewriting'.padEnd(40)}${columns.map((name) => name.padStart(12)).join('')}`;

function replayLines(name: string, book: ComparedBook): string[] {
  return Object.entries(rewritings).map(([rewriting, shares]) => {
    const started = process.cpuUsage();
    const {
      anchors: all,
      kept,
      fellBack,
      gone,
      wrong,
      states,
    } = replay(book, randomFrom(7), shares, versions);
    const percent = (count: number): string => `${((100 * count) / all).toFixed(2)} %`;
    const doubtful = states.doubtful ?? 0;
    const cells = [kept, fellBack - doubtful, doubtful, gone, wrong].map((count) =>
      percent(Math.max(0, count)),
    );
    const seconds = (process.cpuUsage(started).user / 1e6).toFixed(1);
    return `${`${name}, ${rewriting}`.padEnd(40)}${[...cells, seconds].map((cell) => cell.padStart(12)).join('')}`;
  });
}

const anchors = 20_000;
/** A statement may have only so many parameters. */
const rowsAtOnce = 200;
const publishHead = `${'store'.padEnd(14)}${['seconds', 'CPU s', 'longest wait ms', 'longest read ms'].map((name) => name.padStart(18)).join('')}`;

async function publishLine(name: string, store: TestStore, book: ComparedBook): Promise<string> {
  const before = manifestOf(book, 'v1');
  await publishVersion({ store, manifest: before, now: () => 1 });
  await seedAnchors(store, before);
  const after = manifestOf(
    rewritten(before, randomFrom(1), { ...rewritings['a tenth edited'], insert: 0.02 } as never).book,
    'v2',
  );
  const watching = watch(store);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await publishVersion({ store, manifest: after, before, now: () => 2 });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const { wait, read: longest } = await watching();
  const cells = [seconds.toFixed(1), ((user + system) / 1e6).toFixed(1), wait.toFixed(0), longest.toFixed(0)];
  return `${name.padEnd(14)}${cells.map((cell) => cell.padStart(18)).join('')}`;
}

async function seedAnchors(store: TestStore, { blocks }: ReturnType<typeof manifestOf>): Promise<void> {
  const by = await store.change((db) => seedPerson(db, 'okapi'));
  for (let from = 0; from < anchors; from += rowsAtOnce) {
    const numbers = Array.from({ length: rowsAtOnce }, (_, n) => from + n);
    await store.change(async (db) => {
      const rows = numbers.map((number) => {
        const block = blocks[(number * 7919) % blocks.length] as (typeof blocks)[number];
        const text = {
          block_kind: block.kind,
          asked_text: block.text,
          asked_html: null,
          asked_place: 'There',
        };
        const version = { edition: null, language: null, made_in: 'v1', resolved_in: 'v1' };
        return { ...anchorOn(block, number + 1), ...text, ...version };
      });
      await db.insertInto('anchors').values(rows).execute();
      await db
        .insertInto('threads')
        .values(
          rows.map((row, n) => ({
            kind: 'question' as const,
            title: 'Why?',
            slug: 'why',
            anchor_id: row.id,
            label: row.now_label,
            block: row.now_block,
            variant: null,
            edition: null,
            author_id: by,
            created: n,
            last_at: n,
            last_by: by,
            last_number: 1,
            answers: 0,
            helpful: 0,
            solved_at: null,
            closed_at: null,
            close_reason: null,
            pinned: 0,
            state: 'shown' as const,
            external: null,
          })),
        )
        .execute();
    });
  }
}

/** Reads all the while; gives how long the process did nothing else at most, and how long the slowest read took. */
function watch(store: TestStore): () => Promise<{ wait: number; read: number }> {
  const longest = { wait: 0, read: 0 };
  let isOver = false;
  const reading = (async () => {
    for (let n = 1; !isOver; n = (n % anchors) + 1) {
      const before = performance.now();
      await store.read.selectFrom('threads').selectAll().where('id', '=', n).executeTakeFirst();
      const done = performance.now();
      longest.read = Math.max(longest.read, done - before);
      await new Promise((resolve) => setTimeout(resolve, 5));
      longest.wait = Math.max(longest.wait, performance.now() - done - 5);
    }
  })();
  return async () => {
    isOver = true;
    await reading;
    return longest;
  };
}
