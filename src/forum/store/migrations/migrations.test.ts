// migrations: the tables that migrations make are those of schema.ts, on both databases.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sql } from 'kysely';

import { onEveryStore, sqliteForTest } from '../every-store.fixture.ts';
import { StoreError } from '../store.ts';
import { migrate } from './index.ts';
import { statementsOf } from './migration.ts';

type Columns = Record<string, { type: 'number' | 'text'; nullable: boolean }>;

/** The tables of schema.ts, read from its text: types are gone when it runs. */
function tablesOfSchema(): Record<string, Columns> {
  const text = readFileSync(new URL('../schema.ts', import.meta.url), 'utf8');
  const interfaces = new Map(
    [...text.matchAll(/export interface (\w+) \{\n([\s\S]*?)\n\}/g)].map(([, name, body]) => [
      name as string,
      [...(body as string).matchAll(/^ {2}(\w+): (.+);$/gm)].map(
        ([, column, type]) => [column, type] as [string, string],
      ),
    ]),
  );
  const database = interfaces.get('Database') ?? [];
  assert.ok(database.length > 30, 'schema.ts is read');
  return Object.fromEntries(
    database.map(([table, name]) => [
      table,
      Object.fromEntries(
        (interfaces.get(name) ?? []).map(([column, type]) => [
          column,
          {
            type: /\bnumber\b|^Trust\b/.test(type) ? 'number' : 'text',
            nullable: /\bnull\b/.test(type),
          },
        ]),
      ),
    ]),
  );
}

onEveryStore('the tables are those of the schema', async (store) => {
  const made = (await store.read.introspection.getTables()).filter(
    ({ name, isView }) => !isView && name !== 'migrations' && !elsewhere.test(name),
  );
  const tables = Object.fromEntries(
    made.map(({ name, columns }) => [
      name,
      Object.fromEntries(
        columns
          .filter((column) => !elsewhere.test(column.name))
          .map(({ name: column, dataType, isNullable }) => [
            column,
            { type: /int|real|float/i.test(dataType) ? 'number' : 'text', nullable: isNullable },
          ]),
      ),
    ]),
  );
  assert.deepEqual(tables, tablesOfSchema());
});

/** What only one database has, or the accounts library owns. */
const elsewhere = /^(?:search_index|account_|sqlite_)/;

onEveryStore('ids grow and are never given again', async (store) => {
  const insert = (name: string): Promise<number> =>
    store.change(async (db) => {
      const { id } = await db
        .insertInto('watched_words')
        .values({
          word: name,
          effect: 'hold',
          is_regex: 0,
          created: 1_790_000_000_000,
          by_id: await person(name),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
      async function person(handle: string): Promise<number> {
        const row = await db
          .insertInto('people')
          .values(someone(handle))
          .returning('id')
          .executeTakeFirstOrThrow();
        return row.id;
      }
    });
  const one = await insert('one');
  await store.change((db) => db.deleteFrom('watched_words').execute());
  const two = await insert('two');
  assert.equal(typeof one, 'number');
  assert.ok(two > one);
  const row = await store.read.selectFrom('watched_words').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(row, {
    id: two,
    word: 'two',
    effect: 'hold',
    is_regex: 0,
    created: 1_790_000_000_000,
    by_id: row.by_id,
  });
});

onEveryStore('keys and references are kept', async (store) => {
  await store.change((db) => db.insertInto('people').values(someone('ada')).execute());
  await assert.rejects(
    store.change((db) => db.insertInto('people').values(someone('ada')).execute()),
    (error) => error instanceof StoreError && error.problem === 'conflict',
  );
  await assert.rejects(
    store.change((db) => db.insertInto('votes').values({ post_id: 99, person_id: 1, at: 1 }).execute()),
    (error) => error instanceof StoreError && error.problem === 'conflict',
  );
});

onEveryStore('migrating twice changes nothing, and a newer database is refused', async (store) => {
  await store.change(async (db) => {
    assert.deepEqual(await migrate(db, store.dialect, 5), { before: 1, after: 1 });
    await assert.rejects(
      migrate(db, store.dialect, 5, []),
      /made by a newer Octavo \(form 1; this one knows up to 0\)/,
    );
  });
});

test('a migration that fails half way leaves nothing', async () => {
  const store = await sqliteForTest();
  const half = { number: 2, name: 'half', sql: () => 'create table more (a integer);\nnonsense;\n' };
  const first = { number: 1, name: 'first', sql: () => '' };
  await assert.rejects(store.change((db) => migrate(db, 'sqlite', 5, [first, half])));
  const { rows } = await sql`select name from sqlite_schema where name = 'more'`.execute(store.read);
  assert.deepEqual(rows, []);
  await store.close();
});

test('types are put into the words of each database', () => {
  const migration = {
    number: 1,
    name: 'x',
    sql: () => 'create table a (id {id}, n integer, r real, interval_integers text){table};\n',
  };
  assert.deepEqual(statementsOf(migration, 'postgres'), [
    'create table a (id bigint primary key generated by default as identity, n bigint, r double precision, interval_integers text)',
  ]);
  assert.deepEqual(statementsOf(migration, 'sqlite'), [
    'create table a (id integer primary key autoincrement not null, n integer, r real, interval_integers text) strict',
  ]);
});

const someone = (handle: string) => ({
  handle,
  handle_key: handle,
  account: null,
  email: null,
  role: 'reader' as const,
  trust: 0 as const,
  trust_fixed: 0,
  created: 1,
  last_seen: 1,
  read_ms: 0,
  days: 0,
  silenced_until: null,
  suspended_until: null,
  state: 'active' as const,
  preferences: '{}',
  external: null,
});
