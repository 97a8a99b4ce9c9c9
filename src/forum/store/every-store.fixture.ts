// every-store: runs a test on SQLite and on PostgreSQL, each time on an empty database of its own.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import type { TestContext } from 'node:test';

import { commands } from '../commands.ts';
import { onServer } from './postgres/own-server.fixture.ts';
import { testServer } from './postgres/test-server.fixture.ts';
import { openPostgres } from './postgres/store.ts';
import { openSqlite } from './sqlite/store.ts';
import type { CommandTable } from './sqlite/group.ts';
import type { Store, Transaction } from './store.ts';

/** A store for tests: `change` also makes changes that are no registered command, to prepare what a test is about. */
export interface TestStore extends Store {
  change<Result>(work: (db: Transaction) => Promise<Result>): Promise<Result>;
}

export type StoreTest = (store: TestStore, t: TestContext) => Promise<void>;

/** Registers a test for each database. Without a PostgreSQL server that one is skipped, and says so. */
export function onEveryStore(name: string, run: StoreTest, table: CommandTable = commands): void {
  void test(`${name} (SQLite)`, async (t) => {
    const store = await sqliteForTest(table);
    try {
      await run(store, t);
    } finally {
      await store.close();
    }
  });
  void test(`${name} (PostgreSQL)`, async (t) => {
    const store = await postgresForTest(table);
    if ('missing' in store) return t.skip(store.missing);
    try {
      await run(store, t);
    } finally {
      await store.close();
    }
  });
}

/** An empty SQLite store in a temporary folder; closing it removes the folder. */
export async function sqliteForTest(table: CommandTable = commands): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-forum-'));
  const store = await openSqlite(
    { file: join(folder, 'forum.db'), writer: 'here', durable: false },
    { commands: table, now: Date.now },
  );
  return {
    ...store,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let databases = 0;
let template: Promise<string> | undefined;

/** An empty database on the test server; closing the store drops it where the server outlives the run. */
export async function postgresForTest(
  table: CommandTable = commands,
): Promise<TestStore | { missing: string }> {
  const server = await testServer();
  if ('missing' in server) return server;
  const from = await (template ??= makeTemplate(server.url));
  databases += 1;
  const name = `octavo_test_${process.pid}_${databases}`;
  await onServer(server.url, `create database ${name} template ${from}`);
  const place = { url: databaseUrl(server.url, name), connections: 4 };
  const store = await openPostgres(place, { commands: table, now: Date.now() });
  return {
    ...store,
    close: async () => {
      await store.close();
      // A server of this run ends with it, and dropping is slow.
      if (!('stop' in server)) await onServer(server.url, `drop database ${name} with (force)`);
    },
  };
}

after(async () => {
  if (template === undefined) return;
  const server = await testServer();
  if ('missing' in server || 'stop' in server) return;
  await onServer(server.url, `drop database if exists ${await template}`);
});

/** A database with the tables made, to copy: quicker than making them for each test. */
async function makeTemplate(url: string): Promise<string> {
  const name = `octavo_test_${process.pid}_template`;
  await onServer(url, `create database ${name}`);
  const store = await openPostgres({ url: databaseUrl(url, name) }, { commands, now: Date.now() });
  await store.close();
  return name;
}

function databaseUrl(url: string, name: string): string {
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}
