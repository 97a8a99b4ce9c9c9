// test-server: the PostgreSQL server of a run of tests: the one that OCTAVO_TEST_POSTGRES names, else one of its own.

import process from 'node:process';
import { after } from 'node:test';

import { startServer } from './own-server.fixture.ts';
import type { OwnServer } from './own-server.fixture.ts';

export interface TestServer {
  /** Of a database in which others may be made. */
  url: string;
}
export type FoundServer = TestServer | { missing: string };

let found: Promise<FoundServer | OwnServer> | undefined;

/** Begun once in a run, and ended with it. */
export const testServer = (): Promise<FoundServer> => (found ??= find());

// Here and not where it is started: there it would belong to the test that asked first.
after(async () => {
  const server = await found;
  if (server !== undefined && 'stop' in server) await server.stop();
});

async function find(): Promise<FoundServer | OwnServer> {
  const given = process.env['OCTAVO_TEST_POSTGRES'];
  return given !== undefined && given !== '' ? { url: given } : startServer();
}
